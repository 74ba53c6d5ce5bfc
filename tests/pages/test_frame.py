"""The frame: who is here, which pages and plans they are offered, and nobody else's plan."""

from collections.abc import Callable

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from pages.web import identity
from playbook.access import Role
from playbook.account import User
from storage import memberships, new_plans, plan_rows, tasks
from storage.access import OpenPlan
from tests.pages.conftest import PATIENCE_SECONDS, ROOT, Opens, refusal

REFUSAL = "This plan does not exist, or is not open to you."
PLAN_PAGES = (
    "manager/today.py",
    "manager/plan.py",
    "manager/listen.py",
    "manager/dates.py",
    "manager/people.py",
    "manager/history.py",
)
Words = Callable[[AppTest], str]


@pytest.fixture
def strangers_plan(db: Database, stranger: User, new_plan: new_plans.NewPlan) -> str:
    """So that the stranger is offered the pages of a plan."""
    own = new_plans.NewPlan("Elsewhere", new_plan.starts_on, "UTC", plan_rows.Calendar())
    return new_plans.start(db, stranger, own, new_plan.starts_on).plan_id


def test_signed_out_there_is_a_way_in_and_nothing_else(
    database: None, monkeypatch: pytest.MonkeyPatch, words: Words
) -> None:
    monkeypatch.setattr(identity, "current_user", lambda db: None)
    page = AppTest.from_file(ROOT / "pages" / "frame.py", default_timeout=PATIENCE_SECONDS).run()
    assert "You are signed out. [Sign in](/sign-in)" in words(page)
    assert not page.sidebar.children


def test_the_manager_starts_on_today(opens: Opens, amara: User, plan_key: OpenPlan) -> None:
    page = opens(amara)
    assert page.title[0].value == "Day 37 of 120"
    assert not page.sidebar.selectbox  # one plan is no choice
    assert "Amara Nwosu · Leeds" in [each.value for each in page.sidebar.markdown]


def test_somebody_without_a_plan_starts_with_starting_one(opens: Opens, stranger: User) -> None:
    page = opens(stranger)
    assert page.title[0].value == "Start a plan"
    with pytest.raises(ValueError, match=r"plan\.py"):
        page.switch_page("manager/plan.py").run()


@pytest.mark.parametrize("path", ["admin/people.py", "admin/data.py"])
def test_only_an_administrator_is_offered_the_office(
    opens: Opens, amara: User, administrator: User, plan_key: OpenPlan, path: str
) -> None:
    assert opens(administrator, path).title[0].value in ("5 accounts", "4 accounts", "Data")
    with pytest.raises(ValueError, match=path):
        opens(amara, path)


@pytest.mark.parametrize("path", ["", *PLAN_PAGES, "everyone/account.py", "everyone/start.py"])
def test_nobody_opens_anothers_plan_by_its_address(
    opens: Opens,
    words: Words,
    db: Database,
    stranger: User,
    strangers_plan: str,
    plan_key: OpenPlan,
    path: str,
) -> None:
    page = opens(stranger, path, plan=plan_key.id)
    assert refusal(page) == REFUSAL
    said = words(page)
    assert "Amara" not in said
    assert "Leeds" not in said
    assert not any(task.title in said for task in tasks.of_plan(db, plan_key))


def test_a_plan_that_does_not_exist_is_refused_in_the_same_words(
    opens: Opens, stranger: User, strangers_plan: str
) -> None:
    assert refusal(opens(stranger, plan="' or 1=1 --")) == REFUSAL


@pytest.mark.parametrize("path", PLAN_PAGES)
def test_the_reviewer_opens_every_page_and_changes_nothing_but_what_is_the_reviewers(
    opens: Opens, ruth: User, plan_key: OpenPlan, path: str
) -> None:
    page = opens(ruth, path)
    assert not page.exception
    assert all(box.disabled for box in page.checkbox)


def test_one_plan_is_chosen_among_several(
    opens: Opens, db: Database, stranger: User, strangers_plan: str, plan_key: OpenPlan
) -> None:
    memberships.give(db, plan_key, stranger, Role.COACH)
    page = opens(stranger)
    assert page.title[0].value == "Day 37 of 120"
    assert page.selectbox[0].value == strangers_plan
    page.selectbox[0].select(plan_key.id).run()
    assert page.selectbox[0].value == plan_key.id
    assert all(box.disabled for box in page.checkbox)


def test_a_role_that_is_withdrawn_closes_the_open_page(
    opens: Opens, words: Words, db: Database, ruth: User, plan_key: OpenPlan
) -> None:
    page = opens(ruth)
    memberships.withdraw(db, plan_key, ruth.id)
    page.run()
    assert "Amara" not in words(page)
