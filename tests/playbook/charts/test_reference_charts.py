"""The `ptd` rules against worked charts of the reference, point by point."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from playbook.charts.assurance import Assurance
from playbook.charts.chart import Chart
from playbook.charts.labels import Variation
from playbook.charts.options import ChartOptions
from playbook.charts.process_behaviour import process_chart
from playbook.charts.rule_sets import PTD, Direction
from playbook.charts.series import Observation
from playbook.charts.signals import Signal

CASES = json.loads(Path(__file__).with_name("reference_charts.json").read_text("utf-8"))
LETTERS = {
    Signal.ABOVE_UPPER: "H",
    Signal.BELOW_LOWER: "L",
    Signal.RISING: "R",
    Signal.FALLING: "F",
    Signal.TWO_OF_THREE_HIGH: "T",
    Signal.TWO_OF_THREE_LOW: "t",
    Signal.SHIFT_HIGH: "S",
    Signal.SHIFT_LOW: "s",
    Signal.NONE: ".",
}
KINDS = {
    Variation.COMMON_CAUSE: ".",
    Variation.IMPROVEMENT_HIGH: "+",
    Variation.IMPROVEMENT_LOW: "+",
    Variation.CONCERN_HIGH: "-",
    Variation.CONCERN_LOW: "-",
    Variation.NEUTRAL_HIGH: "^",
    Variation.NEUTRAL_LOW: "v",
}


def drawn(case: dict[str, Any]) -> Chart:
    rows = [Observation(date.fromisoformat(on), value) for on, value in case["rows"]]
    options = ChartOptions(
        direction=Direction(case["direction"]),
        rules=PTD,
        screening=case["screening"],
        baseline_points=case["baseline_points"],
        rebase_on=tuple(map(date.fromisoformat, case["rebase_on"])),
        target=case["target"],
    )
    return process_chart(rows, options)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_limits_agree_to_nine_decimals(case: dict[str, Any]) -> None:
    found = drawn(case).segments
    assert [s.points for s in found] == [s[0] for s in case["segments"]]
    assert [s.screened_out for s in found] == [s[4] for s in case["segments"]]
    for segment, (_, mean, lower, upper, _) in zip(found, case["segments"], strict=True):
        assert segment.mean == pytest.approx(mean, rel=1e-9, abs=1e-9)
        assert segment.lower == pytest.approx(lower, rel=1e-9, abs=1e-9)
        assert segment.upper == pytest.approx(upper, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_point_has_the_same_label_and_meaning(case: dict[str, Any]) -> None:
    points = drawn(case).points
    assert "".join(LETTERS[point.label] for point in points) == case["labels"]
    assert "".join(KINDS[point.variation] for point in points) == case["kinds"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_both_icons_are_the_same(case: dict[str, Any]) -> None:
    chart = drawn(case)
    assert chart.variation is Variation[case["variation"]]
    assert chart.assurance is Assurance[case["assurance"]]
