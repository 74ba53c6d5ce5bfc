"""What past weeks say of a coming day."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.staffing.weekly_pattern import (
    WEEKLY_MEMORY,
    by_interval,
    last_week_again,
    ordinary_days,
    weighted_average,
)

MONDAY = date(2026, 9, 7)
NINE = datetime(2026, 9, 7, 9)
WEEK = timedelta(days=7)


def mondays(*contacts: float) -> dict[datetime, float]:
    return {NINE + n * WEEK: count for n, count in enumerate(contacts)}


def test_recent_weeks_count_more() -> None:
    days = ordinary_days(mondays(10, 20), set())
    expected = (20 + WEEKLY_MEMORY * 10) / (1 + WEEKLY_MEMORY)
    coming = weighted_average(days, [MONDAY + 2 * WEEK])
    assert coming == {NINE + 2 * WEEK: pytest.approx(expected)}


def test_the_naive_forecast_repeats_the_latest_of_each_weekday() -> None:
    days = ordinary_days(mondays(10, 20) | {NINE + timedelta(days=1): 7}, set())
    wanted = [MONDAY + 2 * WEEK, MONDAY + 2 * WEEK + timedelta(days=1)]
    assert list(last_week_again(days, wanted).values()) == [20, 7]


def test_a_missing_day_is_not_a_day_without_contacts() -> None:
    volumes = {NINE: 12.0, NINE + 2 * WEEK: 12.0}
    coming = weighted_average(ordinary_days(volumes, set()), [MONDAY + 3 * WEEK])
    assert list(coming.values()) == [pytest.approx(12)]


def test_an_interval_missing_from_a_day_with_others_had_no_contacts() -> None:
    ten = timedelta(hours=1)
    volumes = {NINE: 8.0, NINE + ten: 4.0, NINE + WEEK: 8.0}
    coming = weighted_average(ordinary_days(volumes, set()), [MONDAY + 2 * WEEK])
    at_ten = WEEKLY_MEMORY * 4 / (1 + WEEKLY_MEMORY)
    assert list(coming.values()) == pytest.approx([8, at_ten])


def test_unusual_days_teach_nothing() -> None:
    days = ordinary_days(mondays(10, 900, 10), {MONDAY + WEEK})
    assert list(weighted_average(days, [MONDAY + 3 * WEEK]).values()) == [pytest.approx(10)]


def test_a_weekday_never_seen_gets_no_contacts() -> None:
    days = ordinary_days(mondays(10), set())
    assert weighted_average(days, [MONDAY + timedelta(days=6)]) == {}


def test_days_laid_out_by_interval_are_the_volumes_again() -> None:
    volumes = mondays(10, 20)
    assert by_interval(ordinary_days(volumes, set())) == volumes


@given(st.lists(st.floats(0, 10_000), min_size=1, max_size=30))
def test_an_average_lies_between_the_quietest_and_the_busiest_week(contacts: list[float]) -> None:
    days = ordinary_days(mondays(*contacts), set())
    (expected,) = weighted_average(days, [MONDAY + 40 * WEEK]).values()
    assert min(contacts) - 1e-6 <= expected <= max(contacts) + 1e-6
