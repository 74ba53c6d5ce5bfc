"""Durations in every form that phone systems print them, as seconds."""

import re

from playbook.intake.numbers import is_blank, number

UNITS = {"seconds": 1.0, "milliseconds": 0.001, "minutes": 60.0, "hours": 3600.0, "days": 86400.0}
CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d(?:[.,]\d+)?))?\s*([ap])\.?m\.?", re.I)
COLONS = re.compile(
    r"(-)?(?:(\d+)(?:\s*days?,?\s+|\s*d\s+|\.(?=\d\d?:)|\s+))?(\d+):(\d{1,2})(?::(\d{1,2}(?:[.,]\d+)?))?",
    re.I,
)
NUMBER = r"(\d*[.,]?\d+)"
ISO = re.compile(rf"(-)?P(?:{NUMBER}D)?(?:T(?:{NUMBER}H)?(?:{NUMBER}M)?(?:{NUMBER}S)?)?", re.I)
WORDS = re.compile(
    r"(?:(\d+)\s*d(?:ays?)?)?\s*(?:(\d+)\s*h(?:(?:ou)?rs?)?)?\s*"
    r"(?:(\d+)\s*m(?:in(?:ute)?s?)?)?\s*(?:(\d*[.,]?\d+)\s*s(?:ec(?:ond)?s?)?)?",
    re.I,
)
PARTS = (86400, 3600, 60, 1)


def seconds(
    text: str, unit: str = "seconds", two_parts: str = "minutes", decimal: str = "."
) -> float | None:
    """Seconds in `0:00:17`, ` 50:38:24.085`, `PT1M3S`, `12:02:14 AM`, `1m 3s` or a bare number.

    A bare number counts in `unit`; `4:12` is minutes and seconds, or hours and minutes with
    `two_parts="hours"`. None for a blank; ValueError, with the reason, for what cannot be.
    """
    if is_blank(text):
        return None
    bare = text.strip().strip("\u00a0\u202f")
    value = _written_out(bare, two_parts)
    if value is None:
        value = (number(bare, decimal) or 0.0) * UNITS[unit]
    if value < 0:
        raise ValueError(f"“{bare}” is a negative duration")
    return value


def has_two_parts(text: str) -> bool:
    """True for `4:12`, which is minutes and seconds or hours and minutes."""
    found = COLONS.fullmatch(text.strip())
    return bool(found and found[5] is None and found[2] is None)


def _written_out(bare: str, two_parts: str) -> float | None:
    if found := CLOCK.fullmatch(bare):
        return _clock(bare, found)
    if found := COLONS.fullmatch(bare):
        return _colons(bare, found, two_parts)
    if (found := ISO.fullmatch(bare)) and any(found.groups()[1:]):
        return _sum(found.groups()[1:]) * (-1 if found[1] else 1)
    if (found := WORDS.fullmatch(bare)) and any(found.groups()):
        return _sum(found.groups())
    return None


def _clock(bare: str, found: re.Match[str]) -> float:
    """A spreadsheet shows two minutes past midnight for a duration of two minutes."""
    hours, minutes, rest = int(found[1]) % 12, int(found[2]), _plain(found[3])
    _refuse_from_60(bare, minutes, rest)
    return (hours + (12 if found[4].lower() == "p" else 0)) * 3600 + minutes * 60 + rest


def _colons(bare: str, found: re.Match[str], two_parts: str) -> float:
    sign, days = (-1 if found[1] else 1), int(found[2] or 0)
    first, second, third = int(found[3]), int(found[4]), found[5]
    if third is None and two_parts == "minutes":
        _refuse_from_60(bare, 0, second)
        return sign * (days * 86400 + first * 60 + second)
    _refuse_from_60(bare, second, _plain(third))
    return sign * (days * 86400 + first * 3600 + second * 60 + _plain(third))


def _refuse_from_60(bare: str, minutes: int, rest: float) -> None:
    if minutes >= 60:
        raise ValueError(f"“{bare}” is no duration: it has {minutes} minutes after the hours")
    if rest >= 60:
        raise ValueError(f"“{bare}” is no duration: it has {rest:.0f} seconds after the minutes")


def _sum(parts: tuple[str | None, ...]) -> float:
    return sum(_plain(part) * size for part, size in zip(parts, PARTS, strict=True))


def _plain(text: str | None) -> float:
    return float((text or "0").replace(",", "."))
