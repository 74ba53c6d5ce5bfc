"""The demo: a made-up company, entered without a password, apart from real data."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

import demo
from tests.browser.conftest import WIDE, Visit
from tests.browser.server import Server, serving
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.parametrize("size", [WIDE], ids=["1280"])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    database = tmp_path_factory.mktemp("demo") / "demo.db"
    demo.build(database)
    with serving(database, DAY120_DEMO="1") as running:
        yield running


def become(visitor: Visitor, name: str) -> None:
    visitor.open("/plan" if visitor.page.url == "about:blank" else "/demo")
    expect(visitor.page).to_have_url(f"{visitor.address}/demo")
    visitor.page.get_by_role("button", name=name).click()


def sidebar(visitor: Visitor) -> Locator:
    return visitor.page.get_by_test_id("stSidebar")


def test_one_is_a_manager_a_senior_manager_and_a_coach_without_a_password(visit: Visit) -> None:
    somebody = visit(None)
    become(somebody, "Amara Nwosu")
    expect(somebody.main.get_by_role("heading", name="Day 37 of 120")).to_be_visible()
    expect(sidebar(somebody).get_by_test_id("stSelectbox")).to_have_count(0)  # one plan, no choice

    become(somebody, "Helen Okafor")
    somebody.sees("3 of 10 managers need you")
    somebody.goes_to("Today")
    somebody.sees("Next three")
    expect(somebody.main.get_by_role("checkbox").first).to_be_disabled()

    become(somebody, "Tomasz Rebelo")
    somebody.sees("of 14 managers need")
    expect(sidebar(somebody).get_by_test_id("stSelectbox")).to_have_count(1)


def test_every_page_of_the_demo_stands(visit: Visit) -> None:
    somebody = visit(None)
    become(somebody, "Amara Nwosu")
    somebody.sees("Next three")
    pages = ("/plan", "/listen", "/check-in", "/review", "/commitments", "/take-away", "/account")
    for path in (*pages, "/dates", "/plan-people", "/history"):
        somebody.open(path)
        expect(somebody.main.locator("h1")).to_be_visible()
        somebody.rests()
        expect(somebody.page.get_by_test_id("stException")).to_have_count(0)


def test_a_senior_manager_sees_whom_to_help_signs_and_the_manager_sees_the_condition(
    visit: Visit,
) -> None:
    helen = visit(None)
    become(helen, "Helen Okafor")
    helen.sees("3 of 10 managers need you")
    needing = helen.main.locator("[class*='st-key-act-']")
    expect(needing).to_have_count(3)
    for who, why in (
        ("Amara Nwosu", "Waiting for you"),
        ("Liam Ashdown", "Off track"),
        ("Mateo Ferrer", "Silent for"),
    ):
        helen.sees(who)
        helen.sees(why)
    helen.presses("Review and sign")
    helen.main.get_by_text("Go on with conditions").click()
    helen.types("Condition", "Hear agents in both shifts")
    helen.presses("Sign milestone")
    helen.sees("Signed with 1 condition")
    helen.goes_to("Take away")
    with helen.page.expect_download() as waiting:
        helen.presses("Download the brief (PDF)")
    assert waiting.value.suggested_filename == "amara-nwosu-bristol-brief.pdf"
    assert waiting.value.path().read_bytes().startswith(b"%PDF")
    helen.goes_to("My managers")
    helen.sees("2 of 10 managers need you")
    with helen.page.expect_download() as waiting:
        helen.presses("Download this list (CSV)")
    assert b"Liam Ashdown" in waiting.value.path().read_bytes()
    helen.goes_to("Programme")
    helen.sees("Where several wait")

    become(helen, "Amara Nwosu")
    helen.sees("For you")
    helen.sees("Hear agents in both shifts")


def test_a_kpi_off_its_ramp_is_seen_first_and_its_review_says_by_how_much(visit: Visit) -> None:
    george = visit(None)
    become(george, "George Whitfield")
    george.sees("KPI off its ramp for")
    george.rests()
    george.main.get_by_role("button", name="See the KPIs", exact=True).first.click()
    expect(george.main.get_by_role("heading", name="KPIs", exact=True)).to_be_visible()
