"""Today: the day, the next three things, a tick and its undo, what is in the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from playbook.agenda import agenda
from playbook.plan import Plan
from playbook.task import State, Task
from storage import plans, playbooks, sqlite, tasks
from storage.access import OpenPlan
from storage.engine import writing
from tests.pages.conftest import Opens, refusal

Words = Callable[[AppTest], str]
TODAY = "manager/today.py"


def next_task(db: Database, key: OpenPlan, plan: Plan, today: date) -> Task:
    found = agenda(plan, tasks.of_plan(db, key), playbooks.milestones_of(db, key), today)
    return found.next_three[0]


def test_three_next_things_and_five_in_the_way_are_shown(
    opens: Opens, amara: User, plan_key: OpenPlan, words: Words
) -> None:
    page = opens(amara)
    assert [each.value for each in page.subheader][:3] == ["Next three", "In the way", "Pace"]
    assert len(page.checkbox) == 8
    assert "0 done" in words(page)


def test_a_tick_is_stored_and_can_be_undone(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, plan: Plan, today: date
) -> None:
    task = next_task(db, plan_key, plan, today)
    page = opens(amara)
    page.checkbox(f"tick-{task.id}-{task.version}").check().run()
    done = tasks.get(db, plan_key, task.id)
    assert (done.state, done.completed_on, done.completed_by) == (State.DONE, today, amara.name)
    next(b for b in page.button if b.label == "Undo").click().run()
    assert tasks.get(db, plan_key, task.id).state is State.OPEN
    assert not any(b.label == "Undo" for b in page.button)


def test_a_tick_on_an_old_page_is_refused_and_changes_nothing(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, plan: Plan, today: date
) -> None:
    task = next_task(db, plan_key, plan, today)
    page = opens(amara)
    tasks.save(db, plan_key, plan, replace(task, owner="Ines"), today)
    page.checkbox(f"tick-{task.id}-{task.version}").check().run()
    assert "was changed by Amara Nwosu" in refusal(page)
    assert tasks.get(db, plan_key, task.id).state is State.OPEN


def test_a_refusal_shows_what_was_typed_as_text(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, plan: Plan, today: date
) -> None:
    typed = "![p](http://evil.example/a.png)"
    milestone = playbooks.milestones_of(db, plan_key)[2]
    tasks.add(db, plan_key, plan, "own", milestone, typed, plan.day(today))
    page = opens(amara, "manager/plan.py")
    task = tasks.get(db, plan_key, "own")
    tasks.save(db, plan_key, plan, replace(task, owner="Ines"), today)
    page.checkbox(f"tick-own-{task.version}").check().run()
    assert typed in refusal(page)
    assert "](http:" not in page.error[0].value


def test_a_tick_after_the_plan_was_closed_is_refused(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, plan: Plan, today: date
) -> None:
    task = next_task(db, plan_key, plan, today)
    page = opens(amara)
    plans.close(db, plan_key, today, plan.version)
    page.checkbox(f"tick-{task.id}-{task.version}").check().run()
    assert "This plan is closed." in refusal(page)
    assert page.title[0].value == "This plan is closed"
    assert all(box.disabled for box in page.checkbox)


def test_a_box_whose_tick_was_refused_does_not_go_on_saying_done(
    opens: Opens,
    db: Database,
    amara: User,
    plan_key: OpenPlan,
    plan: Plan,
    today: date,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    task = next_task(db, plan_key, plan, today)
    page = opens(amara)
    with writing(db):
        page.checkbox(f"tick-{task.id}-{task.version}").check().run()
    assert "busy with another write" in refusal(page)
    assert not any(box.value for box in page.checkbox)


def test_before_the_start_nothing_is_late(
    opens: Opens,
    words: Words,
    db: Database,
    amara: User,
    plan_key: OpenPlan,
    plan: Plan,
    today: date,
) -> None:
    plans.move_start(db, plan_key, today + timedelta(days=5), today, plan.version)
    page = opens(amara)
    assert page.title[0].value == "Starts in 5 days"
    assert "Nothing is due." in words(page)
    assert "In the way" not in [each.value for each in page.subheader]


def test_after_day_120_the_plan_goes_on(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, plan: Plan, today: date
) -> None:
    plans.move_start(db, plan_key, today - timedelta(days=142), today, plan.version)
    page = opens(amara)
    assert page.title[0].value == "Day 143, beyond the plan"
    assert not page.exception


def test_while_the_plan_is_paused_it_says_since_when_and_why(
    opens: Opens, words: Words, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    plans.pause(db, plan_key, today, None, "Sick leave")
    page = opens(amara)
    assert page.title[0].value.startswith("Paused on day ")
    assert "Sick leave" in words(page)


def test_opening_a_task_leads_into_the_plan(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, plan: Plan, today: date
) -> None:
    task = next_task(db, plan_key, plan, today)
    page = opens(amara)
    page.button(f"open-{task.id}").click().run()
    assert page.title[0].value == "Plan"
    assert page.button(f"open-{task.id}").label == "Close"


def test_when_everything_is_settled_today_says_so(
    opens: Opens,
    words: Words,
    db: Database,
    amara: User,
    plan_key: OpenPlan,
    plan: Plan,
    today: date,
) -> None:
    for task in tasks.of_plan(db, plan_key):
        tasks.save(db, plan_key, plan, task.rule_out(today, "A trial"), today)
    waiting = [t for t in tasks.of_plan(db, plan_key) if not t.is_settled]
    for task in waiting:
        tasks.save(db, plan_key, plan, task.rule_out(today, "A trial"), today)
    page = opens(amara)
    assert not page.exception
    assert "0 expected by today" in words(page)
