"""A drawing as the browser takes it: short rows, no names of fields."""

from typing import Any

from playbook.org_chart.drawing import Box, Drawing
from playbook.org_chart.folding import DEFAULT_ZOOM
from playbook.org_chart.layout import BOX_WIDTH, LEVEL_GAP, STACK_INDENT
from playbook.org_chart.outline import OUTLINE_WIDTH
from playbook.org_chart.view import View

STACKED, MET, VACANT, GAP, FOLDED, FOUND = 1, 2, 4, 8, 16, 32
GEOMETRY = {
    "boxWidth": BOX_WIDTH,
    "outlineWidth": OUTLINE_WIDTH,
    "levelGap": LEVEL_GAP,
    "stackIndent": STACK_INDENT,
    "defaultZoom": DEFAULT_ZOOM,
}


def packed(drawing: Drawing, view: View, name: str) -> dict[str, Any]:
    """`boxes` in depth-first order; a row's boss is the number of the boss's row, or -1."""
    rows = {box.seat.id: row for row, box in enumerate(drawing.boxes)}
    found = set(view.found)
    return {
        "name": name,
        "geo": GEOMETRY,
        "size": [drawing.width, drawing.height, drawing.outline_width, drawing.outline_height],
        "boxes": [_row(box, rows, found) for box in drawing.boxes],
        "dotted": [list(pair) for pair in drawing.dotted],
        "chosen": view.chosen,
        "said": view.said,
        "refused": False,
    }


def _row(box: Box, rows: dict[str, int], found: set[str]) -> list[Any]:
    seat, place, outline = box.seat, box.place, box.outline
    flags = (
        STACKED * place.stacked
        + MET * (seat.met_on is not None)
        + VACANT * seat.vacant
        + GAP * bool(box.gaps)
        + FOLDED * box.folded
        + FOUND * (seat.id in found)
    )
    full_name = "" if box.lines[0] == seat.shown_name else seat.shown_name
    return [
        seat.id, rows.get(seat.reports_to or "", -1), place.depth, place.x, place.y, place.height,
        outline.x, outline.y, flags, box.below, "\n".join(box.lines), box.label, full_name,
    ]  # fmt: skip
