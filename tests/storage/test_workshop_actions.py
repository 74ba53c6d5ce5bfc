"""Actions: taken once, offered to the manager, read out when the group meets again."""

from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError, Refused
from playbook.workshop.action import MOST_ACTIONS, Fate
from storage import (
    events,
    ideas,
    memberships,
    new_plans,
    plans,
    taken_actions,
    tasks,
    workshop_actions,
    workshop_papers,
    workshops,
)
from storage.access import OpenPlan, OpenWorkshop, open_plan
from storage.workshop_access import open_workshop
from storage.workshop_actions import NewAction
from tests.storage.workshop_sessions import HELD_ON, begin, go_to, hold_a_workshop, phones
from tests.storage.writes import contents

LENA = NewAction("Ask Lena", "Jo Reed")


@pytest.fixture
def key(db: Database, plan_key: OpenPlan, bo: User) -> OpenWorkshop:
    return begin(db, open_plan(db, bo, plan_key.id))


def taken(db: Database, plan_key: OpenPlan, key: OpenWorkshop, today: date) -> None:
    """From a phone, twice by mistake, by the plan's manager; then the session closes."""
    go_to(db, key, "actions")
    (phone,) = phones(db, key, 1)
    new = NewAction("Ask Lena", plan_id=plan_key.id, due_on=today + timedelta(days=10))
    for _ in range(2):
        workshop_actions.take(db, phone, "actions", "an-action", new, today)
    assert taken_actions.waiting(db, plan_key) == [], "offered once the session has closed"
    workshops.close(db, key)


def test_an_action_becomes_a_dated_task_when_its_manager_takes_it_in(
    db: Database, plan_key: OpenPlan, key: OpenWorkshop, today: date
) -> None:
    taken(db, plan_key, key, today)
    (offered,) = taken_actions.waiting(db, plan_key)
    assert (offered.action.taker, offered.workshop) == ("Amara Nwosu", "A test")
    for _ in range(2):
        taken_actions.accept(db, plan_key, "an-action", False, today)
    (task,) = [task for task in tasks.of_plan(db, plan_key) if task.title == "Ask Lena"]
    plan = plans.load(db, plan_key)
    assert plan.date_of(task.due_day) == today + timedelta(days=10)
    assert "A test" in task.why
    assert taken_actions.waiting(db, plan_key) == []
    (action,) = workshop_actions.of_workshop(db, key)
    assert (action.fate, action.is_done) == (Fate.TASK, False)
    tasks.complete(db, plan_key, plan, task.id, 1, today)
    assert workshop_actions.of_workshop(db, key)[0].standing(today) == "done"


def test_or_an_improvement_idea_or_nothing(
    db: Database, plan_key: OpenPlan, key: OpenWorkshop, today: date
) -> None:
    taken(db, plan_key, key, today)
    taken_actions.accept(db, plan_key, "an-action", True, today)
    assert [idea.text for idea in ideas.of_plan(db, plan_key)] == ["Ask Lena"]
    taken_actions.decline(db, plan_key, "an-action", today)
    assert workshop_actions.of_workshop(db, key)[0].fate is Fate.IDEA


def test_the_coach_who_heard_it_taken_puts_it_into_the_plan_once_and_history_says_whence(
    db: Database, plan_key: OpenPlan, key: OpenWorkshop, bo: User, today: date
) -> None:
    taken(db, plan_key, key, today)
    coach = open_plan(db, bo, plan_key.id)
    for as_idea in (False, False, True):
        taken_actions.put(db, coach, "an-action", as_idea, today)
    taken_actions.accept(db, plan_key, "an-action", False, today)
    (task,) = [task for task in tasks.of_plan(db, plan_key) if task.title == "Ask Lena"]
    plan = plans.load(db, plan_key)
    assert (plan.date_of(task.due_day), task.owner) == (today + timedelta(days=10), "")
    assert ideas.of_plan(db, plan_key) == []
    assert taken_actions.waiting(db, plan_key) == []
    (event,) = events.of_plan(db, plan_key, task.id)
    assert (event.kind, event.by, event.after["workshop"]) == ("task added", "Bo Larsen", "A test")


def test_a_coach_puts_it_on_the_list_of_ideas_instead(
    db: Database, plan_key: OpenPlan, key: OpenWorkshop, bo: User, today: date
) -> None:
    taken(db, plan_key, key, today)
    taken_actions.put(db, open_plan(db, bo, plan_key.id), "an-action", True, today)
    (idea,) = ideas.of_plan(db, plan_key)
    (event,) = events.of_plan(db, plan_key, idea.id)
    assert (idea.text, event.after["workshop"]) == ("Ask Lena", "A test")


def test_what_an_agent_took_is_followed_up_in_a_managers_plan(
    db: Database, plan_key: OpenPlan, key: OpenWorkshop, bo: User, today: date
) -> None:
    workshop_actions.add(db, key, "an-action", LENA, today)
    coach = open_plan(db, bo, plan_key.id)
    with pytest.raises(PlaybookError, match="not taken in a workshop for this plan"):
        taken_actions.put(db, coach, "an-action", False, today)
    workshops.close(db, key)
    taken_actions.put(db, coach, "an-action", False, today)
    (task,) = [task for task in tasks.of_plan(db, plan_key) if task.title == "Ask Lena"]
    assert task.owner == "Jo Reed"
    (action,) = workshop_actions.of_workshop(db, key)
    assert (action.plan_id, action.taker, action.fate) == (plan_key.id, "Jo Reed", Fate.TASK)


