"""The portfolio: one's own people only, in the same number of queries however many they are."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import Refused
from playbook.facts import Fact
from playbook.kpi.kpi import definition
from playbook.kpi.target import Step
from playbook.plan import Plan
from playbook.review.attention import Kind
from storage import (
    changes,
    commitments,
    imports,
    memberships,
    new_plans,
    plan_rows,
    plans,
    portfolio,
    targets,
    tasks,
    visits,
)
from storage.access import OpenPlan, open_plan, open_portfolio
from storage.rows import instant, pretending
from storage.targets import Proposal

NewPerson = Callable[[str], User]


def at(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour), UTC)


@contextmanager
def counting(db: Database) -> Iterator[list[str]]:
    seen: list[str] = []
    db.conn.set_trace_callback(seen.append)
    yield seen
    db.conn.set_trace_callback(None)


def selects(statements: list[str]) -> int:
    return sum(statement.lower().startswith("select") for statement in statements)


def names(db: Database, user: User, today: date) -> list[str]:
    found = portfolio.load(db, open_portfolio(db, user), at(today))
    return [p.plan.manager for p in found.people]


def test_a_reviewer_and_a_coach_see_their_people_and_nobody_elses(
    db: Database, plan_key: OpenPlan, ruth: User, bo: User, new_person: NewPerson, today: date
) -> None:
    other = new_person("Olga Elsewhere")
    new_plans.start(db, other, new_plans.NewPlan("Oslo", today, "UTC", plan_rows.Calendar()), today)
    assert names(db, ruth, today) == names(db, bo, today) == ["Amara Nwosu"]
    for person in (plan_key.user, other):
        with pytest.raises(Refused, match="No plan reports to you"):
            open_portfolio(db, person)


def test_who_is_removed_sees_nothing_more_with_an_old_key(
    db: Database, plan_key: OpenPlan, ruth: User, today: date
) -> None:
    held = open_portfolio(db, ruth)
    memberships.withdraw(db, plan_key, ruth.id)
    assert portfolio.load(db, held, at(today)).people == ()


def test_the_queries_do_not_grow_with_the_plans(
    db: Database,
    plan_key: OpenPlan,
    new_plan: new_plans.NewPlan,
    ruth: User,
    new_person: NewPerson,
    today: date,
) -> None:
    key, own = open_portfolio(db, ruth), plan_key
    fact = Fact(day=today - timedelta(days=9), days=1, offered=100, answered=90, abandoned=10)
    fewer = Proposal(definition("abandonment_rate"), "", (Step(120, None, 0.05),), "Agreed.")
    for n in range(7):
        if n:
            person = new_person(f"Manager{n} Doe")
            plan_id = new_plans.start(
                db, person, replace(new_plan, site=f"Site {n}"), today
            ).plan_id
            own = open_plan(db, person, plan_id)
        targets.propose(db, own, f"target {n}", fewer, today)
        imports.add_by_hand(db, own, f"figures {n}", [fact])
        if not n:
            with counting(db) as few:
                portfolio.load(db, key, at(today))
    with counting(db) as many:
        found = portfolio.load(db, key, at(today))
    assert len(found.people) == 7
    assert selects(many) == selects(few) <= 23


def test_reasons_come_from_what_happened(
    db: Database, plan_key: OpenPlan, plan: Plan, ruth: User, today: date
) -> None:
    with pretending(at(today)):
        task = tasks.of_plan(db, plan_key)[0]
        tasks.save(db, plan_key, plan, task.block(today - timedelta(days=10), "IT"), today)
        yesterday = today - timedelta(days=1)
        promise = commitments.NewCommitment("No Saturdays", "Jo", "Agents", yesterday)
        commitments.add(db, plan_key, "promise", promise)
        person = portfolio.load(db, open_portfolio(db, ruth), at(today)).people[0]
    kinds = {reason.kind for reason in person.reasons}
    assert {Kind.BLOCKED, Kind.SLIPPED, Kind.MISSED, Kind.LATE_MILESTONE} >= kinds
    assert {Kind.BLOCKED, Kind.SLIPPED, Kind.LATE_MILESTONE} <= kinds


def test_an_archived_plan_leaves_the_portfolio(
    db: Database, plan_key: OpenPlan, ruth: User, today: date
) -> None:
    plans.archive(db, plan_key, today, 1)
    assert names(db, ruth, today) == []


def test_what_changed_counts_since_the_visit_before(
    db: Database, plan_key: OpenPlan, plan: Plan, ruth: User, today: date
) -> None:
    key = open_portfolio(db, ruth)
    with pretending(at(today, 9)):
        assert visits.since(db, key) is None
        since = instant()
    with pretending(at(today, 10)):
        task, other = tasks.of_plan(db, plan_key)[:2]
        tasks.complete(db, plan_key, plan, task.id, 1, today)
        tasks.save(db, plan_key, plan, other.block(today, "the service desk"), today)
        plans.pause(db, plan_key, today, None, "leave")
    with pretending(at(today, 11)):
        assert visits.since(db, key) == since
        assert visits.since(db, key) == since
    changed = changes.since(db, key, since)
    assert [news.kind for news in changed.news] == ["plan paused", "task blocked"]
    assert [news.task for news in changed.news] == ["", other.title]
    assert (changed.done, changed.managers) == (1, 1)
    own = open_plan(db, ruth, plan_key.id)
    assert own.id == changed.news[0].plan_id
