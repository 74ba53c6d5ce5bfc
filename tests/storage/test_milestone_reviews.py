"""Milestone reviews: decided once, frozen, conditions become tasks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError, Refused, Stale
from playbook.plan import Plan
from playbook.review.for_you import Kind
from playbook.review.milestone_review import Condition, Decision, Outcome
from playbook.task import State
from storage import for_you, memberships, milestone_reviews, playbooks, tasks
from storage.access import OpenPlan, open_plan
from storage.rows import new_id

GO_ON = Decision(Outcome.GO_ON, "Good work")


@pytest.fixture
def review_key(db: Database, ruth: User, plan_key: OpenPlan) -> OpenPlan:
    return open_plan(db, ruth, plan_key.id)


@pytest.fixture
def submitted(db: Database, plan_key: OpenPlan, today: date) -> str:
    listen = playbooks.milestones_of(db, plan_key)[0]
    milestone_reviews.submit(db, plan_key, "review", listen, "Ready", today)
    return "review"


def test_a_condition_becomes_a_task_of_the_managers(
    db: Database,
    plan_key: OpenPlan,
    review_key: OpenPlan,
    plan: Plan,
    submitted: str,
    amara: User,
    today: date,
) -> None:
    due_on = today + timedelta(days=7)
    condition = Condition("Hear both shifts", due_on)
    decision = Decision(Outcome.CONDITIONS, "", (condition,))
    milestone_reviews.decide(db, review_key, plan, submitted, decision, 1, today)
    task = next(t for t in tasks.of_plan(db, plan_key) if t.title == "Hear both shifts")
    assert plan.date_of(task.due_day) == due_on
    assert "Ruth Adeyemi" in task.why
    assert [i.kind for i in for_you.of_user(db, amara)] == [Kind.CONDITION]
    tasks.complete(db, plan_key, plan, task.id, 1, today)
    assert for_you.of_user(db, amara) == []
    assert milestone_reviews.of_plan(db, plan_key)[0].conditions == (condition,)


def test_of_two_reviewers_the_first_decides_and_the_second_is_told(
    db: Database,
    plan_key: OpenPlan,
    review_key: OpenPlan,
    plan: Plan,
    submitted: str,
    stranger: User,
    today: date,
) -> None:
    memberships.give(db, plan_key, stranger, Role.REVIEWER)
    milestone_reviews.decide(db, review_key, plan, submitted, GO_ON, 1, today)
    other = open_plan(db, stranger, plan_key.id)
    with pytest.raises(Stale, match="was changed by Ruth Adeyemi"):
        milestone_reviews.decide(
            db, other, plan, submitted, Decision(Outcome.REPEAT, "No"), 1, today
        )
    assert milestone_reviews.of_plan(db, plan_key)[0].outcome is Outcome.GO_ON


def test_a_review_outlives_its_reviewer_and_waits_for_the_next(
    db: Database, plan_key: OpenPlan, submitted: str, ruth: User, stranger: User
) -> None:
    memberships.withdraw(db, plan_key, ruth.id)
    memberships.give(db, plan_key, stranger, Role.REVIEWER)
    assert [i.kind for i in for_you.of_user(db, stranger)] == [Kind.REVIEW]
    assert for_you.of_user(db, ruth) == []


def test_who_submitted_does_not_decide_after_changing_sides(
    db: Database, plan_key: OpenPlan, plan: Plan, submitted: str, ruth: User, today: date
) -> None:
    memberships.give(db, plan_key, ruth, Role.MANAGER)
    memberships.give(db, open_plan(db, ruth, plan_key.id), plan_key.user, Role.REVIEWER)
    author = open_plan(db, plan_key.user, plan_key.id)
    with pytest.raises(Refused, match="Nobody reviews themselves"):
        milestone_reviews.decide(db, author, plan, submitted, GO_ON, 1, today)


def test_a_repeat_lets_the_manager_submit_again(
    db: Database,
    plan_key: OpenPlan,
    review_key: OpenPlan,
    plan: Plan,
    submitted: str,
    amara: User,
    today: date,
) -> None:
    listen = playbooks.milestones_of(db, plan_key)[0]
    with pytest.raises(PlaybookError, match="waits for the reviewer"):
        milestone_reviews.submit(db, plan_key, "again", listen, "", today)
    repeat = Decision(Outcome.REPEAT, "Agents were not heard")
    milestone_reviews.decide(db, review_key, plan, submitted, repeat, 1, today)
    waiting = for_you.of_user(db, amara)
    assert [(i.kind, i.about) for i in waiting] == [(Kind.REPEAT, "Listen: Agents were not heard")]
    milestone_reviews.submit(db, plan_key, "again", listen, "", today)
    assert for_you.of_user(db, amara) == []
    assert [r.id for r in milestone_reviews.of_plan(db, plan_key)] == ["again", "review"]


edits = st.lists(
    st.tuples(st.integers(0, 13), st.sampled_from(State), st.integers(1, 110)), max_size=4
)


@given(edits)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_frozen_never_changes_whatever_is_edited_later(
    db: Database,
    plan_key: OpenPlan,
    review_key: OpenPlan,
    plan: Plan,
    today: date,
    wanted: list[tuple[int, State, int]],
) -> None:
    listen = playbooks.milestones_of(db, plan_key)[0]
    if not milestone_reviews.of_plan(db, plan_key):
        review_id = new_id()
        milestone_reviews.submit(db, plan_key, review_id, listen, "", today)
        milestone_reviews.decide(db, review_key, plan, review_id, GO_ON, 1, today)
        taken = milestone_reviews.facts(db, plan_key, plan, listen, today)
        assert milestone_reviews.of_plan(db, plan_key)[0].snapshot == taken
    frozen = milestone_reviews.of_plan(db, plan_key)[0].snapshot
    own = [t for t in tasks.of_plan(db, plan_key) if t.milestone == listen.key]
    for number, state, due_day in wanted:
        task = tasks.get(db, plan_key, own[number % len(own)].id)
        changed = task.enter(state, today, amara_said, amara_said)
        tasks.save(db, plan_key, plan, replace(changed, due_day=due_day), today)
    assert milestone_reviews.of_plan(db, plan_key)[0].snapshot == frozen


amara_said = "Amara Nwosu"
