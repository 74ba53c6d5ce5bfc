"""How far off a forecast would have been."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.staffing.forecast_error import FEWEST_WEEKS, measure
from playbook.staffing.weekly_pattern import ordinary_days

NINE = datetime(2026, 9, 7, 9)
WEEK = timedelta(days=7)


def measured(*contacts: float, weeks: int = 1) -> tuple[float, float, float]:
    volumes = {NINE + n * WEEK: count for n, count in enumerate(contacts)}
    error = measure(ordinary_days(volumes, set()), weeks)
    return error.error_rate, error.bias_rate, error.naive_error_rate


def test_weeks_all_alike_are_forecast_without_error() -> None:
    assert measured(10, 10, 10, 10, 10) == pytest.approx((0, 0, 0))


def test_errors_are_shares_of_the_contacts_that_came() -> None:
    error, bias, naive = measured(10, 10, 10, 10, 20)
    assert (error, bias, naive) == pytest.approx((0.5, -0.5, 0.5))


def test_an_average_beats_repeating_a_freak_week() -> None:
    error, bias, naive = measured(10, 10, 10, 30, 10)
    weights = [0.8**3, 0.8**2, 0.8, 1]
    average = (10 * sum(weights[:3]) + 30) / sum(weights)
    assert error == pytest.approx(average / 10 - 1)
    assert bias > 0
    assert naive == pytest.approx(2)


def test_every_week_asked_for_is_held_back() -> None:
    error, _, naive = measured(10, 10, 10, 10, 20, 40, weeks=2)
    assert (error, naive) == pytest.approx((40 / 60, 40 / 60))


def test_contacts_in_an_interval_never_seen_before_are_missed() -> None:
    volumes = {NINE + n * WEEK: 10.0 for n in range(5)}
    volumes[NINE + 4 * WEEK + timedelta(hours=1)] = 10.0
    error = measure(ordinary_days(volumes, set()), 1)
    assert error.error_rate == pytest.approx(0.5)


def test_the_sentence_warns_where_last_week_serves_as_well() -> None:
    volumes = {NINE + n * WEEK: 10.0 * n for n in range(6)}
    growing = measure(ordinary_days(volumes, set()), 1)
    assert not growing.beats_naive
    assert growing.sentence().startswith("Tested on the last 1 week, held back")
    assert growing.sentence().endswith("use it with care.")


def test_the_sentence_gives_both_errors() -> None:
    volumes = {NINE + n * WEEK: count for n, count in enumerate([10, 10, 10, 30, 10, 10.0])}
    steady = measure(ordinary_days(volumes, set()), 2)
    assert steady.beats_naive
    assert "last 2 weeks" in steady.sentence()
    assert steady.sentence().endswith("would have missed by 200.0\u00a0%.")


@pytest.mark.parametrize(("had", "weeks"), [(0, 1), (1, 1), (4, 1), (5, 2), (3, 4)])
def test_a_short_history_is_refused_in_words(had: int, weeks: int) -> None:
    volumes = {NINE + n * WEEK: 10.0 for n in range(had)}
    needs = f"needs {FEWEST_WEEKS + weeks} weeks of past volumes.*there are {had}\\."
    with pytest.raises(PlaybookError, match=needs):
        measure(ordinary_days(volumes, set()), weeks)


def test_days_of_one_long_week_are_not_weeks() -> None:
    volumes = {NINE + timedelta(days=n): 10.0 for n in range(6)}
    with pytest.raises(PlaybookError, match="there are 1"):
        measure(ordinary_days(volumes, set()), 1)


def test_held_back_weeks_without_contacts_are_refused_in_words() -> None:
    with pytest.raises(PlaybookError, match="No contacts came in the last 1 week"):
        measured(10, 10, 10, 10, 0)


def test_a_forecast_of_no_weeks_is_refused_in_words() -> None:
    with pytest.raises(PlaybookError, match="forecast of 0 weeks"):
        measure({date(2026, 9, 7): {}}, 0)


@given(st.lists(st.floats(1, 1_000), min_size=6, max_size=30))
def test_errors_are_never_below_nothing(contacts: list[float]) -> None:
    error, bias, naive = measured(*contacts, weeks=2)
    assert error >= abs(bias) - 1e-9
    assert naive >= 0