def test_an_action_changes_hands_between_plans_that_the_coach_looks_after(
    db: Database, plan_key: OpenPlan, bo: User, stranger: User, new_plan: new_plans.NewPlan
) -> None:
    other = open_plan(db, stranger, new_plans.start(db, stranger, new_plan, HELD_ON).plan_id)
    memberships.give(db, other, bo, Role.COACH)
    keys = [open_plan(db, bo, plan.id) for plan in (plan_key, other)]
    key = begin(db, *keys)
    for name in ("action-1", "action-2"):
        workshop_actions.add(db, key, name, NewAction(name, plan_id=plan_key.id), HELD_ON)
    workshops.close(db, key)
    before = contents(db)
    with pytest.raises(Refused, match="not open to you"):
        taken_actions.put(db, other, "action-1", False, HELD_ON)
    assert contents(db) == before, "a manager takes nothing out of another's hands"
    taken_actions.put(db, keys[1], "action-1", False, HELD_ON)
    one = next(a for a in workshop_actions.of_workshop(db, key) if a.id == "action-1")
    assert (one.plan_id, one.taker) == (other.id, plans.load(db, other).manager)
    assert [offered.action.id for offered in taken_actions.waiting(db, plan_key)] == ["action-2"]


def test_what_its_manager_declined_stays_out(
    db: Database, plan_key: OpenPlan, key: OpenWorkshop, bo: User, today: date
) -> None:
    taken(db, plan_key, key, today)
    taken_actions.decline(db, plan_key, "an-action", today)
    before = contents(db)
    taken_actions.put(db, open_plan(db, bo, plan_key.id), "an-action", False, today)
    assert contents(db) == before


def test_nobody_else_takes_it_in(
    db: Database,
    plan_key: OpenPlan,
    key: OpenWorkshop,
    bo: User,
    ruth: User,
    stranger: User,
    new_plan: new_plans.NewPlan,
    today: date,
) -> None:
    taken(db, plan_key, key, today)
    with pytest.raises(Refused, match="you may not"):
        taken_actions.accept(db, open_plan(db, bo, plan_key.id), "an-action", False, today)
    with pytest.raises(Refused, match="you may not"):
        taken_actions.put(db, open_plan(db, ruth, plan_key.id), "an-action", False, today)
    coach = open_plan(db, bo, plan_key.id)
    memberships.withdraw(db, plan_key, bo.id)
    with pytest.raises(Refused, match="not open to you"):
        taken_actions.put(db, coach, "an-action", False, today)
    other = open_plan(db, stranger, new_plans.start(db, stranger, new_plan, today).plan_id)
    for door in (taken_actions.accept, taken_actions.put):
        with pytest.raises(PlaybookError, match="not taken"):
            door(db, other, "an-action", False, today)


def test_a_plan_that_is_not_in_the_room_is_nobodys(
    db: Database, key: OpenWorkshop, stranger: User, new_plan: new_plans.NewPlan, today: date
) -> None:
    other = new_plans.start(db, stranger, new_plan, today).plan_id
    new = NewAction("Ask Lena", "Jo", other)
    workshop_actions.add(db, key, "an-action", new, today)
    (action,) = workshop_actions.of_workshop(db, key)
    assert (action.plan_id, action.taker, action.fate) == (None, "Jo", Fate.NOTED)


def test_the_next_session_begins_with_what_was_taken_last_time(
    db: Database, plan_key: OpenPlan, bo: User, stranger: User, new_plan: new_plans.NewPlan
) -> None:
    hold_a_workshop(db, plan_key)
    key = begin(db, open_plan(db, bo, plan_key.id))
    last = workshop_actions.of_last_time(db, key)
    assert last
    assert last[0] == HELD_ON
    assert [action.text for action in last[1]] == ["Ask Lena about the rota"]
    plan_id = new_plans.start(db, stranger, new_plan, HELD_ON).plan_id
    elsewhere = begin(db, open_plan(db, stranger, plan_id))
    assert workshop_actions.of_last_time(db, elsewhere) is None


def test_an_action_is_withdrawn_until_the_session_closes(db: Database, key: OpenWorkshop) -> None:
    for action_id in ("action-1", "action-2"):
        workshop_actions.add(db, key, action_id, LENA, HELD_ON)
    workshop_actions.withdraw(db, key, "action-1")
    workshops.close(db, key)
    workshop_actions.withdraw(db, key, "action-2")
    assert [each.id for each in workshop_actions.of_workshop(db, key)] == ["action-2"]
    with pytest.raises(PlaybookError, match="has closed"):
        workshop_actions.add(db, key, "action-3", LENA, HELD_ON)


def test_a_phone_takes_actions_only_when_the_wall_asks_and_not_without_end(
    db: Database, key: OpenWorkshop
) -> None:
    (phone,) = phones(db, key, 1)
    with pytest.raises(PlaybookError, match="gone on to another step"):
        workshop_actions.take(db, phone, "actions", "an-action", LENA, HELD_ON)
    go_to(db, key, "actions")
    with pytest.raises(PlaybookError, match="not whole"):
        workshop_actions.take(db, phone, "actions", "' or 1=1", LENA, HELD_ON)
    for number in range(MOST_ACTIONS):
        workshop_actions.take(db, phone, "actions", f"action-{number}", LENA, HELD_ON)
    with pytest.raises(PlaybookError, match="enough for one session"):
        workshop_actions.take(db, phone, "actions", "one-more-action", LENA, HELD_ON)


def test_what_is_taken_away_holds_results_and_actions(db: Database, plan_key: OpenPlan) -> None:
    key = hold_a_workshop(db, plan_key)
    papers = workshop_papers.gather(db, open_workshop(db, plan_key.user, key.id), HELD_ON)
    assert [action.text for action in papers.actions] == ["Ask Lena about the rota"]
    assert papers.plans == ["Amara Nwosu, Leeds"]
