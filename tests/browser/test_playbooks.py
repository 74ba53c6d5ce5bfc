"""A coach writes the next playbook; a manager whose plan runs decides what to take of it."""

import pytest
from playwright.sync_api import expect

from playbook.access import Role
from storage.access import OpenPlan
from tests.browser.conftest import WIDE, Visit
from tests.browser.stage import Stage


@pytest.fixture
def plan(stage: Stage) -> OpenPlan:
    return stage.plan(stage.person("Amara Nwosu"))


def test_from_a_copy_to_a_published_version_to_a_task_in_a_running_plan(
    visit: Visit, stage: Stage, plan: OpenPlan
) -> None:
    title = f"Sit with <b>planning</b>, {plan.id[-6:]}"  # both sizes write on one server
    bo = stage.person("Bo Larsen")
    stage.joins(bo, plan, Role.COACH)
    coach = visit(bo).open("/playbooks")
    coach.main.get_by_role("button", name="Copy to a draft").first.click()
    coach.sees("no change yet")
    coach.presses("Add a task")
    coach.types("Task", title)
    coach.types("Why it matters", "They know the peaks.")
    coach.presses("Keep")
    coach.sees("New: Task")
    coach.sees(title)
    coach.presses("Publish")
    coach.sees("New plans start from this")

    manager = visit(plan.user).open("/plan")
    manager.sees("1 new task since your plan started.")
    manager.presses("Add the chosen ones")
    expect(manager.row(title)).to_be_visible()
    manager.sees_nothing_of("since your plan started")


@pytest.mark.parametrize("size", [WIDE], ids=["1280"], indirect=True)
def test_a_double_click_keeps_a_task_once(visit: Visit, stage: Stage, plan: OpenPlan) -> None:
    bo = stage.person("Bo Larsen")
    stage.joins(bo, plan, Role.COACH)
    coach = visit(bo).open("/playbooks")
    coach.main.get_by_role("button", name="Copy to a draft").first.click()
    coach.sees("no change yet")
    coach.main.get_by_role("button", name="Change", exact=True).nth(8).click()
    coach.types("Task", "Work out the sample")
    coach.main.get_by_role("button", name="Keep", exact=True).dblclick()
    coach.sees(": 1 change")
    coach.rests()
    coach.sees_nothing_of("encountered an error")
