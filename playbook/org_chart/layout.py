"""Where every box stands: a tree with bosses above and leaf teams wrapped into columns."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from math import ceil

from playbook.org_chart.chart import Chart
from playbook.org_chart.seat import Seat

BOX_WIDTH = 200
BOX_GAP = 12  # between neighbours
LEVEL_GAP = 34  # between a boss and the reports
STACK_GAP = 8  # between boxes in a column
STACK_HEIGHT = 8  # boxes in a column before the next begins
STACK_INDENT = 12  # room for the line that runs down a column
MARGIN = 20
OUTLINE_WIDTH = 258
OUTLINE_INDENT = 14
OUTLINE_DEEPEST = 6  # deeper boxes are not indented further: a phone is narrow


@dataclass(frozen=True)
class Place:
    """Pixels at zoom 1; `stacked` says that the line arrives from the left, not from above."""

    x: int
    y: int
    width: int
    height: int
    depth: int
    stacked: bool


@dataclass(frozen=True)
class Layout:
    """`places` by seat id, in depth-first order: the order in which the tree is read out."""

    places: Mapping[str, Place]
    width: int
    height: int


def open_reports(chart: Chart, folded: Set[str], seat_id: str | None) -> tuple[Seat, ...]:
    """Reports as drawn: those without a branch of their own first, for they share a column."""
    if seat_id in folded:
        return ()
    reports = chart.reports(seat_id)
    if seat_id is None:
        return reports
    return tuple(sorted(reports, key=lambda seat: not _ends(chart, folded, seat.id)))


def depth_first(chart: Chart, folded: Set[str]) -> list[tuple[Seat, int]]:
    """Every box in sight with its depth, top first."""
    found: list[tuple[Seat, int]] = []
    waiting = [(top, 0) for top in reversed(chart.reports(None))]
    while waiting:
        seat, depth = waiting.pop()
        found.append((seat, depth))
        below = open_reports(chart, folded, seat.id)
        waiting.extend((report, depth + 1) for report in reversed(below))
    return found


def lay_out(chart: Chart, folded: Set[str], heights: Mapping[str, int]) -> Layout:
    """Boxes that never overlap: each branch keeps its own strip of the width.

    `heights` gives the pixels of each seat's box; branches in `folded` are not drawn.
    """
    order = depth_first(chart, folded)
    groups = {seat.id: _grouped(chart, folded, seat.id) for seat, _ in order}
    spans = _spans(order, groups)
    tops = _level_tops(order, groups, heights)
    places: dict[str, Place] = {}
    lefts = _side_by_side([top.id for top in chart.reports(None)], MARGIN, spans)
    for seat, depth in order:
        if seat.id not in places:
            left, (width, inner) = lefts[seat.id], spans[seat.id]
            x = left + (width - BOX_WIDTH) // 2
            places[seat.id] = Place(x, tops[depth], BOX_WIDTH, heights[seat.id], depth, False)
            start, (ends, branches) = left + (width - inner) // 2, groups[seat.id]
            places |= _stacked(ends, start, tops[depth] if not ends else tops[depth + 1], depth + 1,
                               heights)  # fmt: skip
            lefts |= _side_by_side(branches, start + _stack_width(len(ends)), spans)
    return _bounded({seat.id: places[seat.id] for seat, _ in order})


def outline(chart: Chart, folded: Set[str], heights: Mapping[str, int]) -> Layout:
    """One indented column for a narrow screen."""
    places, y = {}, MARGIN // 2
    for seat, depth in depth_first(chart, folded):
        x = min(depth, OUTLINE_DEEPEST) * OUTLINE_INDENT + MARGIN // 2
        places[seat.id] = Place(x, y, OUTLINE_WIDTH, heights[seat.id], depth, True)
        y += heights[seat.id] + STACK_GAP
    width = max((place.x + place.width for place in places.values()), default=0)
    return Layout(places, width + MARGIN // 2, y + MARGIN // 2)


Group = tuple[list[str], list[str]]


def _ends(chart: Chart, folded: Set[str], seat_id: str) -> bool:
    return seat_id in folded or not chart.reports(seat_id)


def _grouped(chart: Chart, folded: Set[str], seat_id: str) -> Group:
    """The reports that end here (stacked), and those with a branch in sight."""
    reports = [seat.id for seat in open_reports(chart, folded, seat_id)]
    ends = [report for report in reports if _ends(chart, folded, report)]
    return ends, reports[len(ends) :]


def _stack_width(boxes: int) -> int:
    return ceil(boxes / STACK_HEIGHT) * (STACK_INDENT + BOX_WIDTH + BOX_GAP)


def _spans(order: list[tuple[Seat, int]], groups: dict[str, Group]) -> dict[str, tuple[int, int]]:
    """For each box: the strip its branch needs, and the strip of what stands below it."""
    spans: dict[str, tuple[int, int]] = {}
    for seat, _ in reversed(order):
        ends, branches = groups[seat.id]
        inner = _stack_width(len(ends)) + sum(spans[b][0] + BOX_GAP for b in branches) - BOX_GAP
        spans[seat.id] = max(BOX_WIDTH, inner), max(inner, 0)
    return spans


def _level_tops(
    order: list[tuple[Seat, int]], groups: dict[str, Group], heights: Mapping[str, int]
) -> list[int]:
    """The top of each level; boxes in a column do not push the next level down."""
    in_columns = {seat_id for ends, _ in groups.values() for seat_id in ends}
    tallest = [0] * (max((depth for _, depth in order), default=0) + 1)
    for seat, depth in order:
        if seat.id not in in_columns:
            tallest[depth] = max(tallest[depth], heights[seat.id])
    tops = [MARGIN]
    for height in tallest:
        tops.append(tops[-1] + height + LEVEL_GAP)
    return tops


def _stacked(
    ends: list[str], left: int, top: int, depth: int, heights: Mapping[str, int]
) -> dict[str, Place]:
    places, y = {}, top
    for number, seat_id in enumerate(ends):
        column, row = divmod(number, STACK_HEIGHT)
        y = top if row == 0 else y
        x = left + _stack_width(column * STACK_HEIGHT) + STACK_INDENT
        places[seat_id] = Place(x, y, BOX_WIDTH, heights[seat_id], depth, True)
        y += heights[seat_id] + STACK_GAP
    return places


def _side_by_side(ids: list[str], left: int, spans: dict[str, tuple[int, int]]) -> dict[str, int]:
    lefts = {}
    for seat_id in ids:
        lefts[seat_id] = left
        left += spans[seat_id][0] + BOX_GAP
    return lefts


def _bounded(places: dict[str, Place]) -> Layout:
    width = max((place.x + place.width for place in places.values()), default=0)
    height = max((place.y + place.height for place in places.values()), default=0)
    return Layout(places, width + MARGIN, height + MARGIN)
