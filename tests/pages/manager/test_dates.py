"""Dates: the start moved, the plan paused, closed and archived; told before it is done."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from playbook.plan import Plan
from storage import plans
from storage.access import OpenPlan
from tests.pages.conftest import Opens, refusal

Words = Callable[[AppTest], str]
DATES = "manager/dates.py"


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def test_a_move_is_previewed_before_it_is_made(
    opens: Opens, words: Words, db: Database, amara: User, plan_key: OpenPlan, plan: Plan
) -> None:
    page = opens(amara, DATES)
    assert not any(b.key == "move" for b in page.button)
    wanted = plan.starts_on + timedelta(days=7)
    page.date_input("new-start").set_value(wanted).run()
    assert "open tasks move**" in words(page)
    assert plans.load(db, plan_key).starts_on == plan.starts_on
    page.button("move").click().run()
    assert plans.load(db, plan_key).starts_on == wanted


def test_the_milestones_beside_the_chosen_start_are_those_it_would_give(
    opens: Opens, words: Words, amara: User, plan_key: OpenPlan, today: date
) -> None:
    page = opens(amara, DATES)
    page.date_input("new-start").set_value(today + timedelta(days=9)).run()
    assert "**Starts in 9 days** today" in words(page)
    page.date_input("new-start").set_value(date(1900, 1, 1)).run()
    assert "**Day " in words(page)


def test_a_start_in_1900_is_refused_before_it_can_be_chosen(
    opens: Opens, amara: User, plan_key: OpenPlan
) -> None:
    page = opens(amara, DATES)
    page.date_input("new-start").set_value(date(1900, 1, 1)).run()
    assert "Check the year." in refusal(page)
    assert not any(b.key == "move" for b in page.button)


def test_a_plan_is_paused_until_somebody_resumes_it(
    opens: Opens, words: Words, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    page = opens(amara, DATES)
    page.text_input("pause-reason").input("Sick leave")
    press(page, "Pause the plan")
    assert plans.load(db, plan_key).is_paused(today)
    assert "Sick leave" in words(page)
    page.date_input("back").set_value(today + timedelta(days=3)).run()
    press(page, "Resume the plan")
    assert plans.load(db, plan_key).pauses[0].last_on == today + timedelta(days=2)


def test_a_pause_without_a_reason_is_refused(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan
) -> None:
    page = press(opens(amara, DATES), "Pause the plan")
    assert refusal(page) == "The reason for the pause is missing."
    assert page.toast[0].value == page.error[0].value, "seen from further down the page too"
    assert plans.load(db, plan_key).pauses == ()


def test_a_plan_is_closed_and_reopened(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    page = press(opens(amara, DATES), "Close the plan")
    assert plans.load(db, plan_key).closed_on == today
    press(page, "Reopen")
    assert plans.load(db, plan_key).closed_on is None


def test_an_archived_plan_stays_open_under_my_account(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, today: date
) -> None:
    press(opens(amara, DATES), "Archive")
    assert plans.load(db, plan_key).archived_on == today
    account = opens(amara, "everyone/account.py")
    account.button(f"open-{plan_key.id}").click().run()
    assert not account.exception


def test_an_old_page_does_not_close_a_plan_that_was_moved_meanwhile(
    opens: Opens, db: Database, amara: User, plan_key: OpenPlan, plan: Plan, today: date
) -> None:
    page = opens(amara, DATES)
    plans.move_start(db, plan_key, plan.starts_on + timedelta(days=1), today, plan.version)
    press(page, "Close the plan")
    assert "This plan was changed by Amara Nwosu" in refusal(page)
    assert plans.load(db, plan_key).closed_on is None


def test_the_coach_reads_the_dates_and_moves_nothing(
    opens: Opens, words: Words, bo: User, plan_key: OpenPlan
) -> None:
    page = opens(bo, DATES)
    assert "Only Amara Nwosu can move, pause or close this plan." in words(page)
    assert not page.button
