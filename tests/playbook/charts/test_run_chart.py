"""Runs about the median."""

from playbook.charts.run_chart import run_chart
from tests.playbook.weeks import steady, weekly


def test_twenty_four_points_allow_a_run_of_eight_and_eight_crossings() -> None:
    chart = run_chart(weekly(steady(24)))
    assert (chart.points, chart.longest_expected, chart.fewest_expected) == (24, 8, 8)
    assert not chart.shifted


def test_a_step_half_way_is_more_than_chance() -> None:
    chart = run_chart(weekly([*steady(12), *steady(12, level=80)]))
    assert chart.shifted
    assert chart.sentence == "A run of 12 on one side of the median; chance explains up to 8."


def test_few_crossings_without_a_long_run_are_more_than_chance() -> None:
    chart = run_chart(weekly(([1.0] * 6 + [2.0] * 6) * 2))
    assert chart.shifted
    assert chart.sentence.startswith("The median is crossed 3 times")


def test_values_on_the_median_and_missing_ones_do_not_count() -> None:
    chart = run_chart(weekly([1, 3, None, 2, 1, 3, 2, 1, 3, 1, 3, 1, 3, 1, 3]))
    assert (chart.median, chart.points) == (2, 12)


def test_too_few_values_are_answered_in_words() -> None:
    assert run_chart([]).sentence == "There are no values."
    assert "from 10 values" in run_chart(weekly([1, 2, 3])).sentence
    assert "from 10 values" in run_chart(weekly([5.0] * 30)).sentence


def test_very_long_series_are_judged_too() -> None:
    chart = run_chart(weekly([1.0, 2.0] * 700))
    assert not chart.shifted
    assert chart.fewest_expected is not None
    assert 660 < chart.fewest_expected < 680
