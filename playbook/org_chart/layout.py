"""Where every box stands: a tree with bosses above and leaf teams wrapped into columns."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from math import ceil

from playbook.org_chart.chart import Chart
from playbook.org_chart.reading_order import depth_first, open_reports
from playbook.org_chart.seat import Seat

BOX_WIDTH = 200
BOX_GAP = 12  # between neighbours
LEVEL_GAP = 34  # between a boss and the reports
STACK_GAP = 8  # between boxes in a column
STACK_HEIGHT = 8  # boxes in a column before the next begins
STACK_INDENT = 12  # room for the line that runs down a column
MARGIN = 20


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


def lay_out(chart: Chart, folded: Set[str], heights: Mapping[str, int]) -> Layout:
    """Boxes that never overlap: each branch keeps its own strip of the width.

    `heights` gives the pixels of each seat's box; branches in `folded` are not drawn.
    """
    order = depth_first(chart, folded)
    runs = {seat.id: _runs(chart, folded, seat.id) for seat, _ in order}
    strips = _strips(order, runs)
    tops = _level_tops(order, runs, heights)
    lefts = _side_by_side([[top.id] for top in chart.reports(None)], MARGIN, strips)
    places: dict[str, Place] = {}
    for seat, depth in order:
        if seat.id in places:
            continue  # in a column already
        width, inner = strips[seat.id]
        left = lefts[seat.id]
        x = left + (width - BOX_WIDTH) // 2
        places[seat.id] = Place(x, tops[depth], BOX_WIDTH, heights[seat.id], depth, False)
        begins = _side_by_side(runs[seat.id], left + (width - inner) // 2, strips)
        lefts |= begins
        for run in runs[seat.id]:
            if _is_column(run, runs):
                places |= _column(run, begins[run[0]], tops[depth + 1], depth + 1, heights)
    return _bounded({seat.id: places[seat.id] for seat, _ in order})


Runs = dict[str, list[list[str]]]  # the reports of each box: columns, and branches alone


def _runs(chart: Chart, folded: Set[str], seat_id: str) -> list[list[str]]:
    """Neighbours who end here stand in one column; whoever has a branch in sight stands alone."""
    runs: list[list[str]] = []
    column_open = False
    for report in open_reports(chart, folded, seat_id):
        ends = report.id in folded or not chart.reports(report.id)
        if ends and column_open:
            runs[-1].append(report.id)
        else:
            runs.append([report.id])
        column_open = ends
    return runs


def _is_column(run: list[str], runs: Runs) -> bool:
    return not runs[run[0]]


def _strips(order: list[tuple[Seat, int]], runs: Runs) -> dict[str, tuple[int, int]]:
    """For each box: the strip of width its branch needs, and that of what stands below it."""
    strips: dict[str, tuple[int, int]] = {}
    for seat, _ in reversed(order):
        inner = sum(_run_width(run, strips) + BOX_GAP for run in runs[seat.id]) - BOX_GAP
        strips[seat.id] = max(BOX_WIDTH, inner), max(inner, 0)
    return strips


def _run_width(run: list[str], strips: dict[str, tuple[int, int]]) -> int:
    width, inner = strips[run[0]]
    return width if inner else _columns_width(len(run))


def _columns_width(boxes: int) -> int:
    columns = ceil(boxes / STACK_HEIGHT)
    return columns * (STACK_INDENT + BOX_WIDTH) + (columns - 1) * BOX_GAP


def _level_tops(order: list[tuple[Seat, int]], runs: Runs, heights: Mapping[str, int]) -> list[int]:
    """The top of each level; boxes in a column do not push the next level down."""
    tallest = [0] * (max((depth for _, depth in order), default=0) + 1)
    for seat, depth in order:
        if runs[seat.id] or depth == 0:
            tallest[depth] = max(tallest[depth], heights[seat.id])
    tops = [MARGIN]
    for height in tallest:
        tops.append(tops[-1] + height + LEVEL_GAP)
    return tops


def _column(
    run: list[str], left: int, top: int, depth: int, heights: Mapping[str, int]
) -> dict[str, Place]:
    """A column of at most eight boxes, then the next beside it."""
    places, y = {}, top
    for number, seat_id in enumerate(run):
        column, row = divmod(number, STACK_HEIGHT)
        y = top if row == 0 else y
        x = left + column * (STACK_INDENT + BOX_WIDTH + BOX_GAP) + STACK_INDENT
        places[seat_id] = Place(x, y, BOX_WIDTH, heights[seat_id], depth, True)
        y += heights[seat_id] + STACK_GAP
    return places


def _side_by_side(
    runs: list[list[str]], left: int, strips: dict[str, tuple[int, int]]
) -> dict[str, int]:
    """Where each run begins, by its first box."""
    lefts = {}
    for run in runs:
        lefts[run[0]] = left
        left += _run_width(run, strips) + BOX_GAP
    return lefts


def _bounded(places: dict[str, Place]) -> Layout:
    width = max((place.x + place.width for place in places.values()), default=0)
    height = max((place.y + place.height for place in places.values()), default=0)
    return Layout(places, width + MARGIN, height + MARGIN)
