"""Plan days and dates, pauses, and when a plan can start."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.plan import Pause, Plan, check_pause, check_start
from tests.made_up import (
    MONDAY,
    ONE_DAY,
    a_plan,
    pauses_after,
    plan_days,
    plans,
    start_days,
    week_off,
)


@given(plans(), st.integers(-60, 400))
def test_the_day_of_the_date_of_a_day_is_that_day(plan: Plan, day: int) -> None:
    assert plan.day(plan.date_of(day)) == day


@given(plans(), st.integers(-60, 400))
def test_the_date_of_the_day_of_a_working_date_is_that_date(plan: Plan, offset: int) -> None:
    on = plan.starts_on + offset * ONE_DAY
    if not plan.is_paused(on):
        assert plan.date_of(plan.day(on)) == on


@given(plans(), st.integers(0, 400))
def test_a_day_later_the_plan_is_one_day_on_unless_paused(plan: Plan, offset: int) -> None:
    on = plan.starts_on + offset * ONE_DAY
    assert plan.day(on + ONE_DAY) - plan.day(on) == (not plan.is_paused(on + ONE_DAY))


@given(plans(), plan_days)
def test_due_dates_are_working_days_and_never_fall_into_a_pause(plan: Plan, day: int) -> None:
    due_on = plan.due_on(day)
    assert plan.calendar.works_on(due_on)
    assert not plan.is_paused(due_on)


@given(plans(), plan_days, plan_days)
def test_what_belongs_to_a_later_day_is_not_due_earlier(plan: Plan, one: int, other: int) -> None:
    first, second = sorted((one, other))
    assert plan.starts_on <= plan.due_on(first) <= plan.due_on(second)


@given(start_days.flatmap(lambda day: st.tuples(st.just(day), pauses_after(day))))
def test_pauses_push_the_end_out_by_exactly_their_days(made: tuple) -> None:
    starts_on, pauses = made
    plan = a_plan(starts_on, *pauses)
    end = plan.date_of(120)
    away = sum(pause.days_up_to(end) for pause in pauses)
    assert end == starts_on + timedelta(days=119 + away)


def test_day_one_is_the_day_it_starts_and_the_day_before_is_day_zero() -> None:
    assert a_plan().day(MONDAY) == 1
    assert a_plan().day(MONDAY - ONE_DAY) == 0
    assert a_plan().date_of(120) == date(2026, 6, 29)


def test_an_open_pause_holds_the_day_where_it_stood() -> None:
    plan = a_plan(MONDAY, Pause(MONDAY + 10 * ONE_DAY, None, "sickness"))
    assert plan.day(MONDAY + 10 * ONE_DAY) == plan.day(MONDAY + 300 * ONE_DAY) == 10
    assert plan.clock(MONDAY + 300 * ONE_DAY) == MONDAY + 9 * ONE_DAY


def test_days_off_before_a_start_that_was_moved_later_do_not_count() -> None:
    plan = a_plan(MONDAY, week_off(MONDAY)).starting(MONDAY + 7 * ONE_DAY)
    assert plan.day(MONDAY + 7 * ONE_DAY) == 1


def test_a_pause_cut_by_a_moved_start_counts_from_the_start_only() -> None:
    plan = a_plan(MONDAY, week_off(MONDAY)).starting(MONDAY + 3 * ONE_DAY)
    assert plan.date_of(1) == MONDAY + 7 * ONE_DAY
    assert plan.day(MONDAY + 7 * ONE_DAY) == 1


def test_days_of_leave_do_not_make_a_task_late() -> None:
    """Due on the Friday before a week off: on the Monday after, it is one working day late."""
    plan = a_plan(MONDAY, week_off(MONDAY + 7 * ONE_DAY))
    friday, back_on = MONDAY + 4 * ONE_DAY, MONDAY + 14 * ONE_DAY
    assert plan.due_on(5) == friday
    assert plan.working_days_late(5, friday) == 0
    assert plan.working_days_late(5, back_on - ONE_DAY) == 0
    assert plan.working_days_late(5, back_on) == 1


@given(plans(), plan_days, st.integers(0, 500))
def test_lateness_grows_by_one_on_working_days_only(plan: Plan, day: int, offset: int) -> None:
    today = plan.starts_on + offset * ONE_DAY
    more = plan.working_days_late(day, today + ONE_DAY) - plan.working_days_late(day, today)
    tomorrow_counts = plan.calendar.works_on(today + ONE_DAY) and not plan.is_paused(
        today + ONE_DAY
    )
    assert more == (tomorrow_counts and today >= plan.due_on(day))


def test_the_site_decides_what_day_it_is() -> None:
    late_evening = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    assert a_plan(time_zone="Europe/London").today(late_evening) == date(2026, 3, 2)
    assert a_plan(time_zone="Europe/Tallinn").today(late_evening) == date(2026, 3, 3)
    assert a_plan(time_zone="America/Toronto").today(late_evening) == date(2026, 3, 2)


@pytest.mark.parametrize("year", [1900, 2020, 2029, 2199, 9999])
def test_a_start_far_from_today_is_taken_for_a_slip(year: int) -> None:
    with pytest.raises(PlaybookError, match=f"; 1 January {year} lies outside. Check the year"):
        check_start(date(year, 1, 1), MONDAY)


@pytest.mark.parametrize("days", [-5 * 365, -1, 0, 1, 2 * 365])
def test_a_plan_can_start_in_the_past_today_or_ahead(days: int) -> None:
    assert check_start(MONDAY + days * ONE_DAY, MONDAY) == MONDAY + days * ONE_DAY


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (-1, 5, "on or after the day the plan starts"),
        (5, 4, "ends on or after the day it begins"),
        (12, 30, "overlap"),
        (5, None, "overlap"),
        (16, 16, "overlap"),
        (30, 30 + 3_000, "two years"),
    ],
)
def test_a_pause_that_cannot_be(first: int, last: int | None, why: str) -> None:
    plan = a_plan(MONDAY, week_off(MONDAY + 10 * ONE_DAY))
    last_on = None if last is None else MONDAY + last * ONE_DAY
    with pytest.raises(PlaybookError, match=why):
        check_pause(plan, MONDAY + first * ONE_DAY, last_on)


def test_a_pause_may_touch_another() -> None:
    plan = a_plan(MONDAY, week_off(MONDAY + 10 * ONE_DAY))
    check_pause(plan, MONDAY, MONDAY + 9 * ONE_DAY)
    check_pause(plan, MONDAY + 17 * ONE_DAY, None)
