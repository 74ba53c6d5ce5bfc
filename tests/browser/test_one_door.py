"""Nobody opens another's plan: not by its address, not by changing the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDE, Visit
from tests.browser.stage import Stage

REFUSAL = "This plan does not exist, or is not open to you."
PAGES = (
    "/",
    "/today",
    "/plan",
    "/listen",
    "/dates",
    "/plan-people",
    "/history",
    "/account",
    "/start-a-plan",
)


@pytest.mark.parametrize("size", [WIDE], ids=["1280"])
def test_no_address_opens_anothers_plan(visit: Visit, stage: Stage) -> None:
    plan = stage.plan(stage.person("Zofia Nowak"), site="Gdynia")
    titles = [task.title for task in stage.tasks(plan)]
    mallory = stage.person("Mallory Finch")
    stage.plan(mallory, site="Elsewhere")
    here = visit(mallory)
    for path in PAGES:
        here.open(f"{path}?plan={plan.id}")
        here.sees(REFUSAL)
        here.rests()
        said = here.page.get_by_test_id("stApp").inner_text()
        assert not [words for words in ("Zofia", "Gdynia", *titles) if words in said], path


def test_changing_the_page_or_the_plan_leads_back_to_ones_own(visit: Visit, stage: Stage) -> None:
    plan = stage.plan(stage.person("Zofia Nowak"), site="Gdynia")
    mallory = stage.person("Mallory Finch")
    stage.plan(mallory, site="Elsewhere")
    here = visit(mallory).open(f"/?plan={plan.id}")
    here.sees(REFUSAL)
    here.goes_to("Plan")
    here.rests()
    here.sees_nothing_of("Zofia")
    here.sees_nothing_of("Gdynia")
    here.open("/")
    here.sees("Day 1 of 120")
    here.goes_to("Plan")
    expect(here.main.get_by_role("heading", name="Plan", exact=True)).to_be_visible()


@pytest.mark.parametrize("size", [WIDE], ids=["1280"])
def test_somebody_without_any_plan_is_refused_in_the_same_words(visit: Visit, stage: Stage) -> None:
    plan = stage.plan(stage.person("Zofia Nowak"), site="Gdynia")
    nobody = visit(stage.person("Bo Larsen"))
    for path in ("/", "/plan", "/history"):
        nobody.open(f"{path}?plan={plan.id}")
        nobody.sees(REFUSAL)
        nobody.sees_nothing_of("Gdynia")
