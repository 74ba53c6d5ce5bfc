"""All KPIs on one sheet to send: a small chart each, with limits, verdict and target."""

from collections.abc import Callable, Sequence
from html import escape

from playbook.charts.chart import Chart, Point
from playbook.charts.svg_shapes import BLUE, GREY, INK, ORANGE, shape, text
from playbook.improvement.picture import MarkKind, kind_of
from playbook.kpi.card import Card, Tone

COLUMNS, CELL_WIDTH, CELL_HEIGHT = 3, 340, 210
MARGIN, HEAD, PLOT_TOP, PLOT_HEIGHT, PLOT_WIDTH = 30, 80, 66, 84, 300
TONES = {Tone.CONCERN: ORANGE, Tone.IMPROVEMENT: BLUE, Tone.ORDINARY: GREY}
Scale = Callable[[int, float], tuple[float, float]]
KEY = "Diamond: improvement. Square: concern. Dashed: the limits of ordinary variation."


def kpi_sheet_svg(cards: Sequence[Card], title: str) -> str:
    """A whole SVG file; `title` is the finding over all of them."""
    rows = -(-len(cards) // COLUMNS) or 1
    width = 2 * MARGIN + COLUMNS * CELL_WIDTH
    height = HEAD + rows * CELL_HEIGHT + MARGIN
    cells = [
        f'<g transform="translate({MARGIN + place % COLUMNS * CELL_WIDTH},'
        f'{HEAD + place // COLUMNS * CELL_HEIGHT})">{"".join(_cell(card))}</g>'
        for place, card in enumerate(cards)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" font-family="Source Sans 3, Arial, sans-serif">'
        f"<title>{escape(title)}</title><desc>{escape(sheet_words(cards))}</desc>"
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
        f"{text(MARGIN, 36, title, 20, INK, 'bold')}{text(MARGIN, 60, KEY, 13, GREY)}"
        f"{''.join(cells)}</svg>\n"
    )


def sheet_words(cards: Sequence[Card]) -> str:
    """The same in words, a sentence a KPI."""
    return " ".join(f"{card.name} {card.value}: {reading(card)}." for card in cards)


def reading(card: Card) -> str:
    """“Concern: above upper limit; hits and misses target”."""
    assurance = card.assurance[:1].lower() + card.assurance[1:]
    return "; ".join(part for part in (card.verdict, assurance) if part)


def _cell(card: Card) -> list[str]:
    colour = TONES[card.tone]
    return [
        text(0, 16, card.name, 14, INK, "bold"),
        text(0, 38, card.value, 18, INK),
        text(0, 56, reading(card), 12, colour),
        *_plot(card.chart),
        text(0, PLOT_TOP + PLOT_HEIGHT + 20, card.target, 12, GREY),
    ]


def _plot(chart: Chart) -> list[str]:
    """Middle and limits, the weeks, and the weeks that say something."""
    points = [point for point in chart.points if point.value is not None]
    if not points:
        return []
    scale = _scale(points)
    drawn = [
        _line([(n, getattr(point, name)) for n, point in enumerate(points)], scale, dash)
        for name, dash in (("mean", ""), ("lower", "5 4"), ("upper", "5 4"))
    ]
    drawn.append(_line([(n, point.value) for n, point in enumerate(points)], scale, "", 1.5))
    for n, point in enumerate(points):
        kind = kind_of(point.variation)
        if kind is not MarkKind.ORDINARY and point.value is not None:
            drawn.append(shape(kind, *scale(n, point.value), 4.5))
    return drawn


def _scale(points: Sequence[Point]) -> Scale:
    found = [v for p in points for v in (p.value, p.lower, p.upper) if v is not None]
    low, high = min(found), max(found)
    room, steps = high - low or 1.0, max(len(points) - 1, 1)

    def place(n: int, value: float) -> tuple[float, float]:
        down = (high - value) / room * PLOT_HEIGHT
        return round(n / steps * PLOT_WIDTH, 1), round(PLOT_TOP + down, 1)

    return place


def _line(
    values: Sequence[tuple[int, float | None]], scale: Scale, dash: str, width: float = 1
) -> str:
    known = [scale(n, value) for n, value in values if value is not None]
    places = " ".join(f"{x},{y}" for x, y in known)
    return (
        f'<polyline points="{places}" fill="none" stroke="{GREY}" stroke-width="{width}" '
        f'stroke-dasharray="{dash}"/>'
    )
