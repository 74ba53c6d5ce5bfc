"""The chart as one indented column, for a narrow screen."""

from collections.abc import Mapping, Set

from playbook.org_chart.chart import Chart
from playbook.org_chart.layout import MARGIN, STACK_GAP, Layout, Place
from playbook.org_chart.reading_order import depth_first

OUTLINE_WIDTH = 258
OUTLINE_INDENT = 14
OUTLINE_DEEPEST = 6  # deeper boxes are not indented further: a phone is narrow


def outline(chart: Chart, folded: Set[str], heights: Mapping[str, int]) -> Layout:
    """Places in pixels, one under the other, in the order of reading."""
    places, y = {}, MARGIN // 2
    for seat, depth in depth_first(chart, folded):
        x = min(depth, OUTLINE_DEEPEST) * OUTLINE_INDENT + MARGIN // 2
        places[seat.id] = Place(x, y, OUTLINE_WIDTH, heights[seat.id], depth, True)
        y += heights[seat.id] + STACK_GAP
    width = max((place.x + place.width for place in places.values()), default=0)
    return Layout(places, width + MARGIN // 2, y + MARGIN // 2)
