"""Work on tasks: one click ticks, and everything else a task may need."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

import storage
from playbook.access import Role
from playbook.task import State, Task
from storage import tasks
from storage.access import OpenPlan
from tests.browser.conftest import Visit
from tests.browser.stage import Stage, today
from tests.browser.visitor import Visitor


@pytest.fixture
def plan(stage: Stage) -> OpenPlan:
    """Amara's, on its third day."""
    return stage.plan(stage.person("Amara Nwosu"), starts_on=today() - timedelta(days=2))


@pytest.fixture
def amara(visit: Visit, plan: OpenPlan) -> Visitor:
    return visit(plan.user)


@pytest.fixture
def task(stage: Stage, plan: OpenPlan) -> Task:
    """One that is due after today, so that it stands in its place whatever the weekday."""
    return next(task for task in stage.tasks(plan) if task.due_day >= 8)


def opens(visitor: Visitor, task: Task) -> None:
    """The opened task moves to the top of its period."""
    visitor.open("/plan")
    visitor.row(task.title).get_by_role("button", name="Open", exact=True).click()
    expect(visitor.main.get_by_text("Why now.")).to_be_visible()


def saves(visitor: Visitor) -> None:
    visitor.presses("Save")
    expect(visitor.main.get_by_text("Why now.")).to_have_count(0)


def test_one_click_ticks_and_one_more_takes_it_back(
    amara: Visitor, stage: Stage, plan: OpenPlan
) -> None:
    amara.open("/")
    amara.sees("Next three")
    title = amara.main.locator("[class*='st-key-task-'] strong").first.inner_text()
    amara.tick(title)
    expect(amara.main.get_by_text(f"Done: {title}")).to_be_visible()
    assert stage.task(plan, title).state is State.DONE
    amara.presses("Undo")
    expect(amara.main.get_by_text(f"Done: {title}")).to_have_count(0)
    assert stage.task(plan, title).state is State.OPEN
    expect(amara.row(title).get_by_role("checkbox")).not_to_be_checked()


def test_a_task_is_blocked_and_says_by_whom(amara: Visitor, task: Task) -> None:
    opens(amara, task)
    amara.chooses("Blocked")
    amara.presses("Save")
    amara.sees("Say who or what blocks this task, so that somebody can help.")
    amara.types("Blocked by", "IT service desk")
    saves(amara)
    expect(amara.row(task.title).get_by_text("Blocked by IT service desk")).to_be_visible()
    amara.open("/")
    expect(amara.main.get_by_text("1 blocked")).to_be_visible()


def test_a_task_that_does_not_apply_keeps_its_reason(amara: Visitor, task: Task) -> None:
    opens(amara, task)
    amara.chooses("Not applicable")
    amara.types("Why it does not apply", "One channel only")
    saves(amara)
    expect(amara.row(task.title).get_by_text("One channel only")).to_be_visible()


def test_a_task_gets_a_new_due_date_an_owner_and_notes(
    amara: Visitor, stage: Stage, plan: OpenPlan, task: Task
) -> None:
    opens(amara, task)
    wanted = today() + timedelta(days=9)
    amara.types_date("Due", wanted)
    amara.types("Owner", "Ines Costa")
    amara.types("Notes", "The first draft is with her.")
    saves(amara)
    saved = stage.task(plan, task.title)
    assert (saved.owner, saved.notes, saved.due_day) == (
        "Ines Costa",
        "The first draft is with her.",
        12,
    )
    expect(amara.row(task.title).get_by_text("Ines Costa")).to_be_visible()


def test_a_double_click_adds_one_task(amara: Visitor, stage: Stage, plan: OpenPlan) -> None:
    amara.open("/plan")
    amara.main.get_by_text("Add a task").click()
    amara.page.get_by_label("What is to be done?").fill("Meet the night shift")
    amara.page.get_by_role("button", name="Add task", exact=True).dblclick()
    expect(amara.row("Meet the night shift").first).to_be_visible()
    amara.rests()
    own = [t for t in stage.tasks(plan) if t.title == "Meet the night shift"]
    assert len(own) == 1
    expect(amara.page.get_by_label("What is to be done?")).to_have_value("")


def test_a_link_is_added_to_a_task_once_also_by_a_double_click(amara: Visitor, task: Task) -> None:
    opens(amara, task)
    amara.presses("Add a link")
    amara.page.get_by_label("Address", exact=True).fill("https://intranet.example/report")
    amara.page.get_by_label("Name", exact=True).fill("The report")
    amara.page.get_by_role("button", name="Add link", exact=True).dblclick()
    link = amara.main.get_by_role("link", name="The report")
    expect(link).to_have_count(1)
    amara.rests()
    expect(amara.main.get_by_role("alert")).to_have_count(0)
    expect(link).to_have_attribute("href", "https://intranet.example/report")
    expect(link).to_have_attribute("target", "_blank")


def test_search_filter_and_timeline(
    amara: Visitor, stage: Stage, plan: OpenPlan, task: Task
) -> None:
    when = stage.load(plan)
    with storage.connect(stage.database) as db:
        tasks.complete(db, plan, when, task.id, task.version, today())
    amara.open("/plan")
    amara.chooses("Done 1")
    expect(amara.main.locator("[class*='st-key-tick-']")).to_have_count(1)
    expect(amara.row(task.title)).to_be_visible()

    amara.main.get_by_text("Timeline", exact=True).click()
    expect(
        amara.page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first
    ).to_be_visible()

    search = amara.page.get_by_placeholder("Search all tasks")
    search.fill("mystery")
    search.press("Enter")
    expect(amara.main.get_by_text("found.")).to_be_visible()
    expect(
        amara.main.locator("[class*='st-key-task-']").filter(has_text="ystery").first
    ).to_be_visible()


def test_a_guiding_answer_is_the_managers_alone_until_shared(
    amara: Visitor, visit: Visit, stage: Stage, plan: OpenPlan
) -> None:
    ruth = stage.person("Ruth Adeyemi")
    stage.joins(ruth, plan, Role.REVIEWER)
    question = stage.milestones(plan)[0].questions[0].text
    amara.open("/plan")
    amara.main.get_by_text(question).click()
    amara.page.get_by_label("Your answer").fill("I talk more than I listen.")
    amara.presses("Save answer")
    expect(amara.main.get_by_text("1 of 6 answered.")).to_be_visible()

    reviewer = visit(ruth).open("/plan")
    reviewer.main.get_by_text(question).click()
    reviewer.sees("Not shared.")
    reviewer.sees_nothing_of("I talk more")

    amara.main.get_by_text("Share this answer").click()
    amara.presses("Save answer")
    expect(amara.page.get_by_text("Answer saved and shared.").first).to_be_visible()
    reviewer.reloads()
    reviewer.main.get_by_text(question).click()
    reviewer.sees("I talk more than I listen.")
