"""Charts for ratios with known denominators."""

import random
from itertools import pairwise
from math import sqrt

import pytest

from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.process_behaviour import process_chart
from playbook.charts.ratio_chart import ratio_limits
from playbook.charts.rule_sets import Direction
from playbook.charts.segment import State
from playbook.charts.series import Observation
from playbook.charts.signals import Signal
from tests.playbook.weeks import week, weekly

P_PRIME = ChartOptions(Direction.INCREASE, kind=ChartKind.P_PRIME, screening=False)


def test_limits_of_a_hand_worked_share() -> None:
    values, sizes = [0.6, 0.8, 0.6, 0.8], [100.0, 100.0, 400.0, 400.0]
    found = ratio_limits(values, sizes, 4, screening=False, is_share=True)
    centre = 700 / 1000
    small, large = sqrt(centre * 0.3 / 100), sqrt(centre * 0.3 / 400)
    scores = [-0.1 / small, 0.1 / small, -0.1 / large, 0.1 / large]
    steps = [abs(b - a) for a, b in pairwise(scores)]
    spread = sum(steps) / 3 / 1.128
    assert found.centre == pytest.approx(centre)
    assert found.spread == pytest.approx(spread)
    assert found.lines[0] is not None
    assert found.lines[3] is not None
    assert found.lines[0].upper == pytest.approx(centre + 3 * spread * small)
    assert found.lines[3].near_lower == pytest.approx(centre - 2 * spread * large)


def test_limits_of_a_hand_worked_rate() -> None:
    found = ratio_limits([0.02, 0.04], [1000.0, 1000.0], 2, screening=False, is_share=False)
    noise = sqrt(0.03 / 1000)
    assert found.spread == pytest.approx(0.02 / noise / 1.128)
    assert found.lines[0] is not None
    assert found.lines[0].lower == pytest.approx(0.03 - 3 * 0.02 / 1.128)


def test_more_contacts_make_narrower_limits_and_shares_stay_inside_0_and_1() -> None:
    values = [0.96, 0.99, 0.97, 0.98, 0.95, 1.0, 0.97, 0.99]
    rows = [Observation(week(n), v, 50 if n % 2 else 800) for n, v in enumerate(values)]
    points = process_chart(rows, P_PRIME).points
    assert points[0].upper is not None
    assert points[1].lower is not None
    assert points[0].lower is not None
    assert points[1].lower < points[0].lower
    assert all(point.upper is not None and point.upper <= 1 for point in points)


def test_many_contacts_with_ordinary_weekly_variation_are_no_alarm() -> None:
    """Where a plain p chart flags a quarter of the weeks."""
    chance = random.Random(1)
    rows = [
        Observation(week(n), 0.70 + chance.gauss(0, 0.015), chance.randint(4000, 8000))
        for n in range(200)
    ]
    points = process_chart(rows, P_PRIME).points
    outside = [p for p in points if {Signal.ABOVE_UPPER, Signal.BELOW_LOWER} & set(p.signals)]
    assert len(outside) <= 6


def test_a_value_without_its_number_of_cases_is_left_out_and_told() -> None:
    rows = [Observation(week(n), 0.7 + n % 3 / 50, None if n == 4 else 500) for n in range(20)]
    chart = process_chart(rows, P_PRIME)
    assert chart.points[4].value is None
    assert chart.notes[0] == "1 value is left out: the number of cases is not known."


def test_every_call_solved_every_week_has_no_variation_to_judge() -> None:
    chart = process_chart(weekly([1.0] * 20, 500), P_PRIME)
    assert chart.segments[0].state is State.NO_VARIATION
    assert not any(point.signals for point in chart.points)


def test_a_jump_in_complaints_per_contact_is_a_signal() -> None:
    values = [0.010, 0.012, 0.009, 0.011, 0.010, 0.012, 0.011, 0.009] * 3
    options = ChartOptions(Direction.DECREASE, kind=ChartKind.U_PRIME, baseline_points=24)
    chart = process_chart(weekly([*values, 0.03], 5000), options)
    assert chart.points[-1].label is Signal.ABOVE_UPPER
    assert chart.variation.is_concern
