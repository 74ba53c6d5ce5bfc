"""Two at the same task: the second save is told who was first, and keeps what was typed."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from playbook.access import Role
from playbook.task import State, Task
from storage.access import OpenPlan
from tests.browser.conftest import Visit
from tests.browser.stage import Stage, today
from tests.browser.visitor import Visitor


@pytest.fixture
def plan(stage: Stage) -> OpenPlan:
    return stage.plan(stage.person("Amara Nwosu"), starts_on=today() - timedelta(days=2))


@pytest.fixture
def task(stage: Stage, plan: OpenPlan) -> Task:
    return next(task for task in stage.tasks(plan) if task.due_day >= 8)


def opens(visitor: Visitor, task: Task) -> None:
    visitor.open("/plan")
    visitor.row(task.title).get_by_role("button", name="Open", exact=True).click()
    expect(visitor.main.get_by_text("Why now.")).to_be_visible()


def test_the_second_save_says_who_was_first_and_keeps_what_was_typed(
    visit: Visit, stage: Stage, plan: OpenPlan, task: Task
) -> None:
    """The manager at the desk and, with the same account, on the phone."""
    desk, phone = visit(plan.user), visit(plan.user)
    opens(desk, task)
    opens(phone, task)
    desk.types("Notes", "Written at the desk")
    desk.presses("Save")
    expect(desk.main.get_by_text("Why now.")).to_have_count(0)

    phone.types("Notes", "Written on the phone")
    phone.presses("Save")
    phone.sees(f"“{task.title}” was changed by Amara Nwosu")
    phone.sees("Saved meanwhile")
    phone.sees("Notes: Written at the desk")
    expect(phone.page.get_by_label("Notes", exact=True)).to_have_value("Written on the phone")
    assert stage.task(plan, task.title).notes == "Written at the desk"

    phone.presses("Save")
    expect(phone.main.get_by_text("Why now.")).to_have_count(0)
    assert stage.task(plan, task.title).notes == "Written on the phone"


def test_a_tick_in_an_old_tab_is_refused_once_and_works_again(
    visit: Visit, stage: Stage, plan: OpenPlan, task: Task
) -> None:
    first = visit(plan.user).open("/plan")
    old = first.second_tab().open("/plan")
    expect(old.row(task.title)).to_be_visible()
    opens(first, task)
    first.types("Owner", "Ines Costa")
    first.presses("Save")
    expect(first.main.get_by_text("Why now.")).to_have_count(0)
    old.tick(task.title)
    old.sees("was changed by Amara Nwosu")
    assert stage.task(plan, task.title).state is State.OPEN
    expect(old.row(task.title).get_by_role("checkbox")).not_to_be_checked()
    old.tick(task.title)
    expect(old.row(task.title).get_by_role("button", name="Undo")).to_be_visible()
    assert stage.task(plan, task.title).state is State.DONE


def test_who_handed_the_plan_over_meanwhile_changes_nothing_more(
    visit: Visit, stage: Stage, plan: OpenPlan, task: Task
) -> None:
    former = visit(plan.user).open("/plan")
    expect(former.row(task.title)).to_be_visible()
    stage.joins(stage.person("Henrik Solberg"), plan, Role.MANAGER)
    former.tick(task.title)
    former.sees("As viewer you may not change tasks and answers on this plan.")
    assert stage.task(plan, task.title).state is State.OPEN
    expect(former.row(task.title).get_by_role("checkbox")).to_be_disabled()
