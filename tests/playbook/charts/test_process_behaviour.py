"""Charts under the default rules: frozen baselines, rebases, gaps, and answers in words."""

from datetime import date, timedelta

import pytest

from playbook.charts.assurance import Assurance
from playbook.charts.labels import Variation
from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.process_behaviour import process_chart
from playbook.charts.rule_sets import DAY120, MDC, PTD, WHEELER, Direction, rule_set
from playbook.charts.segment import State
from playbook.charts.series import Observation
from playbook.charts.signals import Signal
from playbook.errors import PlaybookError
from tests.playbook.weeks import steady, week, weekly

UP = ChartOptions(direction=Direction.INCREASE)


def test_a_frozen_baseline_sets_the_limits_and_later_points_do_not_move_them() -> None:
    base = steady(20)
    frozen = ChartOptions(direction=Direction.INCREASE, baseline_points=20)
    alone = process_chart(weekly(base), UP).segments[0]
    joined = process_chart(weekly([*base, 90, 91, 92]), frozen).segments[0]
    assert (joined.mean, joined.lower, joined.upper) == (alone.mean, alone.lower, alone.upper)
    assert joined.baseline_points == 20


def test_limits_of_a_hand_worked_series() -> None:
    chart = process_chart(weekly([10, 12, 9, 11, 13, 10]), UP)
    segment = chart.segments[0]
    assert segment.average_moving_range == pytest.approx(12 / 5)
    assert segment.mean == pytest.approx(65 / 6)
    assert segment.upper == pytest.approx(65 / 6 + 2.66 * 2.4)
    assert segment.lower == pytest.approx(65 / 6 - 2.66 * 2.4)


def test_a_missing_value_gives_no_moving_range_and_does_not_break_a_run() -> None:
    high = [75.0, 74.8, 75.1, None, 75.2, 74.9, 75.3, 75.0]
    options = ChartOptions(direction=Direction.INCREASE, baseline_points=20)
    chart = process_chart(weekly([*steady(20), *high]), options)
    assert all(Signal.SHIFT_HIGH in p.signals for p in chart.points[20:] if p.value is not None)
    assert chart.points[23].variation is Variation.COMMON_CAUSE
    assert chart.notes == ("1 value of 28 is missing and left out.",)


def test_the_reference_rules_let_a_missing_value_break_a_run_and_never_crash() -> None:
    high = [75.0, 74.8, 75.1, None, 75.2, 74.9, 75.3, 75.0]
    options = ChartOptions(Direction.INCREASE, PTD, baseline_points=20)
    chart = process_chart(weekly([*steady(20), *high]), options)
    assert not any(Signal.SHIFT_HIGH in p.signals for p in chart.points)


def test_no_moving_range_crosses_absent_weeks() -> None:
    rows = weekly([10, 12, 10, 12, 10, 12, 30, 32, 30, 32, 30, 32])
    shifted = rows[:6] + [Observation(r.on + timedelta(weeks=4), r.value) for r in rows[6:]]
    chart = process_chart(shifted, ChartOptions(screening=False))
    assert chart.segments[0].average_moving_range == pytest.approx(2)
    assert "4 periods without any value, just before 16 March 2026." in chart.notes


def test_closed_weekends_in_daily_values_are_no_gaps() -> None:
    days = [date(2026, 1, 5) + timedelta(days=n) for n in range(28)]
    rows = [Observation(on, 10 + on.day % 3) for on in days if on.weekday() < 5]
    assert not any("period" in note for note in process_chart(rows, UP).notes)


def test_a_trailing_missing_value_leaves_the_icon_to_the_last_known_one() -> None:
    options = ChartOptions(direction=Direction.INCREASE, baseline_points=20)
    chart = process_chart(weekly([*steady(20), 90, None]), options)
    assert chart.variation is Variation.IMPROVEMENT_HIGH


