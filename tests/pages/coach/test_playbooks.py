"""The coach's desk: a version copied, changed as a manager will read it, published."""

from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from playbook.edition import editing
from playbook.edition.editing import TaskWords
from playbook.errors import Refused
from storage import access, playbook_drafts, playbook_versions, playbooks, tasks
from storage.access import OpenDesk, OpenPlan
from tests.pages.conftest import Opens

PLAYBOOKS, DRAFT = "coach/playbooks.py", "coach/draft.py"
OWN = TaskWords("listen.own", "Sit with <planning>", "They know the peaks.", 6)


@pytest.fixture
def desk(db: Database, bo: User, plan_key: OpenPlan) -> OpenDesk:
    return access.open_desk(db, bo)


@pytest.fixture
def draft(db: Database, desk: OpenDesk, today: date) -> str:
    playbook_drafts.copy(db, desk, "draft", playbooks.newest(db), today)
    return "draft"


def button(page: AppTest, label: str) -> Any:
    return next(each for each in page.button if label in (each.key, each.label))


def opened(opens: Opens, bo: User, draft: str) -> AppTest:
    page = opens(bo, PLAYBOOKS)
    page.query_params["draft"] = draft
    return page.switch_page(DRAFT).run()


def field(fields: Any, label: str) -> Any:
    return next(each for each in fields if each.label == label)


def test_a_copy_opens_as_a_draft_without_changes(opens: Opens, bo: User, desk: OpenDesk) -> None:
    page = opens(bo, PLAYBOOKS)
    assert page.title[0].value == "1 playbook version published"
    button(page, "Copy to a draft").click().run()
    assert page.title[0].value.endswith(": no change yet")
    assert button(page, "publish").disabled


def test_a_task_is_added_checked_and_published(
    db: Database, opens: Opens, bo: User, desk: OpenDesk, draft: str
) -> None:
    page = opened(opens, bo, draft)
    button(page, "Add a task").click().run()
    field(page.text_input, "Task").input("Sit with planning")
    field(page.text_area, "Why it matters").input("They know the peaks.")
    field(page.number_input, "Day").set_value(6)
    button(page, "Keep").click().run()
    assert "**New: Task**" in "\n".join(each.value for each in page.markdown)
    button(page, "publish").click().run()
    assert page.title[0].value == "2 playbook versions published"
    newest = playbooks.get(db, playbooks.newest(db))
    assert "Sit with planning" in [task.title for task in newest.milestones[0].tasks]


def test_a_day_outside_the_milestone_is_refused_and_what_was_typed_stays(
    db: Database, opens: Opens, bo: User, desk: OpenDesk, draft: str
) -> None:
    page = opened(opens, bo, draft)
    button(page, "Add a task").click().run()
    field(page.text_input, "Task").input("Too late")
    field(page.text_area, "Why it matters").input("Because.")
    field(page.number_input, "Day").set_value(99)
    button(page, "Keep").click().run()
    assert "“Too late” is due on day 99; the milestone runs from day 1 to 14" in page.error[0].value
    assert field(page.text_input, "Task").value == "Too late"
    assert playbook_drafts.get(db, desk, draft).version == 1


def test_a_milestone_and_its_texts_are_reworded(
    db: Database, opens: Opens, bo: User, desk: OpenDesk, draft: str
) -> None:
    page = opened(opens, bo, draft)
    button(page, "change-listen").click().run()
    field(page.text_area, "Purpose").input("Hear them out.")
    button(page, "Keep").click().run()
    question = playbooks.get(db, playbooks.newest(db)).milestones[0].questions[0]
    button(page, f"change-{question.key}").click().run()
    field(page.text_area, "Guiding question").input("What surprised you?")
    button(page, "Keep").click().run()
    assert page.title[0].value.endswith(": 2 changes")


def test_a_draft_that_is_gone_says_so(opens: Opens, bo: User, desk: OpenDesk) -> None:
    page = opened(opens, bo, "no such draft")
    assert page.title[0].value == "No draft here"


def test_managers_and_reviewers_are_not_offered_the_desk(
    opens: Opens, amara: User, ruth: User, plan_key: OpenPlan
) -> None:
    for outsider in (amara, ruth):
        with pytest.raises(ValueError, match=r"playbooks\.py"):
            opens(outsider, PLAYBOOKS)


def test_the_manager_takes_over_the_new_task_or_declines_it(
    db: Database, opens: Opens, amara: User, desk: OpenDesk, plan_key: OpenPlan, draft: str
) -> None:
    document = editing.with_task(playbook_drafts.get(db, desk, draft).document, "listen", OWN)
    playbook_drafts.save(db, desk, draft, 1, document)
    playbook_drafts.publish(db, desk, draft, 2)
    page = opens(amara, "manager/plan.py")
    assert "1 new task since your plan started" in "\n".join(e.value for e in page.markdown)
    button(page, "take-new").click().run()
    assert OWN.title in [task.title for task in tasks.of_plan(db, plan_key)]
    assert "take-new" not in [each.key for each in page.button]


def test_a_new_plan_may_start_from_an_older_version(
    db: Database, opens: Opens, amara: User, desk: OpenDesk, draft: str
) -> None:
    old = playbooks.newest(db)
    document = editing.retitled(playbook_drafts.get(db, desk, draft).document, "Short version")
    playbook_drafts.save(db, desk, draft, 1, document)
    playbook_drafts.publish(db, desk, draft, 2)
    page = opens(amara, "everyone/start.py")
    assert field(page.selectbox, "Playbook").options == ["Short version", "The first 120 days"]
    field(page.selectbox, "Playbook").select(old)
    page.text_input("start-site").input("Oslo")
    button(page, "start").click().run()
    plans_on = {each.id: each.plans for each in playbook_versions.of_desk(db, desk)}
    assert plans_on[old] == 2


def test_a_stranger_cannot_open_the_desk(db: Database, stranger: User) -> None:
    with pytest.raises(Refused):
        access.open_desk(db, stranger)


def test_a_task_of_the_playbook_is_opened_beside_the_playbooks_name(
    opens: Opens, bo: User, desk: OpenDesk, draft: str
) -> None:
    page = opened(opens, bo, draft)
    button(page, "change-listen.plan_the_sample").click().run()
    assert not page.exception
    field(page.text_input, "Task").input("Plan the sample")
    button(page, "Keep").click().run()
    field(page.text_input, "Name of the playbook").input("Ours")
    button(page, "Keep the name").click().run()
    assert page.title[0].value == "Draft of “Ours”: 2 changes"
