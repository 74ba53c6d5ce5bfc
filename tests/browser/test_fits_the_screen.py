"""On a phone nothing is wider than the screen, and every page shows its title."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from playbook.access import Role
from tests.browser.conftest import NARROW, Visit
from tests.browser.stage import Stage, today

PAGES = (
    "/",
    "/plan",
    "/listen",
    "/check-in",
    "/review",
    "/commitments",
    "/take-away",
    "/workshops",
    "/dates",
    "/plan-people",
    "/history",
    "/start-a-plan",
    "/account",
    "/people",
    "/data",
    "/sign-out",
)
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
WIDER = "document.documentElement.scrollWidth > window.innerWidth"
SPILLS = """[...document.querySelectorAll('[data-testid=stMain] *')]
    .filter(e => e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}))
    .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
    .filter(e => !e.closest('[role=tablist], [data-testid=stTabs] [role=tab]'))
    .map(e => e.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("size", [NARROW], ids=["390"])
def test_nothing_is_wider_than_the_screen(visit: Visit, stage: Stage) -> None:
    amara = stage.person(f"Amara {LONG_WORD}", administrator=True)
    plan = stage.plan(amara, site=LONG_WORD, starts_on=today() - timedelta(days=30))
    stage.joins(stage.person(f"Ruth {LONG_WORD}"), plan, Role.REVIEWER)
    here = visit(amara)
    for path in PAGES:
        here.open(path)
        expect(here.page.get_by_role("heading", level=1)).to_be_visible()
        if path != "/sign-out":
            here.rests()
        assert not here.page.evaluate(WIDER), path
        assert here.page.evaluate(SPILLS) == [], path
