"""KPIs against their ramps: on one plan, over many, and frozen with a signature."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.facts import Fact
from playbook.kpi.kpi import definition
from playbook.kpi.ramp import Footing
from playbook.kpi.target import Step
from playbook.plan import Plan
from playbook.review.attention import Kind
from playbook.review.milestone_review import Decision, Outcome
from storage import (
    baselines,
    imports,
    kpi_changes,
    kpi_reckoning,
    kpi_weeks,
    milestone_reviews,
    new_plans,
    own_kpis,
    plan_ramps,
    playbooks,
    portfolio,
    since_last_check_in,
    targets,
)
from storage.access import OpenPlan, open_plan, open_portfolio
from storage.targets import Proposal

NewPerson = Callable[[str], User]
RAMP = (Step(7, None, 0.06), Step(120, None, 0.04))
FEWER = Proposal(definition("abandonment_rate"), "", RAMP, "Too many give up.")


def at(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def a_week(monday: date, abandoned: int) -> Fact:
    return Fact(day=monday, days=7, offered=100, answered=100 - abandoned, abandoned=abandoned)


def monday_before(today: date, weeks: int) -> date:
    return today - timedelta(days=today.weekday(), weeks=weeks)


@pytest.fixture
def figures(db: Database, plan_key: OpenPlan, plan: Plan, today: date) -> str:
    """Ten of a hundred give up for four weeks; the ramp asked for six since day 7."""
    facts = [a_week(monday_before(today, n), 10) for n in range(4, 0, -1)]
    imports.add_by_hand(db, plan_key, "figures", facts)
    targets.propose(db, plan_key, "target", FEWER, plan.starts_on)
    return "figures"


def test_a_kpi_off_its_ramp_is_a_reason(
    db: Database, plan_key: OpenPlan, figures: str, ruth: User, today: date
) -> None:
    person = portfolio.load(db, open_portfolio(db, ruth), at(today)).people[0]
    reason = next(r for r in person.reasons if r.kind is Kind.OFF_RAMP)
    assert reason.badge == "KPI off its ramp for 4 weeks"
    assert reason.fact == "Abandonment rate 10\u00a0%, agreed 6\u00a0% or less by day 7."


def test_a_plan_of_its_own_says_the_same_with_its_baseline(
    db: Database, plan_key: OpenPlan, plan: Plan, figures: str, today: date
) -> None:
    first = monday_before(today, 4)
    baselines.freeze(db, plan_key, "before", "Before", first, first + timedelta(days=6))
    found = plan_ramps.of_plan(db, plan_key, plan, today)[0]
    assert (found.footing, found.weeks_off, found.baseline) == (Footing.OFF, 4, 0.1)
    assert len(found.weeks) == 4


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_is_kept_is_what_would_be_worked_out(
    db: Database, plan_key: OpenPlan, figures: str, ruth: User, is_kept: bool
) -> None:
    if is_kept:
        kpi_reckoning.catch_up(db, open_portfolio(db, ruth))
    kept = kpi_weeks.kept(db, plan_key)
    assert (kept is not None) == is_kept
    found = [w for w in kpi_reckoning.of_plan(db, plan_key) if w.definition == FEWER.definition]
    assert [w.value for w in found] == [0.1] * 4


def test_undoing_an_import_takes_its_weeks_back(
    db: Database, plan_key: OpenPlan, plan: Plan, figures: str, ruth: User, today: date
) -> None:
    imports.undo(db, plan_key, figures)
    assert kpi_weeks.kept(db, plan_key) == []
    person = portfolio.load(db, open_portfolio(db, ruth), at(today)).people[0]
    assert Kind.OFF_RAMP not in {reason.kind for reason in person.reasons}
    assert plan_ramps.of_plan(db, plan_key, plan, today)[0].footing is Footing.UNKNOWN


def test_another_way_of_counting_is_worked_out_anew(
    db: Database, plan_key: OpenPlan, plan: Plan, figures: str, ruth: User, today: date
) -> None:
    key = open_portfolio(db, ruth)
    portfolio.load(db, key, at(today))
    without_chat = replace(FEWER, channel="Chat", seen=0)
    targets.propose(db, plan_key, "chat", without_chat, today)
    assert kpi_weeks.kept(db, plan_key) is None
    portfolio.load(db, key, at(today))
    assert kpi_weeks.kept(db, plan_key) is not None


def test_a_kpi_of_ones_own_has_a_ramp_too(
    db: Database, plan_key: OpenPlan, plan: Plan, ruth: User, today: date
) -> None:
    own = own_kpis.define(db, plan_key, "own", "Letters late", "rate", "decrease", "late / all")
    wanted = Proposal(own_kpis.definition(own), "", RAMP, "Fewer.")
    targets.propose(db, plan_key, "target", wanted, plan.starts_on)
    for n in (2, 1):
        own_kpis.type_in(db, plan_key, own, monday_before(today, n), 0.5)
    person = portfolio.load(db, open_portfolio(db, ruth), at(today)).people[0]
    fact = next(r.fact for r in person.reasons if r.kind is Kind.OFF_RAMP)
    assert fact.startswith("Letters late 50\u00a0%, agreed 6\u00a0% or less")
    assert plan_ramps.of_plan(db, plan_key, plan, today)[0].footing is Footing.OFF


def test_the_signature_freezes_the_ramp_and_later_imports_do_not_touch_it(
    db: Database, plan_key: OpenPlan, plan: Plan, figures: str, ruth: User, today: date
) -> None:
    listen = playbooks.milestones_of(db, plan_key)[0]
    milestone_reviews.submit(db, plan_key, "review", listen, "", today)
    key = open_plan(db, ruth, plan_key.id)
    milestone_reviews.decide(db, key, plan, "review", Decision(Outcome.GO_ON), 1, today)
    imports.undo(db, plan_key, figures)
    targets.withdraw(db, plan_key, "target", 1)
    frozen = milestone_reviews.of_plan(db, plan_key)[0].snapshot
    assert frozen
    assert [(r.spoken, r.footing) for r in frozen.ramps] == [("10\u00a0%", Footing.OFF)]
    assert milestone_reviews.facts(db, plan_key, plan, listen, today).ramps == ()


def test_changes_since_the_baseline_are_read_for_ones_own_people_only(
    db: Database, plan_key: OpenPlan, plan: Plan, figures: str, ruth: User, new_person: NewPerson,
    new_plan: new_plans.NewPlan, today: date,
) -> None:  # fmt: skip
    first = monday_before(today, 4)
    baselines.freeze(db, plan_key, "before", "Before", first, first + timedelta(days=6))
    other = new_person("Olga Elsewhere")
    new_plans.start(db, other, replace(new_plan, reviewer_email="", site="Oslo"), today)
    key = open_portfolio(db, ruth)
    people = portfolio.load(db, key, at(today)).people
    found = kpi_changes.of_portfolio(
        db, key, "abandonment_rate", [p.plan for p in people], at(today)
    )
    assert list(found) == [plan.id]
    assert found[plan.id].by == pytest.approx(0)
    assert len(found[plan.id].points) == 4
    assert kpi_changes.of_portfolio(db, key, "service_level", [plan], at(today)) == {}


def test_a_check_in_is_filled_with_where_the_kpis_stand(
    db: Database, plan_key: OpenPlan, plan: Plan, figures: str, today: date
) -> None:
    ramps = plan_ramps.of_plan(db, plan_key, plan, today)
    happened = since_last_check_in.of_plan(db, plan_key, ramps)
    assert happened.moved_words == (
        "Abandonment rate: 10\u00a0%, agreed 6\u00a0% or less by day 7; off its ramp for 4 weeks"
    )
