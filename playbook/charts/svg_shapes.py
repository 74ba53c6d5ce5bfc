"""Shapes and words of the pictures that are sent: each kind of mark has its own shape."""

from html import escape

from playbook.improvement.picture import MarkKind

GREY, BLUE, ORANGE, INK, PALE = "#6B7782", "#1F6FB8", "#C85A00", "#111A22", "#EDF0F2"
PETROL = "#0B6470"
COLOURS = {
    MarkKind.IMPROVEMENT: BLUE,
    MarkKind.CONCERN: ORANGE,
    MarkKind.ORDINARY: GREY,
}


def shape(kind: MarkKind, x: float, y: float, size: float = 7) -> str:
    """Shape and colour say the same, so that it survives a black-and-white printer."""
    colour = COLOURS[kind]
    if kind is MarkKind.IMPROVEMENT:
        corners = f"{x},{y - size} {x + size},{y} {x},{y + size} {x - size},{y}"
        return f'<polygon points="{corners}" fill="{colour}"/>'
    if kind is MarkKind.CONCERN:
        half = round(size * 5 / 7, 1)
        side = f'width="{2 * half:g}" height="{2 * half:g}"'
        return f'<rect x="{x - half}" y="{y - half}" {side} fill="{colour}"/>'
    return f'<circle cx="{x}" cy="{y}" r="{round(size * 4.5 / 7, 1)}" fill="{colour}"/>'


def text(
    x: float,
    y: float,
    words: str,
    points: int,
    colour: str,
    weight: str = "normal",
    anchor: str = "start",
) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{points}" fill="{colour}" font-weight="{weight}" '
        f'text-anchor="{anchor}">{escape(words)}</text>'
    )
