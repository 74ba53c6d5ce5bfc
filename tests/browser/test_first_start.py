"""A fresh server: nobody gets past the first account, and then a plan is started in minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.server import Server, serving


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path / "day120.db") as running:
        yield running


def test_a_protected_address_first_leads_to_the_first_account_and_on_to_a_plan(
    visit: Visit,
) -> None:
    amara = visit(None).open("/plan")
    expect(amara.page).to_have_url(f"{amara.address}/first-account")
    expect(amara.page.get_by_role("heading")).to_have_text("Make the first account")
    expect(amara.page.get_by_test_id("stSidebar")).to_have_count(0)
    expect(amara.page.get_by_test_id("stApp")).to_have_count(0)

    amara.page.get_by_label("Your name").fill("Amara Nwosu")
    amara.page.get_by_label("E-mail address").fill("amara@office.example")
    amara.page.get_by_label("Password").fill("three short words")
    amara.presses("Make the account")
    expect(amara.main.get_by_role("heading", name="Start a plan")).to_be_visible()
    amara.sees("Welcome, Amara Nwosu.")

    amara.types("Site", "Leeds")
    amara.sees("Day 1 of 120")
    amara.presses("Start this plan")
    expect(amara.main.get_by_role("heading", name="Day 1 of 120")).to_be_visible()
    amara.sees("Next three")
