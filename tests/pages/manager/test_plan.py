"""Plan: a task opened and changed, own tasks, search, guiding questions, the timeline."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from playbook.plan import Plan
from playbook.plan_search import Show
from playbook.task import State, Task
from playbook.wording import long_date, spoken_date
from storage import answers, plans, playbooks, task_links, tasks
from storage.access import OpenPlan
from tests.pages.conftest import Opens, refusal

Words = Callable[[AppTest], str]
PLAN = "manager/plan.py"


@pytest.fixture
def task(db: Database, plan_key: OpenPlan) -> Task:
    """A task of the period that day 37 lies in."""
    milestone = playbooks.milestones_of(db, plan_key)[2]
    return next(t for t in tasks.of_plan(db, plan_key) if t.milestone == milestone.key)


@pytest.fixture
def opened(opens: Opens, amara: User, task: Task) -> AppTest:
    """The task's form; its drafts carry the number of the opening, 1."""
    return opens(amara, PLAN).button(f"open-{task.id}").click().run()


def group(page: AppTest, key: str) -> Any:
    return next(each for each in page.get("button_group") if each.key == key)


def field(page: AppTest, label: str) -> Any:
    kinds = (page.text_input, page.text_area, page.date_input, page.toggle)
    return next(each for kind in kinds for each in kind if each.label == label)


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def stored(db: Database, key: OpenPlan, task: Task) -> Task:
    return tasks.get(db, key, task.id)


def test_a_task_is_blocked_by_somebody(
    db: Database, opened: AppTest, plan_key: OpenPlan, task: Task
) -> None:
    group(opened, "state 1").select(State.BLOCKED).run()
    opened.text_input("blocked 1").input("IT service desk")
    press(opened, "Save")
    assert stored(db, plan_key, task).blocked_by == "IT service desk"


def test_blocked_by_nobody_is_refused_and_the_form_stays(
    db: Database, opened: AppTest, plan_key: OpenPlan, task: Task
) -> None:
    group(opened, "state 1").select(State.BLOCKED).run()
    opened.text_area("notes 1").input("Asked twice already")
    press(opened, "Save")
    assert "Say who or what blocks this task" in refusal(opened)
    assert opened.text_area("notes 1").value == "Asked twice already"
    assert stored(db, plan_key, task).state is State.OPEN


def test_not_applicable_takes_a_reason(
    db: Database, opened: AppTest, plan_key: OpenPlan, task: Task
) -> None:
    group(opened, "state 1").select(State.NOT_APPLICABLE).run()
    press(opened, "Save")
    assert "Say why this task does not apply" in refusal(opened)
    opened.text_input("not applicable 1").input("One channel only")
    press(opened, "Save")
    assert stored(db, plan_key, task).not_applicable_reason == "One channel only"


def test_owner_notes_and_due_day_are_saved_together(
    db: Database, opened: AppTest, plan_key: OpenPlan, task: Task, plan: Plan
) -> None:
    wanted = plan.date_of(50)
    opened.text_input("owner 1").input("Ines Costa")
    opened.text_area("notes 1").input("First draft is with her")
    opened.date_input("due 1").set_value(wanted)
    press(opened, "Save")
    saved = stored(db, plan_key, task)
    assert (saved.owner, saved.notes, saved.due_day) == (
        "Ines Costa",
        "First draft is with her",
        50,
    )


def test_a_due_day_outside_the_plan_is_refused(
    db: Database, opened: AppTest, plan_key: OpenPlan, task: Task, plan: Plan
) -> None:
    opened.date_input("due 1").set_value(plan.date_of(121))
    press(opened, "Save")
    assert f"and {long_date(plan.date_of(120))}. Nothing was changed." in refusal(opened)
    assert stored(db, plan_key, task) == task


def test_a_due_day_on_a_day_off_says_why_the_row_shows_another(
    opened: AppTest, plan: Plan, today: date
) -> None:
    chosen = next(
        day for day in map(plan.date_of, range(40, 60)) if not plan.days_at_work.works_on(day)
    )
    due_on = plan.due_on(plan.day(chosen))
    opened.date_input("due 1").set_value(chosen)
    press(opened, "Save")
    assert [toast.value for toast in opened.toast] == [
        f"{spoken_date(chosen, today)} is no working day here. "
        f"Due {spoken_date(due_on, today)} instead."
    ]


def test_a_refusal_stands_beside_the_button_not_above_the_long_form(
    opened: AppTest, plan: Plan
) -> None:
    opened.date_input("due 1").set_value(plan.date_of(121))
    press(opened, "Save")
    drawn = [node.type for node in opened.main]
    assert drawn.index("error") > drawn.index("text_area")


def test_an_untouched_form_saves_nothing(
    db: Database, opened: AppTest, plan_key: OpenPlan, task: Task
) -> None:
    press(opened, "Save")
    assert stored(db, plan_key, task) == task


