"""The chart of an improvement as a picture to send: SVG, drawn by ourselves, for paper and slides.

Shapes carry the meaning as well as colours, so that it survives a black-and-white printer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from playbook.charts.svg_shapes import GREY, INK, PALE, PETROL, shape, text
from playbook.improvement.picture import (
    Line,
    Mark,
    MarkKind,
    Picture,
    axis_label,
    in_words,
    scaled,
    ticks,
)
from playbook.wording import short_date

WIDTH, HEIGHT = 960, 560
LEFT, RIGHT, TOP, BOTTOM = 70, 850, 120, 470


@dataclass(frozen=True)
class Scale:
    """From dates and values to the places on the sheet."""

    first: date
    days: int
    low: float
    high: float

    def x(self, on: date) -> float:
        return round(LEFT + (on - self.first).days / self.days * (RIGHT - LEFT), 1)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(BOTTOM - share * (BOTTOM - TOP), 1)


def picture_svg(shown: Picture, title: str) -> str:
    """A whole SVG file; `title` is the finding that stands above the chart."""
    scale = _scale(shown)
    parts = [
        text(LEFT - 40, 36, title, 20, INK, "bold"),
        text(LEFT - 40, 60, f"{shown.kpi}, {shown.wording.rhythm}", 13, GREY),
        *_ground(shown, scale),
        *_limits(shown, scale),
        *_happened(shown, scale),
        _path([(m.on, m.value) for m in shown.marks], shown, scale, GREY, 1, opacity=0.5),
        *(_mark(mark, shown, scale) for mark in shown.marks),
        *_key(shown),
    ]
    words = escape(in_words(shown))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" font-family="Source Sans 3, Arial, sans-serif">'
        f"<title>{escape(title)}</title><desc>{words}</desc>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def _scale(shown: Picture) -> Scale:
    lines = (*shown.mean, *shown.lower, *shown.upper)
    values = [mark.value for mark in shown.marks] + [value for _, value in lines]
    values += [shown.predicted] if shown.predicted is not None else []
    values += [value for _, value in shown.targets]
    high, low = max(values, default=1.0), min(values, default=0.0)
    room = (high - low or abs(high) or 1.0) * 0.08
    below = room * (3 if shown.named else 1)
    first, last = shown.span
    ends = (scaled(low - below, shown.unit), scaled(high + room, shown.unit))
    return Scale(first, max((last - first).days, 1), *ends)


def _ground(shown: Picture, scale: Scale) -> list[str]:
    parts = []
    if shown.baseline:
        left, right = (scale.x(on) for on in shown.baseline)
        parts.append(
            f'<rect x="{left}" y="{TOP}" width="{round(right - left, 1)}" height="{BOTTOM - TOP}" '
            f'fill="{PALE}"/>'
        )
        parts.append(text(left + 8, TOP + 18, "Baseline", 12, GREY))
    for value in ticks(scale.low, scale.high, shown.unit):
        label = axis_label(value, shown.unit)
        parts.append(text(LEFT - 8, scale.y(value) + 4, label, 12, GREY, anchor="end"))
    for on in {shown.span[0], shown.span[1]}:
        parts.append(text(scale.x(on), BOTTOM + 22, short_date(on), 12, GREY, anchor="middle"))
    return parts


def _limits(shown: Picture, scale: Scale) -> list[str]:
    parts = []
    for name, line, dash in (
        ("Upper", shown.upper, "8 6"),
        (shown.wording.centre, shown.mean, ""),
        ("Lower", shown.lower, "8 6"),
    ):
        if line:
            label = f"{name} {axis_label(scaled(line[-1][1], shown.unit), shown.unit)}"
            place = scale.y(scaled(line[-1][1], shown.unit)) + 4
            parts.append(_path(line, shown, scale, GREY, 1.5, dash))
            parts.append(text(RIGHT + 10, place, label, 12, GREY))
    return parts


def _happened(shown: Picture, scale: Scale) -> list[str]:
    """The change itself, other changes, other events: a line each, with its name."""
    parts = [_upright(scale.x(shown.started_on), TOP - 6, INK, "")]
    words = f"Change, {short_date(shown.started_on)}"
    parts.append(text(scale.x(shown.started_on), TOP - 12, words, 13, INK, "bold", "middle"))
    for number, (_, on) in enumerate(shown.named, start=1):
        parts.append(_upright(scale.x(on), BOTTOM - 34, GREY, "", BOTTOM - 18))
        parts.append(text(scale.x(on), BOTTOM - 5, str(number), 12, GREY, anchor="middle"))
    if shown.predicted is not None:
        ends = [(shown.started_on, shown.predicted), (shown.review_on, shown.predicted)]
        parts.append(_path(ends, shown, scale, PETROL, 1.5, "2 4"))
    for on, value in shown.targets:
        x, y = scale.x(on), scale.y(scaled(value, shown.unit))
        corners = f"{x},{y - 7} {x + 7},{y} {x},{y + 7} {x - 7},{y}"
        parts.append(f'<path d="M{corners}Z" fill="none" stroke="{PETROL}" stroke-width="1.5"/>')
    return parts


def _mark(mark: Mark, shown: Picture, scale: Scale) -> str:
    x, y = scale.x(mark.on), scale.y(scaled(mark.value, shown.unit))
    return shape(mark.kind, x, y)


def _key(shown: Picture) -> list[str]:
    kinds = [kind for kind in MarkKind if any(mark.kind is kind for mark in shown.marks)]
    parts = []
    for place, kind in enumerate(kinds):
        x = LEFT + 190 * place
        parts += [shape(kind, x, HEIGHT - 38), text(x + 14, HEIGHT - 34, str(kind), 12, GREY)]
    if shown.predicted is not None:
        target = "; open diamonds: target steps" if shown.targets else ""
        value = axis_label(scaled(shown.predicted, shown.unit), shown.unit)
        words = f"dotted: predicted {value}{target}"
        parts.append(text(LEFT + 190 * len(kinds), HEIGHT - 34, words, 12, PETROL))
    told = [f"{n}  {name}" for n, (name, _) in enumerate(shown.named, start=1)]
    parts.append(text(LEFT - 6, HEIGHT - 12, " · ".join(told), 12, GREY))
    return parts


def _path(
    line: Line | Sequence[tuple[date, float]],
    shown: Picture,
    scale: Scale,
    colour: str,
    width: float,
    dash: str = "",
    opacity: float = 1,
) -> str:
    places = " ".join(f"{scale.x(on)},{scale.y(scaled(v, shown.unit))}" for on, v in line)
    return (
        f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-dasharray="{dash}" opacity="{opacity}"/>'
    )


def _upright(x: float, top: float, colour: str, dash: str, foot: float = BOTTOM) -> str:
    return (
        f'<line x1="{x}" x2="{x}" y1="{top}" y2="{foot}" stroke="{colour}" '
        f'stroke-width="1.5" stroke-dasharray="{dash}"/>'
    )
