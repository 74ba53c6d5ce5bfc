"""The demo: a made-up company, entered without a password, apart from real data."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

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


def plans_offered(visitor: Visitor) -> int:
    visitor.rests()
    visitor.page.get_by_test_id("stSidebar").get_by_test_id("stSelectbox").locator("input").click()
    options = visitor.page.get_by_role("option")
    expect(options.first).to_be_visible()
    return options.count()


def test_one_is_a_manager_a_senior_manager_and_a_coach_without_a_password(visit: Visit) -> None:
    somebody = visit(None)
    become(somebody, "Amara Nwosu")
    expect(somebody.main.get_by_role("heading", name="Day 37 of 120")).to_be_visible()
    assert plans_offered(somebody) == 1

    become(somebody, "Helen Okafor")
    somebody.sees("of 10 managers need")
    somebody.goes_to("Today")
    somebody.sees("Next three")
    expect(somebody.main.get_by_role("checkbox").first).to_be_disabled()

    become(somebody, "Tomasz Rebelo")
    somebody.sees("of 14 managers need")


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


def test_a_senior_manager_signs_with_a_condition_that_the_manager_sees(visit: Visit) -> None:
    helen = visit(None)
    become(helen, "Helen Okafor")
    helen.sees("of 10 managers need")
    helen.sees("Waiting for you")
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
    helen.sees("of 10 managers need")

    become(helen, "Amara Nwosu")
    helen.sees("For you")
    helen.sees("Hear agents in both shifts")
