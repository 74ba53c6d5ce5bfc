"""The weekly word and the milestone, from the manager to the reviewer and back."""

from datetime import timedelta
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, expect

from playbook.access import Role
from playbook.account import User
from storage.access import OpenPlan
from tests.browser.conftest import WIDE, Visit
from tests.browser.stage import Stage, today
from tests.browser.visitor import Visitor

CONDITION = "Hear agents in both shifts before any target is agreed"


@pytest.fixture
def plan(stage: Stage) -> OpenPlan:
    return stage.plan(stage.person("Amara Nwosu"), starts_on=today() - timedelta(days=10))


@pytest.fixture
def ruth(stage: Stage, plan: OpenPlan) -> User:
    reviewer = stage.person("Ruth Adeyemi")
    stage.joins(reviewer, plan, Role.REVIEWER)
    return reviewer


def submits(manager: Visitor) -> None:
    manager.open("/review")
    manager.types("Word to your reviewer", "Ready. What is open has a day.")
    manager.presses("Submit")
    manager.sees("the reviewer has not decided yet")


def to_sign(reviewer: Visitor) -> None:
    reviewer.open("/")
    reviewer.sees("1 of 1 manager needs you")
    reviewer.presses("Review and sign")
    reviewer.sees("Your decision")
    reviewer.rests()


def chooses_conditions(reviewer: Visitor, words: str) -> None:
    reviewer.page.get_by_text("Go on with conditions", exact=True).click()
    reviewer.types("Condition", words)
    reviewer.types("Word to Amara Nwosu", "Good work.")


def decision(manager: Visitor) -> Locator:
    return manager.page.get_by_label("Which decision you need", exact=True)


def test_a_milestone_is_signed_with_a_condition_that_stands_on_the_managers_today(
    visit: Visit, stage: Stage, plan: OpenPlan, ruth: User
) -> None:
    manager, reviewer = visit(plan.user), visit(ruth)
    submits(manager)
    to_sign(reviewer)
    chooses_conditions(reviewer, CONDITION)
    reviewer.presses("Sign milestone")
    reviewer.sees("Signed with 1 condition")
    done = reviewer.main.get_by_text(" tasks done").first.inner_text()

    manager.open("/")
    manager.sees("Condition to meet")
    manager.sees(CONDITION)
    manager.open("/plan")
    manager.tick(stage.tasks(plan)[0].title)
    manager.rests()
    reviewer.reloads()
    expect(reviewer.main.get_by_text(" tasks done").first).to_have_text(done)

    reviewer.goes_to("Take away")
    reviewer.sees("One-page brief")
    with reviewer.page.expect_download() as waiting:
        reviewer.presses("Download the brief (PDF)")
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")


def test_a_check_in_outlives_a_tab_that_closes_in_the_middle_of_a_word(
    visit: Visit, plan: OpenPlan
) -> None:
    """The field is never left, so Streamlit alone would have lost what is in it."""
    manager = visit(plan.user).open("/check-in")
    manager.sees("Kept as you type")
    manager.rests()
    decision(manager).click()
    manager.page.keyboard.type("May I move two agents")
    other = manager.second_tab().open("/check-in")
    for _ in range(20):
        other.rests()
        if decision(other).input_value():
            break
        other.page.reload()
    expect(decision(manager)).to_be_focused()
    manager.page.close()
    expect(decision(other)).to_have_value("May I move two agents")


@pytest.mark.parametrize("size", [WIDE], ids=["1280"])
def test_of_two_who_sign_at_once_the_second_reads_the_first_and_keeps_their_words(
    visit: Visit, stage: Stage, plan: OpenPlan, ruth: User
) -> None:
    bo = stage.person("Bo Lindgren")
    stage.joins(bo, plan, Role.REVIEWER)
    submits(visit(plan.user))
    first, second = visit(ruth), visit(bo)
    to_sign(first)
    to_sign(second)
    chooses_conditions(second, CONDITION)
    first.presses("Sign milestone")
    first.sees("Signed: go on")

    second.presses("Sign milestone")
    second.sees("Ruth Adeyemi")
    kept = second.page.get_by_label("What you had written", exact=True)
    expect(kept).to_have_value(f"Good work.\n{CONDITION}")


@pytest.mark.parametrize("size", [WIDE], ids=["1280"])
def test_a_calendar_address_is_followed_until_it_is_revoked(visit: Visit, plan: OpenPlan) -> None:
    manager = visit(plan.user).open("/take-away")
    manager.presses("Make an address")
    manager.sees("It is shown once")
    address = manager.main.locator("code").first.inner_text().strip()
    with urlopen(address) as answer:
        assert b"BEGIN:VEVENT" in answer.read()
    manager.presses("Revoke the address")
    expect(manager.main.locator("code")).to_have_count(0)
    with pytest.raises(HTTPError, match="404"):
        urlopen(address)


@pytest.mark.parametrize("size", [WIDE], ids=["1280"])
def test_a_reload_stays_on_the_plan_that_was_opened(
    visit: Visit, stage: Stage, plan: OpenPlan, ruth: User
) -> None:
    other = stage.plan(stage.person("Aaron Adams"), starts_on=today() - timedelta(days=10))
    stage.joins(ruth, other, Role.REVIEWER)
    submits(visit(plan.user))
    reviewer = visit(ruth)
    reviewer.open("/")
    reviewer.presses("Review and sign")
    reviewer.sees("Amara Nwosu: ")
    reviewer.reloads()
    reviewer.sees("Amara Nwosu: ")
    reviewer.goes_to("Check-in")
    reviewer.sees("Amara Nwosu")
    reviewer.reloads()
    reviewer.sees("Amara Nwosu")
