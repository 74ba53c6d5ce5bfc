"""Big signs and bars for a wall, as SVG: read from six metres, drawn without a chart library."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from textwrap import wrap

import segno

from pages.ui.palette import Palette

WIDTH = 720
LABEL, BAR, GAP, LINE = 26, 44, 26, 32
CLOSE_BAR, CLOSE_GAP = 28, 4  # where many stand in half a wall, their words as large as ever
SIGNS_A_LINE = 50
SANS = "font-family='system-ui, Arial, Helvetica, sans-serif'"


@dataclass(frozen=True)
class Bar:
    """`share` of the full width, 0 to 1; `value` is written at its end."""

    label: str
    share: float
    value: str
    is_quiet: bool = False


def qr(address: str) -> str:
    """With its white margin, which a reader needs also on a dark page."""
    out = BytesIO()
    segno.make(address, error="m").save(
        out, kind="svg", scale=8, border=3, dark="#111A22", light="#FFFFFF", xmldecl=False
    )
    return out.getvalue().decode()


def sign(small: str, big: str, colours: Palette, width: int = 480) -> str:
    """A line of small print over one large word, such as the address over the code. What is long
    gets smaller, so that nothing of it is cut."""
    over, under = _fitting(small, 26, width, 0.56), _fitting(big, 68, width, 0.74)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} 112' width='{width}' "
        f"height='112' {SANS}><text x='0' y='26' font-size='{over}' fill='{colours.muted}'>"
        f"{escape(small)}</text><text x='0' y='96' font-size='{under}' font-weight='700' "
        f"fill='{colours.text}'>{escape(big)}</text></svg>"
    )


def _fitting(words: str, usual: int, width: int, sign_width: float) -> int:
    """The usual size in pixels, or the largest at which the words fit; widths are of wide fonts."""
    return min(usual, int(width / (sign_width * max(1, len(words)))))


def bars(found: Sequence[Bar], colours: Palette) -> str:
    """Each with its label above, wrapped, never cut."""
    parts, y = [], 0
    for bar in found:
        y += LINE * len(label := _lines(bar.label))
        parts.append(_label(label, y, colours))
        fill = colours.line if bar.is_quiet else colours.accent
        long = max(4, bar.share * (WIDTH - 130))
        parts.append(f"<rect x='0' y='{y + 8}' width='{long:.0f}' height='{BAR}' fill='{fill}'/>")
        parts.append(
            f"<text x='{long + 12:.0f}' y='{y + 40}' font-size='28' font-weight='700' "
            f"fill='{colours.text}'>{escape(bar.value)}</text>"
        )
        y += 8 + BAR + GAP
    return _svg(parts, y)


@dataclass(frozen=True)
class SplitBar:
    label: str
    yes: int
    no: int


def split_bars(found: Sequence[SplitBar], colours: Palette, *, close: bool = False) -> str:
    """Yes in the accent, no in grey: neither is good or bad."""
    parts, y = [], 0
    tall, gap = (CLOSE_BAR, CLOSE_GAP) if close else (BAR, GAP)
    ink = "#FFFFFF" if colours.text == "#111A22" else "#12181E"
    for bar in found:
        y += LINE * len(label := _lines(bar.label))
        parts.append(_label(label, y, colours))
        whole = bar.yes + bar.no or 1
        yes = WIDTH * bar.yes / whole
        parts.append(
            f"<rect x='0' y='{y + 8}' width='{WIDTH}' height='{tall}' fill='{colours.line}'/>"
            f"<rect x='0' y='{y + 8}' width='{yes:.0f}' height='{tall}' fill='{colours.accent}'/>"
        )
        line = y + 17 + tall // 2
        parts.append(_word(f"Yes {bar.yes}", 10, line, ink if yes > 90 else colours.text, "start"))
        no_ink = colours.text if WIDTH - yes > 90 else ink
        parts.append(_word(f"No {bar.no}", WIDTH - 10, line, no_ink, "end"))
        y += 8 + tall + gap
    return _svg(parts, y)


def _svg(parts: Sequence[str], height: int) -> str:
    tall = max(height, 1)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {tall}' width='{WIDTH}' "
        f"height='{tall}' {SANS}>{''.join(parts)}</svg>"
    )


def _lines(words: str) -> list[str]:
    return wrap(words, SIGNS_A_LINE) or [""]


def _label(lines: Sequence[str], bottom: int, colours: Palette) -> str:
    top = bottom - LINE * (len(lines) - 1)
    return "".join(
        f"<text x='0' y='{top + n * LINE}' font-size='{LABEL}' fill='{colours.text}'>"
        f"{escape(line)}</text>"
        for n, line in enumerate(lines)
    )


def _word(words: str, x: int, y: int, fill: str, anchor: str) -> str:
    return (
        f"<text x='{x}' y='{y}' font-size='24' fill='{fill}' text-anchor='{anchor}'>"
        f"{escape(words)}</text>"
    )
