"""A portfolio built on the last loading says what one loaded anew says, whatever was written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.plan import Plan
from storage import accounts, memberships, new_plans, portfolio, tasks
from storage.access import OpenPlan, open_plan, open_portfolio
from tests.storage.test_portfolio import counting, selects
from tests.storage.writes import REVIEWS, TODAY, WRITES, furnish

NOON = datetime.combine(TODAY, time(12), UTC)


@pytest.fixture
def other_key(
    db: Database,
    new_person: Callable[[str], User],
    new_plan: new_plans.NewPlan,
    plan_key: OpenPlan,
) -> OpenPlan:
    """A second manager's plan, with the same reviewer."""
    second = new_person("Zoe Second")
    plan_id = new_plans.start(db, second, replace(new_plan, site="Hull"), TODAY).plan_id
    return open_plan(db, second, plan_id)


@pytest.mark.parametrize("name", sorted(WRITES))
def test_after_any_write_it_is_the_same_as_one_loaded_anew(
    name: str, db: Database, plan_key: OpenPlan, other_key: OpenPlan, ruth: User
) -> None:
    furnished = furnish(db, plan_key, ruth.id)
    key = open_portfolio(db, ruth)
    before = portfolio.load(db, key, NOON)
    WRITES[name][1](plan_key, furnished)
    assert portfolio.load(db, key, NOON, before) == portfolio.load(db, key, NOON)


@pytest.mark.parametrize("name", sorted(REVIEWS))
def test_so_it_is_after_what_a_reviewer_writes(
    name: str, db: Database, plan_key: OpenPlan, other_key: OpenPlan, ruth: User
) -> None:
    furnished = furnish(db, plan_key, ruth.id)
    key = open_portfolio(db, ruth)
    before = portfolio.load(db, key, NOON)
    REVIEWS[name](open_plan(db, ruth, plan_key.id), furnished)
    assert portfolio.load(db, key, NOON, before) == portfolio.load(db, key, NOON)


def test_the_next_day_everybody_is_a_day_further(
    db: Database, plan_key: OpenPlan, other_key: OpenPlan, ruth: User
) -> None:
    key, tomorrow = open_portfolio(db, ruth), NOON + timedelta(days=1)
    before = portfolio.load(db, key, NOON)
    assert portfolio.load(db, key, tomorrow, before) == portfolio.load(db, key, tomorrow)


def test_what_belongs_to_no_plan_changes_all(
    db: Database, plan_key: OpenPlan, other_key: OpenPlan, ruth: User
) -> None:
    key = open_portfolio(db, ruth)
    before = portfolio.load(db, key, NOON)
    accounts.rename(db, other_key.user, "Zoe Married")
    after = portfolio.load(db, key, NOON, before)
    assert after == portfolio.load(db, key, NOON)
    assert after.states != before.states


def test_who_is_no_longer_mine_is_not_taken_over(
    db: Database, plan_key: OpenPlan, other_key: OpenPlan, ruth: User
) -> None:
    key = open_portfolio(db, ruth)
    before = portfolio.load(db, key, NOON)
    memberships.withdraw(db, other_key, ruth.id)
    after = portfolio.load(db, key, NOON, before)
    assert [p.plan.manager for p in after.people] == ["Amara Nwosu"]
    assert {step.plan_id for step in after.late} <= {plan_key.id}


def test_where_nothing_happened_nothing_is_read_again(
    db: Database, plan_key: OpenPlan, plan: Plan, other_key: OpenPlan, ruth: User
) -> None:
    key = open_portfolio(db, ruth)
    before = portfolio.load(db, key, NOON)
    with counting(db) as asked:
        assert portfolio.load(db, key, NOON, before) is before
    assert selects(asked) <= 3
    unchanged = next(p for p in before.people if p.plan.id == other_key.id)
    tasks.complete(db, plan_key, plan, tasks.of_plan(db, plan_key)[0].id, 1, TODAY)
    after = portfolio.load(db, key, NOON, before)
    assert next(p for p in after.people if p.plan.id == other_key.id) is unchanged


def test_a_narrowed_key_opens_nothing_more(
    db: Database, plan_key: OpenPlan, other_key: OpenPlan, ruth: User, bo: User
) -> None:
    key = open_portfolio(db, ruth)
    assert [p.plan.id for p in portfolio.load(db, key.narrowed([other_key.id]), NOON).people] == [
        other_key.id
    ]
    assert portfolio.load(db, key.narrowed([]), NOON).people == ()
    wider = key.narrowed([other_key.id]).narrowed([plan_key.id, other_key.id])
    assert [p.plan.id for p in portfolio.load(db, wider, NOON).people] == [other_key.id]
    memberships.withdraw(db, other_key, ruth.id)
    assert portfolio.load(db, key.narrowed([other_key.id]), NOON).people == ()
