"""Time and contacts between rare events."""

from datetime import date, timedelta

import pytest

from playbook.charts.labels import Variation
from playbook.charts.rare_events import g_chart, t_chart
from playbook.charts.signals import Signal

START = date(2025, 1, 6)
GAPS = [20, 35, 12, 28, 40, 16, 30, 22, 25, 18, 33, 27]


def days_of(gaps: list[int]) -> list[date]:
    days = [START]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    return days


def test_ordinary_gaps_are_no_signal_and_limits_surround_them() -> None:
    chart = t_chart(days_of(GAPS))
    assert [point.gap for point in chart.points] == [float(gap) for gap in GAPS]
    assert all(point.label is Signal.NONE for point in chart.points)
    assert chart.lower is not None
    assert chart.upper is not None
    assert chart.lower < min(GAPS) < max(GAPS) < chart.upper


def test_a_very_long_gap_is_an_improvement() -> None:
    last = t_chart(days_of([*GAPS, 400])).points[-1]
    assert (last.label, last.variation) == (Signal.ABOVE_UPPER, Variation.IMPROVEMENT_HIGH)


def test_events_every_other_day_are_a_concern() -> None:
    points = t_chart(days_of([*GAPS, *GAPS, *[1] * 7])).points
    assert points[-1].variation is Variation.CONCERN_LOW


def test_the_order_of_events_does_not_matter_and_two_on_one_day_are_a_gap_of_nought() -> None:
    days = days_of([*GAPS, 0])
    assert t_chart(days[::-1]) == t_chart(days)
    assert t_chart(days).points[-1].gap == 0


def test_too_few_events_are_answered_in_words() -> None:
    assert t_chart([]).notes == ("There are 0 gaps between events; limits need 6.",)
    assert t_chart(days_of([20] * 3)).points[0].variation is Variation.NOT_JUDGED
    assert t_chart(days_of([20] * 9)).notes == (
        "All gaps are alike, so there is no variation to judge.",
    )


def test_contacts_between_events_have_geometric_limits() -> None:
    gaps = [900, 1500, 300, 2100, 1200, 600, 400, 1000]
    chart = g_chart(list(zip(days_of(gaps)[1:], gaps, strict=True)))
    mean = sum(gaps) / 8
    assert chart.upper == pytest.approx(mean + 3 * (mean * (mean + 1)) ** 0.5)
    assert chart.lower == 0
    assert chart.centre == pytest.approx(0.693 * mean)
    assert all(point.label is Signal.NONE for point in chart.points)


def test_very_many_contacts_between_events_are_an_improvement() -> None:
    gaps = [900, 1500, 300, 2100, 1200, 600, 400, 1000] * 2 + [9000]
    chart = g_chart(list(zip(days_of([7] * 17)[1:], gaps, strict=True)))
    assert chart.points[-1].label is Signal.ABOVE_UPPER
    assert g_chart([(START, 5)] * 3).notes[0].startswith("There are 3 gaps")