def test_a_link_is_added_and_removed(
    db: Database, opened: AppTest, plan_key: OpenPlan, task: Task
) -> None:
    opened.text_input("link-address").input("https://intranet.example/report")
    opened.text_input("link-name").input("The report")
    press(opened, "Add link")
    assert [k.label for k in task_links.of_task(db, plan_key, task.id)] == ["The report"]
    press(opened, "Remove")
    assert task_links.of_task(db, plan_key, task.id) == []


def test_a_link_that_would_run_a_script_is_refused(
    db: Database, opened: AppTest, plan_key: OpenPlan, task: Task
) -> None:
    opened.text_input("link-address").input("javascript:alert(1)")
    press(opened, "Add link")
    assert refusal(opened).startswith("A link begins with http")
    assert task_links.of_task(db, plan_key, task.id) == []


def test_a_refused_link_keeps_what_was_typed_and_a_saved_one_empties_its_form(
    db: Database, opened: AppTest, plan_key: OpenPlan, task: Task
) -> None:
    opened.text_input("link-address").input("intranet.example/report")
    opened.text_input("link-name").input("The report")
    press(opened, "Add link")
    typed = opened.text_input("link-address").value, opened.text_input("link-name").value
    assert typed == ("intranet.example/report", "The report")
    opened.text_input("link-address").input("https://intranet.example/report")
    press(opened, "Add link")
    assert [k.label for k in task_links.of_task(db, plan_key, task.id)] == ["The report"]
    assert opened.text_input("link-address").value == ""


def test_search_finds_tasks_in_every_period(
    opens: Opens, words: Words, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, PLAN)
    page.text_input("search").input("mystery").run()
    assert "tasks found." in words(page)
    page.text_input("search").input("no such words anywhere").run()
    assert "No task has these words." in words(page)


def test_a_filter_shows_one_state(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, task: Task, plan: Plan, today: date
) -> None:
    tasks.complete(db, plan_key, plan, task.id, task.version, today)
    page = opens(amara, PLAN)
    group(page, "task-filter").select(Show.DONE).run()
    assert len(page.checkbox) == 1


def test_an_own_task_is_added_to_the_period_that_is_open(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, task: Task
) -> None:
    page = opens(amara, PLAN)
    page.session_state["add-task"] = True
    page.run()
    field(page, "What is to be done?").input("Meet the night shift")
    press(page, "Add task")
    own = next(t for t in tasks.of_plan(db, plan_key) if t.title == "Meet the night shift")
    assert (own.milestone, own.due_day, own.key) == (task.milestone, 37, None)


@pytest.mark.parametrize("title", ["", "   ", "x" * 5_000])
def test_an_own_task_without_a_usable_title_is_refused(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, title: str
) -> None:
    before = len(tasks.of_plan(db, plan_key))
    page = opens(amara, PLAN)
    page.session_state["add-task"] = True
    page.run()
    field(page, "What is to be done?").input(title)
    press(page, "Add task")
    assert "title" in refusal(page)
    assert len(tasks.of_plan(db, plan_key)) == before


def test_an_own_task_due_outside_its_period_is_refused_and_kept(
    opens: Opens, amara: User, plan_key: OpenPlan, plan: Plan
) -> None:
    page = opens(amara, PLAN)
    page.session_state["add-task"] = True
    page.run()
    field(page, "What is to be done?").input("Meet the night shift")
    field(page, "Due").set_value(plan.date_of(121))
    press(page, "Add task")
    assert "is due between" in refusal(page)
    assert field(page, "What is to be done?").value == "Meet the night shift"


def test_an_answer_is_the_managers_alone_until_it_is_shared(
    opens: Opens,
    words: Words,
    db: Database,
    amara: User,
    ruth: User,
    plan_key: OpenPlan,
) -> None:
    question = playbooks.milestones_of(db, plan_key)[2].questions[0]
    page = opens(amara, PLAN)
    page.session_state[f"question {question.key}"] = True
    page.run()
    page.text_area(f"answer {question.key}").input("The figures and the calls disagree.")
    page.button(f"save {question.key}").click().run()
    assert answers.readable(db, plan_key)[0].text == "The figures and the calls disagree."
    assert "disagree" not in reviewers_view(opens, words, ruth, question.key)

    page = opens(amara, PLAN)
    page.session_state[f"question {question.key}"] = True
    page.run()
    page.toggle(f"share {question.key}").set_value(True)
    page.button(f"save {question.key}").click().run()
    assert "disagree" in reviewers_view(opens, words, ruth, question.key)


def reviewers_view(opens: Opens, words: Words, ruth: User, question: str) -> str:
    page = opens(ruth, PLAN)
    page.session_state[f"question {question}"] = True
    return words(page.run())


def test_the_timeline_is_drawn_when_it_is_opened(
    opens: Opens, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, PLAN)
    assert not page.get("vega_lite_chart")
    page.session_state["timeline"] = True
    page.run()
    assert not page.exception
    assert len(page.get("vega_lite_chart")) == 1


def test_a_closed_plan_offers_no_form(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, plan: Plan, today: date
) -> None:
    plans.close(db, plan_key, today + timedelta(0), plan.version)
    page = opens(amara, PLAN)
    assert all(box.disabled for box in page.checkbox)
    assert not any(each.label == "Add a task" for each in page.expander)