def test_a_rebase_between_two_points_starts_at_the_next_one_and_says_so() -> None:
    options = ChartOptions(rebase_on=(week(15) - timedelta(days=3),))
    chart = process_chart(weekly([*steady(15), *steady(15, 80)]), options)
    assert [segment.points for segment in chart.segments] == [15, 15]
    assert "the rebase starts at the next one, 20 April 2026" in chart.notes[0]


def test_the_reference_ignores_a_rebase_on_no_value_s_date_but_says_so() -> None:
    options = ChartOptions(rules=PTD, rebase_on=(week(15) - timedelta(days=3),))
    chart = process_chart(weekly([*steady(15), *steady(15, 80)]), options)
    assert len(chart.segments) == 1
    assert "changes nothing" in chart.notes[0]


def test_a_rebase_after_the_last_value_waits() -> None:
    chart = process_chart(weekly(steady(15)), ChartOptions(rebase_on=(week(40),)))
    assert chart.notes == ("There is no value yet from the rebase on 12 October 2026.",)


def test_percentages_have_limits_inside_nought_and_a_hundred() -> None:
    rows = weekly([0.97, 0.99, 0.96, 1.0, 0.98, 0.95, 1.0, 0.97, 0.99, 0.96, 1.0, 0.98, 0.97])
    inside = process_chart(rows, ChartOptions(lowest=0, highest=1)).segments[0]
    outside = process_chart(rows, ChartOptions(rules=PTD, lowest=0, highest=1)).segments[0]
    assert inside.upper == 1
    assert outside.upper is not None
    assert outside.upper > 1


def test_fewer_than_six_values_have_no_limits_and_six_to_twelve_are_on_trial() -> None:
    few = process_chart(weekly(steady(12)[:5]), UP)
    assert (few.segments[0].state, few.segments[0].upper) == (State.TOO_FEW, None)
    assert few.variation is Variation.NOT_JUDGED
    assert few.notes == ("Only 5 values; limits are drawn from 6.",)
    trial = process_chart(weekly(steady(12)), UP)
    assert trial.segments[0].trial
    assert trial.notes == ("Trial limits: 12 values so far, and 13 are needed to rely on them.",)
    assert not process_chart(weekly(steady(13)), UP).segments[0].trial


def test_no_values_at_all_are_answered_in_words() -> None:
    assert process_chart([], UP).variation is Variation.NOT_JUDGED
    missing = process_chart(weekly([None] * 8), UP)
    assert missing.segments[0].state is State.EMPTY
    assert "There are no values." in missing.notes


def test_a_kpi_at_a_hundred_percent_every_week_is_never_shown_as_failing() -> None:
    for rules in (DAY120, MDC, WHEELER):
        options = ChartOptions(Direction.INCREASE, rules, target=0.95, highest=1)
        chart = process_chart(weekly([1.0] * 20), options)
        assert chart.variation is Variation.NOT_JUDGED
        assert chart.assurance is Assurance.NOT_JUDGED
        assert not any(point.signals for point in chart.points)


def test_the_reference_calls_a_constant_series_hit_or_miss() -> None:
    options = ChartOptions(Direction.INCREASE, PTD, target=0.95)
    chart = process_chart(weekly([1.0] * 20), options)
    assert chart.variation is Variation.COMMON_CAUSE
    assert chart.assurance is Assurance.HIT_OR_MISS


def test_unsorted_rows_give_the_same_chart() -> None:
    rows = weekly(steady(20))
    assert process_chart(rows[::-1], UP) == process_chart(rows, UP)


def test_the_same_row_twice_counts_once_and_two_values_for_one_date_count_not_at_all() -> None:
    rows = weekly(steady(20))
    assert process_chart([*rows, rows[3]], UP) == process_chart(rows, UP)
    disputed = process_chart([*rows, Observation(week(3), 99.0)], UP)
    assert disputed.points[3].value is None
    assert "different values for 26 January 2026" in disputed.notes[0]


