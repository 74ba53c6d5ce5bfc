"""Reading the chart: order, size of text, folding, search, dotted lines, narrow screens."""

from datetime import date

import pytest
from playwright.sync_api import expect

from playbook.org_chart.drawing import draw
from playbook.org_chart.roles import catalogue
from playbook.org_chart.view import first_view
from tests.browser.org_chart.chart_page import box, focused, status, wait_for_event
from tests.browser.org_chart.conftest import OpenChart
from tests.browser.org_chart.people import centre

pytestmark = pytest.mark.browser
SMALLEST_READABLE = 11  # pixels on the screen
TEXT_SIZES = """drawn => drawn.map(
  text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""


def test_a_screen_reader_hears_the_tree_in_depth_first_order(open_chart: OpenChart) -> None:
    page = open_chart(people=300)
    chart = centre(300, met_on=date(2026, 11, 12))
    expected = [box.seat.id for box in draw(chart, catalogue(), first_view(chart).folded).boxes]
    items = page.get_by_role("treeitem")
    assert items.evaluate_all("items => items.map(item => item.dataset.id)") == expected


@pytest.mark.parametrize("people", [40, 300])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_text_is_smaller_than_eleven_pixels_at_the_default_zoom(
    open_chart: OpenChart, people: int, width: int
) -> None:
    page = open_chart(people=people, width=width)
    sizes = page.locator(".window text").evaluate_all(TEXT_SIZES)
    assert min(sizes) >= SMALLEST_READABLE


def test_a_branch_folds_and_opens_by_click_and_by_arrow_keys(open_chart: OpenChart) -> None:
    page = open_chart()
    farid = box(page, "Farid Abara")
    farid.locator(".toggle").click()
    wait_for_event(page, 1)
    expect(farid).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowRight")
    wait_for_event(page, 2)
    expect(farid).to_have_attribute("aria-expanded", "true")
    assert focused(page) == farid.get_attribute("data-id")


def test_a_branch_opened_stays_under_the_pointer(open_chart: OpenChart) -> None:
    page = open_chart()
    farid = box(page, "Farid Abara")
    before = farid.locator(".shape").bounding_box()
    farid.locator(".toggle").click()
    wait_for_event(page, 1)
    after = farid.locator(".shape").bounding_box()
    assert before
    assert after
    assert abs(before["x"] - after["x"]) < 3
    assert abs(before["y"] - after["y"]) < 3


def test_search_marks_who_is_in_sight_and_finds_who_is_folded_away(open_chart: OpenChart) -> None:
    page = open_chart(people=300)
    last = centre(300, met_on=date(2026, 11, 12)).seats[-1].name
    page.get_by_role("searchbox").fill(last.lower())
    expect(status(page)).to_contain_text("None in sight")
    page.keyboard.press("Enter")
    wait_for_event(page, 1)
    found = box(page, last)
    expect(found).to_have_class("box found")
    expect(found).to_be_in_viewport()
    expect(status(page)).to_contain_text(f"1 of 1: {last}")


def test_search_marks_every_match_and_an_empty_search_marks_none(open_chart: OpenChart) -> None:
    page = open_chart()
    page.get_by_role("searchbox").fill("Social media")
    expect(page.locator(".box.found")).to_have_count(2)
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".box.found")).to_have_count(0)


def test_dotted_lines_show_for_the_chosen_person_or_all_on_request(open_chart: OpenChart) -> None:
    page = open_chart()
    dotted = page.locator(".window .dotted")
    expect(dotted).to_have_attribute("d", "")
    box(page, "Dev Abara").locator(".name").click()
    assert (dotted.get_attribute("d") or "").count("M") == 1
    page.get_by_role("button", name="Dotted lines").click()
    assert (dotted.get_attribute("d") or "").count("M") == 2


def test_a_phone_shows_one_indented_column_of_sixty_hundredths_of_the_screen(
    open_chart: OpenChart,
) -> None:
    page = open_chart(width=390, height=844)
    places = [item.bounding_box() for item in page.get_by_role("treeitem").all()[:12]]
    tops = [place["y"] for place in places if place]
    assert tops == sorted(tops)
    assert all(place["x"] + place["width"] <= 390 for place in places if place)
    window = page.locator(".window").bounding_box()
    assert window
    assert window["height"] <= 0.6 * 844 + 2


def test_a_name_with_markup_is_only_a_name(open_chart: OpenChart) -> None:
    page = open_chart(name="<img src=x onerror=document.title='broken'>")
    expect(page.locator(".window img")).to_have_count(0)
    expect(page.locator("[data-id=s5] .name")).to_contain_text("<img src=x")


def test_a_large_chart_draws_only_what_is_near_the_screen(open_chart: OpenChart) -> None:
    page = open_chart(people=1000)
    page.get_by_role("button", name="Open all").click()
    wait_for_event(page, 1)
    expect(status(page)).to_contain_text("boxes are open")
    assert 20 < page.get_by_role("treeitem").count() < 200
    page.get_by_role("treeitem").first.focus()
    page.keyboard.press("End")
    expect(page.get_by_role("treeitem").last).to_be_in_viewport()


def test_five_thousand_people_open_folded_and_can_be_searched(open_chart: OpenChart) -> None:
    page = open_chart(people=4900)
    assert page.get_by_role("treeitem").count() < 150
    page.get_by_role("searchbox").fill("Agent 4000")
    page.keyboard.press("Enter")
    wait_for_event(page, 1)
    expect(page.locator(".box.found").first).to_be_in_viewport()
    page.get_by_role("button", name="Open all").click()
    expect(status(page)).to_contain_text("too many to open at once")
