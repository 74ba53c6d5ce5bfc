"""What leaves as a picture: well-formed for any names, and with everything the screen shows."""

import xml.etree.ElementTree as ET
from datetime import date
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from playbook.org_chart.chart import Chart
from playbook.org_chart.drawing import NAME_SIZE, draw
from playbook.org_chart.gaps import gaps, marks
from playbook.org_chart.layout import BOX_WIDTH
from playbook.org_chart.lettering import shortened, text_width
from playbook.org_chart.printable import printable_page
from playbook.org_chart.roles import catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.svg import svg
from playbook.org_chart.templates import modern
from tests.playbook.org_chart import changing
from tests.playbook.org_chart.charts import small_centre, trees

ROLES = catalogue()
SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart: Chart, dotted: bool = True) -> ET.Element:
    drawing = draw(chart, ROLES, frozenset(), marks(gaps(chart, ROLES)))
    return ET.fromstring(svg(drawing, "Who <reports> & to whom", dotted=dotted))


def classes(picture: ET.Element) -> list[str]:
    return [element.get("class", "") for element in picture.iter()]


@given(trees(15), st.text(max_size=40))
def test_the_svg_is_well_formed_for_any_names(chart: Chart, name: str) -> None:
    seats = (*chart.seats, Seat("odd", name, name, reports_to=chart.reports(None)[0].id))
    picture = drawn(Chart(seats))
    assert classes(picture).count("name") == len(seats)


def test_markup_in_a_name_is_text() -> None:
    chart = changing.rename(small_centre(), "dev", "<img onerror=x>]]>&")
    texts = [text.text for text in drawn(chart).iter(f"{SVG}text")]
    assert "<img onerror=x>]]>&" in texts


def test_the_svg_shows_dotted_lines_channels_marks_met_and_vacant() -> None:
    chart = changing.mark_met(small_centre(), "chloe", date(2026, 11, 12))
    chart = changing.vacate(chart, "dev")
    chart = changing.change(chart, "elin", channels=("phone", "email"))
    picture = drawn(chart)
    texts = [text.text for text in picture.iter(f"{SVG}text")]
    assert {"box met", "box vacant", "mark", "dotted"} <= set(classes(picture))
    assert {"phone, email", "Met 12 Nov", "Vacant", "!"} <= set(texts)
    assert "dotted" not in classes(drawn(chart, dotted=False))


def test_a_folded_branch_shows_how_many_it_hides() -> None:
    boxes = draw(small_centre(), ROLES, {"ben"}).boxes
    assert [(b.seat.id, b.below, b.folded) for b in boxes] == [
        ("amara", 4, False), ("chloe", 0, False), ("ben", 2, True),
    ]  # fmt: skip


def test_a_label_tells_a_screen_reader_everything() -> None:
    chart = changing.mark_met(small_centre(), "ben", date(2026, 11, 12))
    chart = changing.change(chart, "ben", channels=("phone",), full_time_equivalent=0.5)
    label = next(b.label for b in draw(chart, ROLES).boxes if b.seat.id == "ben")
    assert label == (
        "Ben, Team leader, 0.5 full-time equivalents, answers Phone, met on 12 November, "
        "2 direct reports, 2 below in all"
    )


@given(st.text(max_size=200))
def test_a_shortened_name_fits_its_box(name: str) -> None:
    room = BOX_WIDTH - 20.0
    assert text_width(shortened(name, NAME_SIZE, room, bold=True), NAME_SIZE, bold=True) <= room


def test_the_printable_page_fetches_nothing_and_lists_everybody_once_the_chart_is_large() -> None:
    chart = modern(200)
    named = changing.rename(chart, chart.seats[-1].id, "<script>alert(1)</script>")
    page = printable_page(named, ROLES, (), "Organisation", date(2026, 11, 21))
    tags = _tags(page)
    assert not tags & {"script", "img", "link", "iframe"}
    assert page.count("<tr>") > len(chart.seats)
    assert "As of 21 November 2026." in page


def _tags(page: str) -> set[str]:
    found: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            found.add(tag)

    Reader().feed(page)
    return found
