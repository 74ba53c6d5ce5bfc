"""The chart as an SVG file: everything the screen shows, drawn without a browser."""

from xml.sax.saxutils import escape

from playbook.org_chart.drawing import PADDING, Box, Drawing
from playbook.org_chart.ink import LIGHT, Palette, ink
from playbook.org_chart.layout import LEVEL_GAP, STACK_INDENT, Place

TITLE_HEIGHT = 40
TOGGLE = (40, 28)
BEND = 36  # how far a dotted line swings out


def svg(
    drawing: Drawing,
    title: str,
    palette: Palette = LIGHT,
    dotted: bool = True,
    headed: bool = True,
) -> str:
    """Well-formed for any names; `dotted` draws all dotted lines of boxes in sight.

    `headed` writes the title above the chart; without it the title is only read out.
    """
    top = TITLE_HEIGHT if headed else 0
    width, height = max(drawing.width, 320), drawing.height + top
    places = {box.seat.id: box.place for box in drawing.boxes}
    seconds = drawing.dotted if dotted else ()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ink" role="img" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}">',
        f"<title>{_safe(title)}</title><style>{escape(ink(palette))}</style>",
        '<rect class="page" width="100%" height="100%"/>',
        f'<text class="title" x="20" y="28">{_safe(title)}</text>' if headed else "",
        f'<g transform="translate(0 {top})">',
        f'<path class="line" d="{" ".join(_lines(drawing, places))}"/>',
        *(f'<path class="dotted" d="{bow(places[a], places[b])}"/>' for a, b in seconds),
        *(_box(box) for box in drawing.boxes),
        "</g></svg>",
    ]
    return "\n".join(parts)


def _lines(drawing: Drawing, places: dict[str, Place]) -> list[str]:
    return [
        elbow(places[box.seat.reports_to], box.place)
        for box in drawing.boxes
        if box.seat.reports_to in places
    ]


def elbow(boss: Place, report: Place) -> str:
    """Down from the boss, across, and into the report: from above, or from the left in a column."""
    x, y = boss.x + boss.width // 2, boss.y + boss.height
    bus = y + LEVEL_GAP // 2
    if not report.stacked:
        return f"M{x} {y}V{bus}H{report.x + report.width // 2}V{report.y}"
    middle = report.y + report.height // 2
    return f"M{x} {y}V{bus}H{report.x - STACK_INDENT // 2}V{middle}H{report.x}"


def bow(one: Place, other: Place) -> str:
    """From edge to edge, behind the boxes, so that no name is struck through."""
    y, to_y = one.y + one.height // 2, other.y + other.height // 2
    if other.x > one.x + one.width:
        x, to_x, side, to_side = one.x + one.width, other.x, BEND, -BEND
    elif one.x > other.x + other.width:
        x, to_x, side, to_side = one.x, other.x + other.width, -BEND, BEND
    else:
        x, to_x, side, to_side = one.x + one.width, other.x + other.width, BEND, BEND
    return f"M{x} {y}C{x + side} {y} {to_x + to_side} {to_y} {to_x} {to_y}"


def _box(box: Box) -> str:
    seat, place = box.seat, box.place
    kinds = " ".join(
        kind for kind, is_so in (("met", seat.met_on), ("vacant", seat.vacant)) if is_so
    )
    name, *said = box.lines
    parts = [
        f'<g class="{" ".join(filter(None, ("box", kinds)))}" '
        f'transform="translate({place.x} {place.y})">',
        f"<title>{_safe(box.label)}</title>",
        f'<rect class="shape" width="{place.width}" height="{place.height}" rx="8"/>',
        f'<text class="name" x="{PADDING}" y="19">{_safe(name)}</text>',
        *(
            f'<text class="said" x="{PADDING}" y="{36 + 16 * row}">{_safe(line)}</text>'
            for row, line in enumerate(said)
        ),
        _toggle(box) if box.below else "",
        _mark(place) if box.gaps else "",
        "</g>",
    ]
    return "".join(parts)


def _toggle(box: Box) -> str:
    width, height = TOGGLE
    x, y = box.place.width - width - 2, box.place.height - height - 2
    return (
        f'<g class="toggle" transform="translate({x} {y})"><rect width="{width}" '
        f'height="{height}" rx="6"/><text x="{width // 2}" y="19">'
        f"{'+' if box.folded else '−'} {box.below}</text></g>"
    )


def _mark(place: Place) -> str:
    return (
        f'<g class="mark" transform="translate({place.width - 3} 3)">'
        '<circle r="8.5"/><text y="4.5">!</text></g>'
    )


def _safe(text: str) -> str:
    """Escaped, and without the characters that XML cannot hold at all."""
    return escape("".join(c if _holds(ord(c)) else "\ufffd" for c in text))


def _holds(code: int) -> bool:
    return (
        code in (9, 10, 13)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or (0x10000 <= code <= 0x10FFFF)
    )
