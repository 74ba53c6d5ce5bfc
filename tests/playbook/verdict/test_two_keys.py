"""The two-key rule on made-up weeks of which the truth is known."""

import random

from playbook.charts.options import ChartOptions
from playbook.charts.rule_sets import Direction
from playbook.verdict.two_keys import two_keys
from tests.playbook.weeks import week, weekly

OPTIONS = ChartOptions(direction=Direction.INCREASE)


def called_improved(shift: float, series: int) -> tuple[float, float]:
    """Share of series in which the chart alone, and both keys, see something good."""
    chance = random.Random(120)
    chart = both = 0
    for _ in range(series):
        values = [chance.gauss(0, 1) for _ in range(20)]
        values += [chance.gauss(shift, 1) for _ in range(12)]
        keys = two_keys(weekly(values), week(20), OPTIONS)
        chart, both = chart + bool(keys.high), both + (keys.sign > 0)
    return chart / series, both / series


def test_the_chart_alone_cries_wolf_far_more_often_than_two_keys() -> None:
    chart, both = called_improved(0.0, 400)
    assert both <= 0.03
    assert chart >= 3 * both
    assert 0.07 < chart < 0.19


def test_a_real_change_of_two_sigma_is_nearly_always_seen() -> None:
    assert called_improved(2.0, 100)[1] >= 0.95


def test_a_change_of_half_a_sigma_is_mostly_missed() -> None:
    assert called_improved(0.5, 200)[1] < 0.3