def test_values_that_are_no_numbers_are_missing() -> None:
    rows = weekly([*steady(14), float("nan"), float("inf")])
    chart = process_chart(rows, UP)
    assert [point.value for point in chart.points[14:]] == [None, None]


def test_making_data_count_counts_points_beyond_the_limits_in_two_of_three() -> None:
    # One value between two and three sigma, then one beyond, with the mean's side kept.
    base = [10.0, 11.0] * 10
    rows = weekly([*base, 12.8, 10.8, 14.5])
    mdc = ChartOptions(Direction.INCREASE, MDC, baseline_points=20)
    ptd = ChartOptions(Direction.INCREASE, PTD, baseline_points=20)
    assert Signal.TWO_OF_THREE_HIGH in process_chart(rows, mdc).points[20].signals
    assert Signal.TWO_OF_THREE_HIGH not in process_chart(rows, ptd).points[20].signals


def test_making_data_count_shows_the_improvement_where_a_point_is_both() -> None:
    falling_but_high = [80.0, 79.5, 79.0, 78.5, 78.0, 77.5, 77.0, 76.5]
    rows = weekly([*steady(20, 70, 8), *falling_but_high])
    by_rules = {
        rules.name: process_chart(rows, ChartOptions(Direction.INCREASE, rules, baseline_points=20))
        for rules in (PTD, MDC)
    }
    assert by_rules["ptd"].points[-1].variation is Variation.CONCERN_LOW
    assert by_rules["mdc"].points[-1].variation is Variation.IMPROVEMENT_HIGH
    assert {Signal.FALLING, Signal.SHIFT_HIGH} <= set(by_rules["mdc"].points[-1].signals)


def test_wheeler_needs_a_run_of_eight_and_knows_no_trends() -> None:
    options = ChartOptions(Direction.INCREASE, WHEELER, baseline_points=20)
    base = [*steady(20, 70, 8)[:19], 68.0]
    seven = process_chart(weekly([*base, *[72.0] * 7]), options)
    eight = process_chart(weekly([*base, *[72.0] * 8]), options)
    assert not any(point.signals for point in seven.points[20:])
    assert all(point.label is Signal.SHIFT_HIGH for point in eight.points[20:])


def test_the_hinge_between_two_trends_belongs_to_the_later_one() -> None:
    wide, rising, falling = [0.0, 20.0] * 10, range(11, 18), range(16, 10, -1)
    options = ChartOptions(rules=PTD, baseline_points=20)
    chart = process_chart(weekly([*wide, *map(float, rising), *map(float, falling)]), options)
    assert chart.points[25].label is Signal.RISING
    assert chart.points[26].label is Signal.FALLING


def test_a_target_is_judged_from_thirteen_values_on() -> None:
    options = ChartOptions(Direction.INCREASE, target=100)
    assert process_chart(weekly(steady(12)), options).assurance is Assurance.NOT_JUDGED
    assert process_chart(weekly(steady(13)), options).assurance is Assurance.FALLS_SHORT


def test_options_that_contradict_themselves_are_refused_in_words() -> None:
    with pytest.raises(PlaybookError, match="at least one point"):
        ChartOptions(baseline_points=0)
    with pytest.raises(PlaybookError, match="below the highest"):
        ChartOptions(lowest=1, highest=0)
    with pytest.raises(PlaybookError, match="Choose one of: day120, ptd, mdc, wheeler"):
        rule_set("western electric")


def test_a_ratio_without_sizes_is_charted_by_its_values_alone() -> None:
    options = ChartOptions(Direction.INCREASE, kind=ChartKind.P_PRIME)
    rows = weekly([value / 100 for value in steady(20)])
    chart = process_chart(rows, options)
    plain = process_chart(rows, ChartOptions(Direction.INCREASE, lowest=0, highest=1))
    assert chart.points == plain.points
    assert "uses the values alone" in chart.notes[0]
