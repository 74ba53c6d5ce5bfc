"""Tasks that come round again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.repeat import Repeat, add_months, next_occurrence, occurrence_on
from tests.made_up import start_days

repeats = st.sampled_from(Repeat)
numbers = st.integers(1, 40)


@given(start_days, repeats, numbers)
def test_each_occurrence_is_later_than_the_one_before(
    first_on: date, repeat: Repeat, number: int
) -> None:
    assert occurrence_on(first_on, repeat, 1) == first_on
    assert occurrence_on(first_on, repeat, number) < occurrence_on(first_on, repeat, number + 1)


@given(start_days, repeats, numbers, st.integers(-500, 2_000))
def test_missed_rounds_never_pile_up(
    first_on: date, repeat: Repeat, number: int, days: int
) -> None:
    today = first_on + timedelta(days=days)
    following = next_occurrence(first_on, repeat, number, today)
    assert following > number
    assert occurrence_on(first_on, repeat, following) > today
    assert following == number + 1 or occurrence_on(first_on, repeat, following - 1) <= today


@given(start_days, numbers)
def test_weeks_keep_their_weekday(first_on: date, number: int) -> None:
    assert occurrence_on(first_on, Repeat.WEEKLY, number).weekday() == first_on.weekday()


@given(start_days, st.sampled_from([Repeat.MONTHLY, Repeat.QUARTERLY, Repeat.YEARLY]), numbers)
def test_months_keep_their_day_or_end_early(first_on: date, repeat: Repeat, number: int) -> None:
    on = occurrence_on(first_on, repeat, number)
    assert on.day == first_on.day or (on + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_the_thirty_first_becomes_a_months_last_day(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


def test_a_short_month_does_not_shorten_the_next() -> None:
    dates = [occurrence_on(date(2026, 1, 31), Repeat.MONTHLY, n) for n in (1, 2, 3)]
    assert [d.day for d in dates] == [31, 28, 31]


def test_done_early_a_task_comes_again_in_its_own_week() -> None:
    assert next_occurrence(date(2026, 3, 6), Repeat.WEEKLY, 1, date(2026, 3, 2)) == 2
