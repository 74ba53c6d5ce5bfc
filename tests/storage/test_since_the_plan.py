"""Weeks of years ago play no part where newer ones are known; a baseline's own weeks do."""

from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.facts import Fact, Within
from playbook.plan import Plan
from storage import baselines, imports, kpi_series, measuring, surroundings
from storage.access import OpenPlan
from storage.rows import new_id


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def bring_in(db: Database, plan: OpenPlan, *mondays: date) -> None:
    facts = [Fact(day=on, days=7, offered=100, answered=90, abandoned=10) for on in mondays]
    imports.add_by_hand(db, plan, new_id(), facts)


@pytest.fixture
def long_ago(plan: Plan) -> date:
    return monday(plan.starts_on) - timedelta(weeks=300)


@pytest.fixture
def lately(plan: Plan) -> date:
    return monday(plan.starts_on) - timedelta(weeks=4)


def weeks(db: Database, plan_key: OpenPlan) -> list[date]:
    return list(kpi_series.since_the_plan(db, plan_key, kpi_series.by_week(db, plan_key)))


def test_half_a_year_before_the_plan_is_where_looking_back_ends(
    db: Database, plan_key: OpenPlan, long_ago: date, lately: date
) -> None:
    bring_in(db, plan_key, long_ago, lately)
    assert weeks(db, plan_key) == [lately]
    rate = next(s for s in measuring.series(db, plan_key) if s.kpi.key == "abandonment_rate")
    assert [seen.on for seen in rate.observations] == [lately]


def test_old_weeks_are_better_than_none(db: Database, plan_key: OpenPlan, long_ago: date) -> None:
    bring_in(db, plan_key, long_ago)
    assert weeks(db, plan_key) == [long_ago]


def test_a_baseline_of_long_ago_keeps_its_weeks_also_the_one_it_begins_in(
    db: Database, plan_key: OpenPlan, long_ago: date, lately: date
) -> None:
    bring_in(db, plan_key, long_ago, long_ago + timedelta(weeks=1), lately)
    first, last = long_ago + timedelta(days=2), long_ago + timedelta(days=13)
    baselines.freeze(db, plan_key, "base", "Before", first, last)
    assert weeks(db, plan_key) == [long_ago, long_ago + timedelta(weeks=1), lately]


def test_the_way_of_counting_is_not_decided_by_an_export_of_years_ago(
    db: Database, plan_key: OpenPlan, long_ago: date, lately: date
) -> None:
    """The old system told who was answered within 20 seconds, the new one within 30."""
    facts = [
        Fact(day=on, days=7, offered=10, within=(Within(seconds, 8.0, 10.0, 0.0, 0.0),))
        for on, seconds in ((long_ago, 20), (lately, 30))
    ]
    imports.add_by_hand(db, plan_key, new_id(), facts)
    level = next(s for s in measuring.series(db, plan_key) if s.kpi.key == "service_level")
    assert level.definition.threshold_seconds == 30
    whole = surroundings.weekly(db, plan_key, ["service_level"])["service_level"]
    assert [seen.value for seen in whole] == [None, 0.8]
