"""Numbers as people and phone systems write them: `1,234`, `1.234,5`, `94,0 %`, `12 345`."""

import re

BLANKS = {"", "-", "–", "—", "n/a", "na", "n.a.", "null", "none", "nan", "#n/a", "unknown"}
SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2008\u200b\ufeff '’_"), None)
MINUSES = str.maketrans({"\u2212": "-", "–": "-"})
PLAIN = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.I)
GROUPED = re.compile(r"[-+]?\d{1,3}([.,])\d{3}(\1\d{3})*")


def is_blank(text: str) -> bool:
    return text.strip().strip("\u00a0\u202f").lower() in BLANKS


def number(text: str, decimal: str = ".", *, whole: bool = False) -> float | None:
    """The number written in `text`, or None for a blank; a percent sign is dropped, not applied.

    `decimal` settles `1.234` and `1,234`, which say either. A `whole` number (a count) never has
    three decimals, so that both are then one thousand two hundred and thirty-four. Raises
    ValueError for anything that is no number.
    """
    if is_blank(text):
        return None
    bare = text.translate(SPACES).translate(MINUSES).strip().rstrip("%").strip()
    if (found := GROUPED.fullmatch(bare)) and _groups(bare, found[1], decimal, whole):
        return float(bare.replace(found[1], ""))
    plain = _with_a_point(bare)
    if not PLAIN.fullmatch(plain):
        raise ValueError(f"“{text.strip()}” is not a number")
    return float(plain)


def rate(text: str, decimal: str = ".", *, percent: bool = False) -> float | None:
    """A fraction: `94,0 %` is 0.94; without the sign only `percent` makes 94 into 0.94."""
    value = number(text, decimal)
    if value is None:
        return None
    return value / 100 if percent or "%" in text else value


def decimal_mark(texts: list[str]) -> str:
    """The decimal mark a file uses: a comma if any number can only be read so, else a point."""
    only_comma = re.compile(r"[-+]?[\d. \u00a0\u202f]*\d,(\d{1,2}|\d{4,})\s*%?")
    return "," if any(only_comma.fullmatch(text.strip()) for text in texts) else "."


def _groups(bare: str, mark: str, decimal: str, whole: bool) -> bool:
    return whole or mark != decimal or bare.count(mark) > 1


def _with_a_point(bare: str) -> str:
    """The mark that comes last is the decimal one; the other only groups thousands."""
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0:
        return bare
    other = "," if bare[last] == "." else "."
    return bare[:last].replace(other, "") + "." + bare[last + 1 :]
