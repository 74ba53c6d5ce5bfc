"""Start a plan: a preview before anything is made, refusals in words, links to copy."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from pages.ui.plan_form import SHIFTS, SOMEBODY_ELSES
from playbook.access import Role
from playbook.account import User
from storage import access, invitations, memberships, plans, tasks
from tests.pages.conftest import Opens, refusal

Words = Callable[[AppTest], str]
START = "everyone/start.py"


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def group(page: AppTest, key: str) -> Any:
    return next(each for each in page.get("button_group") if each.key == key)


def only_plan(db: Database, user: User) -> memberships.PlanRole:
    (role,) = memberships.of_user(db, user)
    return role


def test_the_preview_shows_six_milestones_before_anything_is_made(
    opens: Opens, words: Words, db: Database, stranger: User, today: date
) -> None:
    page = opens(stranger)
    page.date_input("start-on").set_value(today + timedelta(days=5)).run()
    said = words(page)
    assert "**Starts in 5 days** today" in said
    assert said.count(" tasks") == 6
    assert memberships.of_user(db, stranger) == []


def test_a_plan_starts_with_the_playbooks_tasks_and_leads_to_today(
    opens: Opens, db: Database, stranger: User, today: date
) -> None:
    page = opens(stranger)
    page.text_input("start-site").input("Leeds")
    page.selectbox("start-country").select("GB").run()
    page.selectbox("start-region-GB").select("ENG")
    press(page, "Start this plan")
    assert page.title[0].value == "Day 1 of 120"
    key = access.open_plan(db, stranger, only_plan(db, stranger).plan_id)
    assert 60 <= len(tasks.of_plan(db, key)) <= 90
    assert plans.load(db, key).calendar.holidays


@pytest.mark.parametrize("start", [date(1900, 1, 1), date(2199, 12, 31)])
def test_a_start_in_another_century_is_refused(opens: Opens, stranger: User, start: date) -> None:
    page = opens(stranger)
    page.date_input("start-on").set_value(start).run()
    assert not page.exception
    assert "Check the year." in refusal(page)
    assert not any(b.key == "start" for b in page.button)


@pytest.mark.parametrize(("site", "words_"), [("", "The site is missing."), ("x" * 5_000, "5,000")])
def test_a_site_without_a_usable_name_is_refused(
    opens: Opens, db: Database, stranger: User, site: str, words_: str
) -> None:
    page = opens(stranger)
    page.text_input("start-site").input(site)
    assert words_ in refusal(press(page, "Start this plan"))
    assert memberships.of_user(db, stranger) == []


def test_a_shift_pattern_is_kept(opens: Opens, db: Database, stranger: User, today: date) -> None:
    page = opens(stranger)
    page.text_input("start-site").input("Leeds")
    group(page, "start-days").select(SHIFTS).run()
    page.number_input("start-days-on").set_value(2)
    page.number_input("start-days-off").set_value(3)
    press(page, "Start this plan")
    key = access.open_plan(db, stranger, only_plan(db, stranger).plan_id)
    shift = plans.load(db, key).calendar.shift
    assert shift
    assert (shift.days_on, shift.days_off, shift.first_on) == (2, 3, today)


def test_no_working_day_at_all_is_refused(opens: Opens, stranger: User) -> None:
    page = opens(stranger)
    group(page, "start-week").set_value([]).run()
    assert not page.exception
    assert page.error
    assert not any(b.key == "start" for b in page.button)


def test_a_reviewer_without_an_account_is_invited_by_a_link(
    opens: Opens, db: Database, stranger: User
) -> None:
    page = opens(stranger)
    page.text_input("start-site").input("Leeds")
    page.text_input("start-reviewer").input("new@example.org")
    press(page, "Start this plan")
    assert page.title[0].value == "Your plan has started"
    found = invitations.look_at(db, page.code[0].value.rsplit("/", 1)[1])
    assert (found.email, found.role) == ("new@example.org", Role.REVIEWER)


def test_a_plan_for_somebody_else_is_followed_by_whoever_starts_it(
    opens: Opens, db: Database, stranger: User, amara: User
) -> None:
    page = opens(stranger)
    group(page, "start-whose").select(SOMEBODY_ELSES).run()
    page.text_input("start-name").input("Amara Nwosu")
    page.text_input("start-email").input(amara.email)
    page.selectbox("start-role").select(Role.COACH)
    page.text_input("start-site").input("Leeds")
    press(page, "Start this plan")
    assert only_plan(db, stranger).role is Role.COACH
    assert only_plan(db, amara).role is Role.MANAGER


def test_what_is_no_address_is_refused_before_the_start(opens: Opens, stranger: User) -> None:
    page = opens(stranger)
    page.text_input("start-reviewer").input("somebody").run()
    assert "not an e-mail address" in refusal(page)


def test_the_same_plan_is_not_started_twice(opens: Opens, db: Database, stranger: User) -> None:
    for _ in range(2):
        page = opens(stranger, START if memberships.of_user(db, stranger) else "")
        page.text_input("start-site").input("Leeds")
        press(page, "Start this plan")
    assert "You have a plan for this site with this start date already." in refusal(page)
    assert only_plan(db, stranger)
