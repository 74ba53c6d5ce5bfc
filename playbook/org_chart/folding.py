"""Which branches are folded away, so that the text stays readable."""

from collections.abc import Set

from playbook.org_chart.chart import Chart
from playbook.org_chart.layout import lay_out
from playbook.org_chart.reading_order import depth_first

DEFAULT_ZOOM = 0.9  # the smallest text, 12.5 px, is then 11.25 px on the screen
ROOM_WIDTH = 2060  # pixels: a laptop's screen and three quarters, the rest a short scroll away
ROOM_HEIGHT = 900
BOX_HEIGHT = 62
MOST_BOXES = 120


def folded_to_fit(
    chart: Chart, width: int = ROOM_WIDTH, height: int = ROOM_HEIGHT
) -> frozenset[str]:
    """The bosses to fold so that the rest fits `width` by `height` at the default zoom.

    Levels open from the top while they fit; the first level is open always.
    """
    levels = _bosses_by_level(chart)
    folded = frozenset(boss for level in levels[1:] for boss in level)
    for level in levels[1:]:
        opened = folded - set(level)
        if not _fits(chart, opened, width, height):
            return folded
        folded = opened
    return folded


def folded_to_bosses(chart: Chart) -> frozenset[str]:
    """Every boss below the top: the most that can be folded."""
    tops = {top.id for top in chart.reports(None)}
    return frozenset(s.id for s in chart.seats if chart.reports(s.id) and s.id not in tops)


def unfolded_around(chart: Chart, folded: Set[str], seat_id: str) -> frozenset[str]:
    """What stays folded when the way to this seat is opened."""
    return frozenset(folded - set(chart.bosses(seat_id)))


def _fits(chart: Chart, folded: frozenset[str], width: int, height: int) -> bool:
    if len(depth_first(chart, folded)) > MOST_BOXES:
        return False
    layout = lay_out(chart, folded, dict.fromkeys(chart.by_id, BOX_HEIGHT))
    return layout.width * DEFAULT_ZOOM <= width and layout.height * DEFAULT_ZOOM <= height


def _bosses_by_level(chart: Chart) -> list[list[str]]:
    levels, level = [], [top.id for top in chart.reports(None)]
    while level:
        levels.append([seat_id for seat_id in level if chart.reports(seat_id)])
        level = [report.id for boss in level for report in chart.reports(boss)]
    return levels or [[]]
