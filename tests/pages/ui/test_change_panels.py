"""The small pictures: on one scale, and safe with any name."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from pages.ui.change_panels import EDGE, HEIGHT, WIDTH, panel, spoken_change, words
from pages.ui.palette import PALETTES
from playbook.review.programme import Change

COLOURS = PALETTES["light"]
points = st.lists(st.tuples(st.integers(-28, 300), st.floats(-1, 1)), min_size=1, max_size=30)
SVG = "{http://www.w3.org/2000/svg}"


@given(points, st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40))
def test_every_point_lies_inside_the_picture(found: list[tuple[int, float]], name: str) -> None:
    drawn = ElementTree.fromstring(panel(Change("p", 0.5, 0.5, tuple(found)), 1.0, name, COLOURS))
    line = drawn.find(f"{SVG}polyline")
    assert line is not None
    places = [tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()]
    assert len(places) == len(found)
    assert all(EDGE <= x <= WIDTH - EDGE and EDGE <= y <= HEIGHT - EDGE for x, y in places)


def test_a_change_is_said_in_points_or_in_its_unit() -> None:
    assert words(Change("p", 0.7, 0.754, ()), "rate") == "70\u00a0% to 75.4\u00a0%: +5.4 points"
    assert spoken_change(-12.0, "seconds") == "−12\u00a0s"
    assert spoken_change(0.0, "points") == "0 points"
