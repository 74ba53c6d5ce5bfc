"""What the screen shows of a chart: one list of boxes for the page, the SVG and the print."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from playbook.org_chart.channels import channels
from playbook.org_chart.chart import Chart
from playbook.org_chart.gap import Gap
from playbook.org_chart.layout import BOX_WIDTH, Layout, Place, lay_out
from playbook.org_chart.lettering import shortened
from playbook.org_chart.outline import outline
from playbook.org_chart.roles import Catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.wording import counted, listed

PADDING = 10
TOGGLE_WIDTH = 42
TWO_LINES, THREE_LINES = 46, 62
NAME_SIZE, TEXT_SIZE = 14.0, 12.5


@dataclass(frozen=True)
class Box:
    """`lines` are shortened to the box; `label` says everything, for a screen reader."""

    seat: Seat
    place: Place
    outline: Place
    lines: tuple[str, ...]
    label: str
    below: int
    folded: bool
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Drawing:
    """Boxes in depth-first order; `dotted` are (from, to) where both are in sight."""

    boxes: tuple[Box, ...]
    dotted: tuple[tuple[str, str], ...]
    width: int
    height: int
    outline_width: int
    outline_height: int


def draw(
    chart: Chart,
    roles: Catalogue,
    folded: Set[str] = frozenset(),
    marks: Mapping[str, tuple[Gap, ...]] | None = None,
) -> Drawing:
    """The boxes in sight; `marks` are the gaps by seat id, as gaps.marks gives them."""
    details = {seat.id: _detail(seat) for seat in chart.seats}
    heights = {i: THREE_LINES if detail else TWO_LINES for i, detail in details.items()}
    tree, column = lay_out(chart, folded, heights), outline(chart, folded, heights)
    below = _numbers_below(chart)
    boxes = tuple(
        _box(chart, roles, seat_id, (tree, column), details[seat_id], below[seat_id],
             seat_id in folded, (marks or {}).get(seat_id, ()))
        for seat_id in tree.places
    )  # fmt: skip
    dotted = tuple(
        (box.seat.id, box.seat.dotted_to)
        for box in boxes
        if box.seat.dotted_to and box.seat.dotted_to in tree.places
    )
    return Drawing(boxes, dotted, tree.width, tree.height, column.width, column.height)


def _box(
    chart: Chart,
    roles: Catalogue,
    seat_id: str,
    layouts: tuple[Layout, Layout],
    detail: str,
    below: int,
    folded: bool,
    gaps: tuple[Gap, ...],
) -> Box:
    seat, title = chart.by_id[seat_id], roles.title(chart.by_id[seat_id].role)
    room = BOX_WIDTH - 2 * PADDING
    beside_toggle = room - (TOGGLE_WIDTH if below else 0)
    lines = (
        shortened(seat.shown_name, NAME_SIZE, room - (8 if gaps else 0), bold=True),
        shortened(title, TEXT_SIZE, beside_toggle),
        *([shortened(detail, TEXT_SIZE, beside_toggle)] if detail else []),
    )
    sentences = tuple(gap.sentence for gap in gaps)
    label = _label(chart, seat, title, below, sentences)
    tree, column = layouts
    folds = folded and below > 0
    return Box(
        seat, tree.places[seat_id], column.places[seat_id], lines, label, below, folds, sentences
    )


def _detail(seat: Seat) -> str:
    """The third line, most telling first."""
    parts = [
        f"met {seat.met_on.day} {seat.met_on:%b}" if seat.met_on else "",
        _channel_words(seat.channels),
        f"{seat.full_time_equivalent:g} FTE" if seat.full_time_equivalent != 1 else "",
        seat.team,
        seat.site,
    ]
    text = " · ".join(filter(None, parts))
    return text[:1].upper() + text[1:] if text.startswith("met") else text


def _channel_words(keys: tuple[str, ...]) -> str:
    short = {known.key: known.short for known in channels()}
    words = [short.get(key, key) for key in keys]
    return ", ".join(words) if len(words) <= 3 else f"{len(words)} channels"


def _label(chart: Chart, seat: Seat, title: str, below: int, gaps: tuple[str, ...]) -> str:
    names = {known.key: known.title for known in channels()}
    reports = len(chart.reports(seat.id))
    parts = [
        title,
        f"team {seat.team}" if seat.team else "",
        f"site {seat.site}" if seat.site else "",
        f"{seat.full_time_equivalent:g} full-time equivalents"
        if seat.full_time_equivalent != 1
        else "",
        f"answers {listed([names.get(key, key) for key in seat.channels], 8)}"
        if seat.channels
        else "",
        f"met on {seat.met_on.day} {seat.met_on:%B}" if seat.met_on else "",
        f"dotted line to {chart.name(seat.dotted_to)}" if seat.dotted_to else "",
        f"{counted(reports, 'direct report')}, {below} below in all" if below else "",
    ]
    said = ", ".join([seat.shown_name, *filter(None, parts)])
    return ". ".join([said, *(f"Gap: {sentence.rstrip('.')}" for sentence in gaps)])


def _numbers_below(chart: Chart) -> dict[str, int]:
    """How many people stand below each seat, worked out from the leaves upwards."""
    below = dict.fromkeys(chart.by_id, 0)
    for top in chart.reports(None):
        for seat in reversed(chart.branch(top.id)):
            if seat.reports_to is not None:
                below[seat.reports_to] += below[seat.id] + 1
    return below
