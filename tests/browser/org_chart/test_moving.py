"""Moving a box to another boss: by mouse, by keyboard, by finger; and what must not move."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.org_chart.chart_page import (
    box,
    drag,
    focused,
    grip,
    revision,
    slide,
    status,
    swipe_up,
    tap_and_hold,
    wait_for_event,
    wait_for_revision,
)
from tests.browser.org_chart.conftest import OpenChart

pytestmark = pytest.mark.browser
SCROLLED = """() => [...document.querySelectorAll("*")].some(
  host => host.shadowRoot?.querySelector(".window")?.scrollTop > 100)"""


def boss_shown(page: Page, name: str, sentence: str) -> None:
    drawn = box(page, name)
    drawn.locator(".name").click()
    expect(page.get_by_text(sentence)).to_be_visible()


def test_a_box_dragged_onto_a_boss_reports_to_that_boss(open_chart: OpenChart) -> None:
    page = open_chart()
    drag(page, "Kofi Abara", onto="Farid Abara")
    wait_for_revision(page, 2)
    expect(status(page)).to_have_text("Kofi Abara now reports to Farid Abara.")
    boss_shown(page, "Kofi Abara", "Kofi Abara reports to Farid Abara")


def test_a_boss_dropped_into_the_own_branch_stays_and_hears_why(open_chart: OpenChart) -> None:
    page = open_chart()
    drag(page, "Farid Abara", onto="Grace Abara")
    expect(status(page)).to_contain_text("branch below: a loop")
    boss_shown(page, "Farid Abara", "Farid Abara reports to Amara Abara")
    assert revision(page) == 1


def test_esc_puts_a_dragged_box_back(open_chart: OpenChart) -> None:
    page = open_chart()
    drag(page, "Kofi Abara", onto="Farid Abara", drop=False)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(status(page)).to_have_text("Cancelled. Nothing was moved.")
    expect(page.locator(".ghost")).to_have_count(0)
    boss_shown(page, "Kofi Abara", "Kofi Abara reports to Ines Abara")
    assert revision(page) == 1


def test_the_keyboard_alone_moves_a_box_and_the_focus_stays_on_it(open_chart: OpenChart) -> None:
    page = open_chart()
    page.get_by_role("button", name="Save PNG").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab") if focused(page) == "DIV" else None
    for key in ("End", "m", "Home", "ArrowDown"):
        page.keyboard.press(key)
    expect(status(page)).to_contain_text("to report to")
    page.keyboard.press("Enter")
    wait_for_revision(page, 2)
    assert focused(page) == box(page, "Sunil Bright").get_attribute("data-id")
    expect(box(page, "Sunil Bright")).to_have_attribute("aria-level", "3")


def test_a_box_picked_up_by_keyboard_cannot_be_put_on_its_own_branch(
    open_chart: OpenChart,
) -> None:
    page = open_chart()
    box(page, "Farid Abara").focus()
    for key in ("m", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(status(page)).to_contain_text("branch below: a loop")
    page.keyboard.press("Escape")
    assert focused(page) == box(page, "Farid Abara").get_attribute("data-id")
    assert revision(page) == 1


def test_two_quick_moves_both_arrive(open_chart: OpenChart) -> None:
    page = open_chart()
    kofi, elin, farid = (grip(page, f"{name} Abara") for name in ("Kofi", "Elin", "Farid"))
    slide(page, kofi, farid, drop=True)
    slide(page, elin, farid, drop=True)
    wait_for_revision(page, 3)
    boss_shown(page, "Kofi Abara", "Kofi Abara reports to Farid Abara")
    boss_shown(page, "Elin Abara", "Elin Abara reports to Farid Abara")


def test_a_finger_that_rests_on_a_box_drags_it_on_a_phone(open_chart: OpenChart) -> None:
    page = open_chart(width=390, height=844, touch=True)
    tap_and_hold(page, "Elin Abara", onto="Farid Abara")
    wait_for_revision(page, 2)
    expect(status(page)).to_have_text("Elin Abara now reports to Farid Abara.")


def test_a_finger_that_slides_at_once_scrolls_and_moves_nobody(open_chart: OpenChart) -> None:
    page = open_chart(width=390, height=844, touch=True)
    swipe_up(page, "Elin Abara", pixels=200)
    page.wait_for_function(SCROLLED)
    assert revision(page) == 1


def test_a_box_dropped_on_a_folded_boss_is_shown_there(open_chart: OpenChart) -> None:
    page = open_chart()
    box(page, "Farid Abara").locator(".toggle").click()
    wait_for_event(page, 1)
    expect(box(page, "Grace Abara")).to_have_count(0)
    drag(page, "Kofi Abara", onto="Farid Abara")
    wait_for_revision(page, 2)
    expect(box(page, "Grace Abara")).to_be_visible()
    expect(box(page, "Kofi Abara")).to_be_visible()


def test_a_move_overtaken_by_somebody_else_is_refused_and_the_box_stands_where_they_put_it(
    open_chart: OpenChart,
) -> None:
    page = open_chart(overtaken="yes")
    drag(page, "Kofi Abara", onto="Farid Abara")
    wait_for_revision(page, 2)
    expect(status(page)).to_contain_text("Somebody else moved Kofi Abara to Amara Abara")
    expect(box(page, "Kofi Abara")).to_have_attribute("aria-level", "2")
