"""How a KPI's amounts, differences and dates are written in words."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    RATE = "rate"  # a fraction 0..1, read out as a percentage
    SECONDS = "seconds"
    POINTS = "points"
    NUMBER = "number"


MINUTE = 60


class _Form(NamedTuple):
    factor: float
    amount: str
    difference: str


_FORMS = {
    Unit.RATE: _Form(100, " %", " points"),
    Unit.SECONDS: _Form(1, " seconds", " seconds"),
    Unit.POINTS: _Form(1, " points", " points"),
    Unit.NUMBER: _Form(1, "", ""),
}


def amount(value: float, unit: Unit) -> str:
    """The value as a reader says it: 0.724 as a rate is "72.4 %", 408 seconds "6 min 48 s"."""
    if _is_long(value, unit):
        return duration(value)
    return _rounded(value * _FORMS[unit].factor) + _FORMS[unit].amount


def difference(value: float, unit: Unit) -> str:
    """A signed difference: 0.021 between two rates is "+2.1 points"."""
    if _is_long(value, unit):
        return _plus(value) + duration(value)
    scaled = value * _FORMS[unit].factor
    return _signed(scaled, _decimals(scaled)) + _FORMS[unit].difference


def interval(lower: float, upper: float, unit: Unit) -> str:
    """An interval of differences, both ends as exact as the larger: "+0.6 to +3.6 points".

    More exact where rounding would hide on which side of 0 an end lies.
    """
    if _is_long(max(lower, upper, key=abs), unit):
        low_words, high_words = _plus(lower) + duration(lower), _plus(upper) + duration(upper)
        return f"{low_words} to {high_words}"
    form = _FORMS[unit]
    low, high = lower * form.factor, upper * form.factor
    decimals = min(_decimals(low), _decimals(high))
    while decimals < 4 and any(end and _text(end, decimals) == "0" for end in (low, high)):
        decimals += 1
    return f"{_signed(low, decimals)} to {_signed(high, decimals)}{form.difference}"


def size(value: float, unit: Unit) -> str:
    """A difference without its sign: "2.1 points"."""
    if _is_long(value, unit):
        return duration(abs(value))
    return _rounded(abs(value) * _FORMS[unit].factor) + _FORMS[unit].difference


def duration(seconds: float) -> str:
    """ "48 s", "6 min 48 s", "4 h 17 min"; below 0 with a minus sign."""
    whole = round(abs(seconds))
    sign = "−" if seconds < 0 and whole else ""
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{sign}{minutes} min {rest} s" if minutes else f"{sign}{rest} s"
    hours, minutes = divmod(round(whole / 60), 60)
    return f"{sign}{hours} h {minutes} min"


def percentage(rate: float) -> str:
    """A probability (0..1) in whole percent; never "0 %" or "100 %", which no chance ever is."""
    return "under 1 %" if rate < 0.01 else "over 99 %" if rate > 0.99 else f"{rate * 100:.0f} %"


def day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def counted(number: int, thing: str) -> str:
    """The number and its noun: "1 value", "3 values"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def listed(parts: list[str]) -> str:
    """The parts as a sentence lists them: "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _is_long(value: float, unit: Unit) -> bool:
    return unit is Unit.SECONDS and abs(value) >= MINUTE


def _plus(value: float) -> str:
    return "+" if value > 0 else ""


def _signed(scaled: float, decimals: int) -> str:
    text = _text(scaled, decimals)
    return text if text == "0" or text[0] == "−" else f"+{text}"


def _rounded(scaled: float) -> str:
    return _text(scaled, _decimals(scaled))


def _decimals(scaled: float) -> int:
    return 0 if abs(scaled) >= 1000 else 1 if abs(scaled) >= 1 else 2


def _text(scaled: float, decimals: int) -> str:
    text = f"{scaled:,.{decimals}f}"
    return text.removesuffix(".0").replace("-", "−") if text.strip("-0.") else "0"
