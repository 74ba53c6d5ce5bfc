"""The plan's dates: moved after a preview, paused and resumed, closed and reopened."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from storage.access import OpenPlan
from tests.browser.conftest import Visit
from tests.browser.stage import Stage, today
from tests.browser.visitor import Visitor


@pytest.fixture
def plan(stage: Stage) -> OpenPlan:
    return stage.plan(stage.person("Amara Nwosu"), starts_on=today() - timedelta(days=9))


@pytest.fixture
def dates(visit: Visit, plan: OpenPlan) -> Visitor:
    visitor = visit(plan.user).open("/dates")
    expect(visitor.main.get_by_role("heading", name="Dates", exact=True)).to_be_visible()
    return visitor


def test_the_start_moves_after_a_preview(dates: Visitor, stage: Stage, plan: OpenPlan) -> None:
    wanted = today() - timedelta(days=4)
    dates.types_date("New first day", wanted)
    dates.sees("done or not applicable stay as they are.")
    dates.sees("Day 5 of 120")
    assert stage.load(plan).starts_on != wanted, "told before it is done"
    dates.main.get_by_role("button", name="Move the start", exact=True).click()
    expect(dates.main.get_by_role("button", name="Move the start", exact=True)).to_have_count(0)
    dates.sees("Day 5 of 120")
    assert stage.load(plan).starts_on == wanted


def test_a_start_in_1900_gets_a_sentence(dates: Visitor, stage: Stage, plan: OpenPlan) -> None:
    before = stage.load(plan)
    dates.types_date("New first day", before.starts_on.replace(year=1900))
    dates.sees("lies outside. Check the year.")
    assert stage.load(plan) == before


def test_a_plan_is_paused_and_resumed(dates: Visitor, stage: Stage, plan: OpenPlan) -> None:
    dates.types("Reason", "Sick leave")
    dates.presses("Pause the plan")
    expect(dates.main.get_by_role("button", name="Resume the plan")).to_be_visible()
    dates.goes_to("Today")
    expect(dates.main.get_by_role("heading", name="Paused on day")).to_be_visible()
    dates.sees("Sick leave. Nothing becomes late meanwhile.")
    dates.goes_to("Dates")
    dates.presses("Resume the plan")
    expect(dates.main.get_by_role("button", name="Pause the plan")).to_be_visible()
    assert not stage.load(plan).is_paused(today())


def test_a_closed_plan_can_be_read_and_reopened(dates: Visitor, stage: Stage) -> None:
    dates.presses("Close the plan")
    expect(dates.main.get_by_role("button", name="Reopen", exact=True)).to_be_visible()
    dates.goes_to("Today")
    expect(dates.main.get_by_role("heading", name="This plan is closed")).to_be_visible()
    expect(dates.main.get_by_role("checkbox").first).to_be_disabled()
    dates.goes_to("Dates")
    dates.presses("Reopen")
    expect(dates.main.get_by_role("button", name="Close the plan")).to_be_visible()
    dates.goes_to("Today")
    expect(dates.main.get_by_role("heading", name="Day 10 of 120")).to_be_visible()
