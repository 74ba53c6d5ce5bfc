"""How wide text is, near enough to shorten it before a browser has seen it."""

from functools import lru_cache

NARROW, WIDE, CAPITAL, ORDINARY, FULL = 0.28, 0.84, 0.62, 0.5, 1.0
BOLD_FACTOR = 1.06
ELLIPSIS = "…"


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Pixels in an ordinary sans-serif face of `size` pixels, rather too many than too few."""
    return sum(map(_width, text)) * size * (BOLD_FACTOR if bold else 1)


@lru_cache(maxsize=32_768)
def shortened(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, cut with an ellipsis so that it fits `room` pixels."""
    if text_width(text, size, bold) <= room:
        return text
    kept, left = "", room - text_width(ELLIPSIS, size, bold)
    for letter in text:
        left -= text_width(letter, size, bold)
        if left < 0:
            break
        kept += letter
    return kept.rstrip(" ·,") + ELLIPSIS


def _width(letter: str) -> float:
    if letter in "iIljtf.,:;'|!()[] ·":
        return NARROW
    if letter in "mwMW@%…":
        return WIDE
    if ord(letter) > 0x2E80:
        return FULL
    return CAPITAL if letter.isupper() else ORDINARY
