"""Tasks: ticked once, changed by one person at a time, every step an event."""

from dataclasses import replace

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import PlaybookError, Stale
from playbook.plan import Plan
from playbook.task import State, Task
from storage import events, new_plans, plan_rows, playbooks, task_links, tasks
from storage.access import OpenPlan, open_plan
from tests.storage.writes import TODAY, contents

LONG = "x" * 5_000


@pytest.fixture
def task(db: Database, plan_key: OpenPlan) -> Task:
    return tasks.of_plan(db, plan_key)[0]


@pytest.fixture
def other_key(db: Database, stranger: User) -> OpenPlan:
    """Another manager's key to another plan."""
    new = new_plans.NewPlan("York", TODAY, "UTC", plan_rows.Calendar())
    return open_plan(db, stranger, new_plans.start(db, stranger, new, TODAY).plan_id)


def last_event(db: Database, key: OpenPlan, task: Task) -> events.Event:
    return events.of_plan(db, key, task.id)[0]


def test_a_tick_is_an_event_with_what_was_and_what_became(
    db: Database, plan_key: OpenPlan, plan: Plan, task: Task
) -> None:
    done = tasks.complete(db, plan_key, plan, task.id, 1, TODAY)
    assert tasks.get(db, plan_key, task.id) == done
    assert (done.state, done.completed_by, done.version) == (State.DONE, "Amara Nwosu", 2)
    event = last_event(db, plan_key, task)
    assert (event.kind, event.by) == ("task completed", "Amara Nwosu")
    assert event.before == {"completed_on": None, "completed_by": ""}
    assert event.after == {"completed_on": TODAY.isoformat(), "completed_by": "Amara Nwosu"}


def test_ticked_twice_it_is_done_once(
    db: Database, plan_key: OpenPlan, plan: Plan, task: Task
) -> None:
    tasks.complete(db, plan_key, plan, task.id, 1, TODAY)
    once = contents(db)
    tasks.complete(db, plan_key, plan, task.id, 1, TODAY)
    assert contents(db) == once


def test_an_undone_tick_leaves_the_task_open_and_both_steps_in_history(
    db: Database, plan_key: OpenPlan, plan: Plan, task: Task
) -> None:
    done = tasks.complete(db, plan_key, plan, task.id, 1, TODAY)
    undone = tasks.reopen(db, plan_key, plan, task.id, done.version, TODAY)
    assert undone == replace(task, version=3)
    kinds = [event.kind for event in events.of_plan(db, plan_key, task.id)]
    assert kinds == ["task reopened", "task completed"]


@pytest.mark.parametrize("change", ["notes", "block", "rule out"])
def test_the_second_of_two_people_is_told_who_was_first_and_overwrites_nothing(
    db: Database, plan_key: OpenPlan, plan: Plan, task: Task, change: str
) -> None:
    theirs = {
        "notes": replace(task, notes="Mine"),
        "block": task.block(TODAY, "IT"),
        "rule out": task.rule_out(TODAY, "No night shift"),
    }
    tasks.save(db, plan_key, plan, replace(task, notes="First"), TODAY)
    before = contents(db)
    with pytest.raises(Stale) as refusal:
        tasks.save(db, plan_key, plan, theirs[change], TODAY)
    assert "was changed by Amara Nwosu on" in str(refusal.value)
    assert "Nothing was overwritten" in str(refusal.value)
    assert contents(db) == before


def test_a_tick_from_a_stale_page_is_told_so(
    db: Database, plan_key: OpenPlan, plan: Plan, task: Task
) -> None:
    tasks.save(db, plan_key, plan, task.block(TODAY, "IT"), TODAY)
    with pytest.raises(Stale, match="changed by Amara Nwosu"):
        tasks.complete(db, plan_key, plan, task.id, 1, TODAY)


def test_saving_what_stands_already_is_no_change(
    db: Database, plan_key: OpenPlan, plan: Plan, task: Task
) -> None:
    before = contents(db)
    assert tasks.save(db, plan_key, plan, task, TODAY) == task
    assert contents(db) == before


def test_a_task_of_another_plan_does_not_exist_here(
    db: Database, plan_key: OpenPlan, plan: Plan, task: Task, other_key: OpenPlan
) -> None:
    task_links.add(db, plan_key, task.id, "Rota", "https://example.org")
    link = task_links.of_task(db, plan_key, task.id)[0]
    before = contents(db)
    attempts = [
        lambda: tasks.get(db, other_key, task.id),
        lambda: tasks.complete(db, other_key, plan, task.id, 1, TODAY),
        lambda: tasks.reopen(db, other_key, plan, task.id, 1, TODAY),
        lambda: tasks.save(db, other_key, plan, replace(task, notes="Hm"), TODAY),
        lambda: task_links.add(db, other_key, task.id, "x", "https://example.org"),
    ]
    for attempt in attempts:
        with pytest.raises(PlaybookError, match="does not exist in this plan"):
            attempt()
    task_links.remove(db, other_key, task.id, link.id)
    assert task_links.of_task(db, other_key, task.id) == []
    assert events.of_plan(db, other_key, task.id) == []
    assert contents(db) == before


def test_a_form_sent_twice_adds_one_task(db: Database, plan_key: OpenPlan, plan: Plan) -> None:
    first = playbooks.milestones_of(db, plan_key)[0]
    tasks.add(db, plan_key, plan, "from-the-form", first, "Walk the floor", 3)
    once = contents(db)
    tasks.add(db, plan_key, plan, "from-the-form", first, "Walk the floor", 3)
    assert contents(db) == once


@pytest.mark.parametrize(
    ("title", "day", "why"),
    [
        ("", 3, "needs a title"),
        (" \n", 3, "needs a title"),
        (LONG, 3, "200 are the most"),
        ("Walk the floor", 0, "is due between"),
        ("Walk the floor", 121, "is due between"),
    ],
)
def test_a_task_that_cannot_be_is_refused_and_nothing_changes(
    db: Database, plan_key: OpenPlan, plan: Plan, title: str, day: int, why: str
) -> None:
    first = playbooks.milestones_of(db, plan_key)[0]
    before = contents(db)
    with pytest.raises(PlaybookError, match=why):
        tasks.add(db, plan_key, plan, "own", first, title, day)
    assert contents(db) == before


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"title": "  "}, "needs a title"),
        ({"owner": LONG}, "120 characters at most"),
        ({"notes": LONG * 3}, "longer than 10,000"),
        ({"due_day": 0}, "is due between"),
        ({"due_day": 121}, "is due between"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_nothing_changes(
    db: Database, plan_key: OpenPlan, plan: Plan, task: Task, changes: dict[str, str], why: str
) -> None:
    before = contents(db)
    with pytest.raises(PlaybookError, match=why):
        tasks.save(db, plan_key, plan, replace(task, **changes), TODAY)
    assert contents(db) == before


@pytest.mark.parametrize(
    "typed",
    ["<img onerror=x>", "![](http://x.y/z.png)", "‏عنوان", "🎧", ":material/home:", "a'b\"c"],
)
def test_a_title_comes_back_as_typed(
    db: Database, plan_key: OpenPlan, plan: Plan, typed: str
) -> None:
    tasks.add(db, plan_key, plan, "own", playbooks.milestones_of(db, plan_key)[0], typed, 3)
    assert tasks.get(db, plan_key, "own").title == typed
