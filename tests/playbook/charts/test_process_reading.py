"""Both icons in one line of words, and amounts as a reader says them."""

from datetime import date

import pytest

from playbook.amounts import (
    Unit,
    amount,
    counted,
    day,
    difference,
    interval,
    listed,
    percentage,
    size,
)
from playbook.charts.assurance import Assurance, assurance
from playbook.charts.options import ChartOptions
from playbook.charts.process_behaviour import process_chart
from playbook.charts.reading import reading
from playbook.charts.rule_sets import Direction
from tests.playbook.weeks import steady, weekly

INCREASE, DECREASE = Direction.INCREASE, Direction.DECREASE


@pytest.mark.parametrize(
    ("target", "direction", "expected"),
    [
        (81, INCREASE, Assurance.FALLS_SHORT),
        (80, INCREASE, Assurance.HIT_OR_MISS),
        (70, INCREASE, Assurance.HIT_OR_MISS),
        (59, INCREASE, Assurance.PASSES),
        (81, DECREASE, Assurance.PASSES),
        (60, DECREASE, Assurance.HIT_OR_MISS),
        (59, DECREASE, Assurance.FALLS_SHORT),
        (70, Direction.NEUTRAL, Assurance.NOT_JUDGED),
        (None, INCREASE, Assurance.NOT_JUDGED),
    ],
)
def test_limits_from_60_to_80_against_a_target(target, direction, expected) -> None:  # type: ignore[no-untyped-def]
    assert assurance(target, direction, 60, 80) is expected


@pytest.mark.parametrize(
    ("values", "target", "words"),
    [
        (steady(20), None, "Ordinary variation: nothing in the latest value calls for"),
        (steady(20), 90, "consistently falls short of the target of 90; it has to change."),
        (steady(20), 50, "The process as it is consistently meets the target of 50."),
        (steady(20), 70, "meets the target of 70 in some periods and misses it in others."),
        ([*steady(20), 95], None, "Improvement: values are higher than ordinary variation"),
        ([*steady(20), 45], None, "(below the lower limit, 25 May 2026)."),
        ([], None, "There are no values yet."),
        ([], 5, "There are no values to hold against the target of 5."),
        ([1, 2, 3], None, "Too few values to judge: 6 are needed for limits."),
        (steady(12), 70, "is judged from 13 values on."),
        ([9.0] * 20, 8, "Every value meets the target of 8; without variation"),
        ([9.0] * 20, 10, "Every value misses the target of 10; without variation"),
    ],
)
def test_a_chart_reads_in_one_line(values, target, words) -> None:  # type: ignore[no-untyped-def]
    chart = process_chart(weekly(values), ChartOptions(INCREASE, target=target))
    assert words in reading(chart, Unit.NUMBER)


def test_a_target_without_a_direction_is_not_judged() -> None:
    chart = process_chart(weekly(steady(20)), ChartOptions(target=70))
    assert "Nobody said which way is better" in reading(chart, Unit.NUMBER)


def test_amounts_as_a_reader_says_them() -> None:
    assert amount(0.724, Unit.RATE) == "72.4 %"
    assert amount(385, Unit.SECONDS) == "6 min 25 s"
    assert amount(12345.6, Unit.NUMBER) == "12,346"
    assert difference(0.021, Unit.RATE) == "+2.1 points"
    assert amount(48, Unit.SECONDS) == "48 seconds"
    assert amount(15_420, Unit.SECONDS) == "4 h 17 min"
    assert difference(-2_483, Unit.SECONDS) == "−41 min 23 s"
    assert interval(-5, 75, Unit.SECONDS) == "−5 s to +1 min 15 s"
    assert difference(-12.5, Unit.SECONDS) == "−12.5 seconds"
    assert difference(0.0, Unit.RATE) == "0 points"
    assert interval(0.006, 0.036, Unit.RATE) == "+0.6 to +3.6 points"
    assert interval(-0.0001, 0.02, Unit.RATE) == "−0.01 to +2.00 points"
    assert size(-0.012, Unit.RATE) == "1.2 points"
    assert [percentage(rate) for rate in (0.001, 0.62, 0.999)] == ["under 1 %", "62 %", "over 99 %"]
    assert day(date(2026, 11, 21)) == "21 November 2026"
    assert (counted(1, "value"), counted(2, "value")) == ("1 value", "2 values")
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")
