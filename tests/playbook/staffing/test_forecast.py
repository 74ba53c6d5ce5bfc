"""A forecast of the coming weeks, and the agents it asks for."""

from datetime import date, datetime, time, timedelta

import pytest

from playbook.errors import PlaybookError
from playbook.staffing.forecast import Forecast, forecast
from playbook.staffing.forecast_staffing import agents_for_forecast, handle_times
from playbook.staffing.required_agents import StaffingRules

FIRST = date(2026, 9, 7)
STARTS_ON = FIRST + timedelta(weeks=8)
RULES = StaffingRules(0.80, 20, 0.85, 0.30)


def volumes_of(weeks: int, closed: frozenset[date] = frozenset()) -> dict[datetime, float]:
    """Mondays to Fridays from nine to five, 100 contacts an hour on Mondays and 60 else."""
    days = [FIRST + timedelta(days=n) for n in range(7 * weeks)]
    return {
        datetime.combine(day, time(hour)): 100.0 if day.weekday() == 0 else 60.0
        for day in days
        if day.weekday() < 5 and day not in closed
        for hour in range(9, 17)
    }


def on(found: Forecast, day: date) -> list[float]:
    return [contacts for at, contacts in found.volumes.items() if at.date() == day]


def test_the_coming_weeks_follow_weekday_and_interval() -> None:
    found = forecast(volumes_of(8), STARTS_ON, 2)
    assert on(found, STARTS_ON) == pytest.approx([100] * 8)
    assert on(found, STARTS_ON + timedelta(days=8)) == pytest.approx([60] * 8)
    assert len(found.volumes) == 2 * 5 * 8
    assert found.error.error_rate == pytest.approx(0)


def test_a_weekday_that_is_always_closed_stays_closed() -> None:
    found = forecast(volumes_of(8), STARTS_ON, 1)
    assert on(found, STARTS_ON + timedelta(days=6)) == []
    assert found.missing_on == ()


def test_a_holiday_teaches_nothing_and_is_left_to_be_planned_by_hand() -> None:
    past, coming = FIRST + timedelta(weeks=7), STARTS_ON + timedelta(days=1)
    volumes = volumes_of(8) | {datetime.combine(past, time(9)): 5000.0}
    found = forecast(volumes, STARTS_ON, 1, {past, coming})
    assert on(found, STARTS_ON) == pytest.approx([100] * 8)
    assert on(found, coming) == []
    assert found.unusual_on == (coming,)


def test_a_missing_day_is_named_and_does_not_lower_the_forecast() -> None:
    missing = FIRST + timedelta(weeks=5)
    found = forecast(volumes_of(8, frozenset({missing})), STARTS_ON, 1)
    assert found.missing_on == (missing,)
    assert on(found, STARTS_ON) == pytest.approx([100] * 8)


def test_nothing_is_learnt_from_the_days_to_be_forecast() -> None:
    volumes = volumes_of(8) | {datetime.combine(STARTS_ON, time(9)): 9999.0}
    found = forecast(volumes, STARTS_ON, 1)
    assert on(found, STARTS_ON) == pytest.approx([100] * 8)
    assert found.learnt_until == STARTS_ON - timedelta(days=3)
    assert found.learnt_from == FIRST


def test_a_short_history_is_refused_in_words() -> None:
    with pytest.raises(PlaybookError, match=r"needs 12 weeks of past volumes.*there are 8"):
        forecast(volumes_of(8), STARTS_ON, 8)


@pytest.mark.parametrize("contacts", [-1, float("nan"), float("inf")])
def test_impossible_volumes_are_refused_naming_the_interval(contacts: float) -> None:
    wrong = volumes_of(8) | {datetime(2026, 9, 8, 9): contacts}
    with pytest.raises(PlaybookError, match="at 09:00 on 2026-09-08 cannot be"):
        forecast(wrong, STARTS_ON, 1)


def test_a_forecast_says_how_many_agents_each_interval_needs() -> None:
    found = forecast(volumes_of(8), STARTS_ON, 1)
    plans = agents_for_forecast("billing", found.volumes, 1800, 180, RULES)
    by_start = {plan.interval.starts_at: plan.requirement.agents for plan in plans}
    assert by_start[datetime.combine(STARTS_ON, time(9))] == 14
    assert len(by_start) == 40
    assert list(by_start) == sorted(by_start)


def test_handle_times_are_sums_over_sums_where_there_are_enough_contacts() -> None:
    nine, ten = datetime(2026, 9, 7, 9), datetime(2026, 9, 7, 10)
    week = timedelta(days=7)
    handled = {nine: 10.0, nine + week: 30.0, ten: 10.0}
    seconds = {nine: 1000.0, nine + week: 9000.0, ten: 5000.0}
    times = handle_times(handled, seconds)
    assert times.overall == 300
    assert times.at(nine + 2 * week) == 250
    assert times.at(ten) == 300
    plans = agents_for_forecast("billing", {nine: 10.0, ten: 10.0}, 3600, times, RULES)
    assert [plan.interval.load.average_handle_time for plan in plans] == [250, 300]


def test_without_handle_times_the_plan_is_refused_in_words() -> None:
    with pytest.raises(PlaybookError, match="no average handle time to plan with"):
        handle_times({}, {})
    with pytest.raises(PlaybookError, match="no average handle time for these contacts"):
        agents_for_forecast("billing", {datetime(2026, 9, 7, 9): 5.0}, 1800, 0, RULES)
