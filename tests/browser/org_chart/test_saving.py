"""The files saved in the browser: opened, read, and held against what Python draws."""

import xml.etree.ElementTree as ET
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from playbook.org_chart.drawing import draw
from playbook.org_chart.gaps import gaps, marks
from playbook.org_chart.roles import catalogue
from playbook.org_chart.svg import svg
from tests.browser.org_chart.conftest import OpenChart
from tests.browser.org_chart.people import centre

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


def texts(drawn: ET.Element) -> list[str | None]:
    """What stands in the boxes and on their marks; the file's own title aside."""
    return [text.text for text in drawn.iter(f"{SVG}text") if text.get("class") != "title"]


def paths(drawn: ET.Element, kind: str) -> str:
    found = [p.get("d", "") for p in drawn.iter(f"{SVG}path") if p.get("class") == kind]
    return "".join(found).replace(" M", "M")


def test_the_svg_saved_in_the_browser_equals_the_one_drawn_in_python(
    open_chart: OpenChart,
) -> None:
    page = open_chart()
    page.get_by_role("button", name="Dotted lines").click()
    ours = ET.fromstring(saved(page, "Save SVG"))
    chart, roles = centre(40, met_on=date(2026, 11, 12)), catalogue()
    drawing = draw(chart, roles, frozenset(), marks(gaps(chart, roles)))
    python = ET.fromstring(svg(drawing, "Organisation chart"))
    assert texts(ours) == texts(python)
    assert paths(ours, "line") == paths(python, "line")
    assert paths(ours, "dotted") == paths(python, "dotted")


def test_a_name_with_markup_leaves_the_svg_well_formed(open_chart: OpenChart) -> None:
    page = open_chart(name="<b>&amp;</b>]]>")
    drawn = ET.fromstring(saved(page, "Save SVG"))
    assert "<b>&amp;</b>]]>" in texts(drawn)


def test_the_png_is_a_picture_of_the_whole_chart(open_chart: OpenChart) -> None:
    page = open_chart()
    with Image.open(BytesIO(saved(page, "Save PNG"))) as picture:
        assert picture.format == "PNG"
        assert picture.width > 2000
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 20
