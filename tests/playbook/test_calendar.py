"""Working weeks, shift patterns and public holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.calendar import ShiftPattern, WorkingCalendar
from playbook.errors import PlaybookError
from tests.made_up import MONDAY, ONE_DAY, calendars, shifts

offsets = st.integers(0, 300)


def test_a_usual_week_works_monday_to_friday() -> None:
    worked = [WorkingCalendar().works_on(MONDAY + n * ONE_DAY) for n in range(7)]
    assert worked == [True] * 5 + [False] * 2


def test_nobody_works_on_a_public_holiday() -> None:
    good_friday = date(2026, 4, 3)
    calendar = WorkingCalendar(holidays=frozenset({good_friday}))
    assert not calendar.works_on(good_friday)
    assert calendar.on_or_before(good_friday, MONDAY) == date(2026, 4, 2)


def test_four_on_four_off_takes_no_notice_of_weekends() -> None:
    calendar = WorkingCalendar(shift=ShiftPattern(4, 4, MONDAY))
    worked = [calendar.works_on(MONDAY + n * ONE_DAY) for n in range(12)]
    assert worked == [True] * 4 + [False] * 4 + [True] * 4


@given(shifts, st.integers(-400, 400))
def test_a_shift_pattern_comes_round_again_also_before_its_first_day(
    shift: ShiftPattern, offset: int
) -> None:
    day = MONDAY + offset * ONE_DAY
    length = timedelta(days=shift.days_on + shift.days_off)
    assert shift.works_on(day) == shift.works_on(day + length) == shift.works_on(day - length)


@pytest.mark.parametrize(("on", "off"), [(0, 4), (29, 1), (4, -1), (4, 29)])
def test_a_shift_pattern_that_cannot_be(on: int, off: int) -> None:
    with pytest.raises(PlaybookError, match="1 to 28 days on"):
        ShiftPattern(on, off, MONDAY)


def test_a_week_without_a_working_day_is_refused() -> None:
    with pytest.raises(PlaybookError, match="at least one working day"):
        WorkingCalendar(frozenset())


@given(calendars(), offsets)
def test_the_last_working_day_up_to_a_day_has_none_after_it(
    calendar: WorkingCalendar, offset: int
) -> None:
    day = MONDAY + offset * ONE_DAY
    found = calendar.on_or_before(day, MONDAY)
    assert calendar.works_on(found)
    between = [found + n * ONE_DAY for n in range(1, (day - found).days + 1)]
    assert not any(calendar.works_on(each) for each in between)


@given(calendars(), offsets, offsets)
def test_working_days_add_up(calendar: WorkingCalendar, one: int, two: int) -> None:
    middle = MONDAY + one * ONE_DAY
    end = middle + two * ONE_DAY
    whole = calendar.working_days_after(MONDAY, end)
    parts = calendar.working_days_after(MONDAY, middle), calendar.working_days_after(middle, end)
    assert whole == sum(parts)


def test_no_working_day_has_passed_before_the_due_date() -> None:
    assert WorkingCalendar().working_days_after(MONDAY, MONDAY - 30 * ONE_DAY) == 0
    assert WorkingCalendar().working_days_after(MONDAY, MONDAY) == 0
    assert WorkingCalendar().working_days_after(MONDAY, MONDAY + 7 * ONE_DAY) == 5


@given(calendars(), st.integers(-30, 30), offsets)
def test_working_days_are_counted_as_if_day_by_day(
    calendar: WorkingCalendar, start: int, length: int
) -> None:
    due = MONDAY + start * ONE_DAY
    one_by_one = sum(calendar.works_on(due + n * ONE_DAY) for n in range(1, length + 1))
    assert calendar.working_days_after(due, due + length * ONE_DAY) == one_by_one
    assert calendar.working_days_after(due, due - ONE_DAY) == 0
