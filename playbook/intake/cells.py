"""Columns of text made into numbers, seconds and moments, the same cell never parsed twice."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from playbook.intake.durations import UNITS, seconds
from playbook.intake.moments import EPOCH_SECONDS, NUMERIC, clock_seconds, is_utc, moment
from playbook.intake.numbers import is_blank, number, rate
from playbook.intake.roles import Kind
from playbook.intake.tally import Tally

IDENTITIES = ("contact_id", "parent_id")
FORMULA = ("=", "@", "+", "-")
PERSONAL = re.compile(r"(tel:|sips?:|mailto:).*|\+?[\d\s().-]{7,}|[^@\s]+@[^@\s]+\.[^@\s]+", re.I)
TIME_SHAPES = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%H:%M:%S.%f")


@dataclass(frozen=True)
class Conventions:
    """How this file writes things; settled once for the whole file."""

    day_first: bool | None = None
    decimal: str = "."
    two_parts: str = "minutes"
    unit: str = "seconds"
    units: dict[str, str] = field(default_factory=dict)
    percent: bool = False
    time_zone: str | None = None


@dataclass(frozen=True)
class Column:
    """A column in use: its role, its name in the file and its letter."""

    role: str
    name: str
    letter: str
    kind: Kind


def typed(texts: pd.Series, column: Column, how: Conventions, tally: Tally) -> pd.Series:
    """The column's values: float (NaN for blank), datetime64 (NaT), or stripped text."""
    match column.kind:
        case Kind.TEXT if column.role in IDENTITIES:
            return texts.str.strip()
        case Kind.TEXT:
            return _text(texts, column, tally)
        case Kind.MOMENT:
            return moments(texts, column, how, tally)
        case Kind.CLOCK:
            return _each(texts, column, tally, lambda text: _clock(text))
        case Kind.DURATION:
            return _durations(texts, column, how, tally)
        case Kind.RATE:
            return _each(texts, column, tally, lambda t: rate(t, how.decimal, percent=how.percent))
        case Kind.COUNT:
            return _plain(texts, column, tally, lambda t: _count(t, how.decimal), 1.0, whole=True)
        case Kind.NUMBER:
            return _plain(texts, column, tally, lambda t: number(t, how.decimal), 1.0)


def moments(texts: pd.Series, column: Column, how: Conventions, tally: Tally) -> pd.Series:
    """Moments in the site's own time; only what no common form fits is read cell by cell."""
    found, zoned = _in_one_form(texts, how)
    missing = found.isna().to_numpy()
    if missing.any():
        rest = texts[missing]
        values = _each(rest, column, tally, lambda text: _timestamp(text, how), "datetime64[us]")
        found = found.copy()
        found[missing] = values
        zoned = zoned or (bool(len(rest)) and is_utc(str(rest.iloc[0])))
    if zoned:
        tally.note("utc", _about_zone(how.time_zone))
        if how.time_zone:
            zone = ZoneInfo(how.time_zone)
            found = found.dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
    return found


def _in_one_form(texts: pd.Series, how: Conventions) -> tuple[pd.Series, bool]:
    nothing = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[us]"), False
    first = next((text for text in texts.head(50) if not is_blank(text)), "").strip()
    if first[:4].isdigit() and first[4:5] == "-":
        zoned = is_utc(first)
        whole = pd.to_datetime(texts, format="ISO8601", errors="coerce", utc=True)
        return whole.dt.tz_localize(None).astype("datetime64[us]"), zoned
    if first.replace(".", "", 1).isdigit() and len(first.split(".")[0]) in (10, 13):
        return _epochs(texts), True
    if shape := _shape(first, how):
        whole = pd.to_datetime(texts, format=shape, errors="coerce")
        return whole.astype("datetime64[us]"), False
    return nothing


def _shape(first: str, how: Conventions) -> str | None:
    match = NUMERIC.match(first)
    if match is None or (how.day_first is None and match[2] != "."):
        return None
    by_day = how.day_first if how.day_first is not None else True
    year = "%Y" if len(match[4]) == 4 else "%y"
    day = match[2].join(("%d", "%m", year) if by_day else ("%m", "%d", year))
    rest = first[match.end() :]
    for time in ("", *TIME_SHAPES):
        try:
            pd.to_datetime(rest.strip(), format=time)
        except ValueError:
            continue
        return f"{day}{' ' if rest else ''}{time}"
    return None


def _epochs(texts: pd.Series) -> pd.Series:
    values = pd.to_numeric(texts, errors="coerce").astype(float)
    values = values.where(values < EPOCH_SECONDS[1], values / 1000)
    inside = values.between(*EPOCH_SECONDS)
    return pd.to_datetime(values.where(inside), unit="s").astype("datetime64[us]")


def _timestamp(text: str, how: Conventions) -> np.datetime64 | None:
    return None if is_blank(text) else np.datetime64(moment(text, how.day_first), "us")


def _durations(texts: pd.Series, column: Column, how: Conventions, tally: Tally) -> pd.Series:
    unit = how.units.get(column.role, how.unit)
    return _plain(
        texts,
        column,
        tally,
        lambda text: seconds(text, unit, how.two_parts, how.decimal),
        UNITS[unit],
    )


def _plain(
    texts: pd.Series,
    column: Column,
    tally: Tally,
    parse: Callable[[str], float | None],
    factor: float,
    *,
    whole: bool = False,
) -> pd.Series:
    """Bare figures at once; the rest, such as `0:00:17` or `1,234`, cell by cell."""
    codes, different = pd.factorize(texts)
    unlike = pd.Series(different, dtype=str)
    values = pd.to_numeric(unlike, errors="coerce").to_numpy(float, copy=True) * factor
    doubtful = ~((values >= 0) & (values < np.inf))
    if whole:
        doubtful |= unlike.str.contains(".", regex=False).to_numpy(bool)
    _parse_each(values, doubtful, (texts, codes, different), column, tally, parse)
    return pd.Series(values[codes], index=texts.index)


def _each(
    texts: pd.Series,
    column: Column,
    tally: Tally,
    parse: Callable[[str], object],
    dtype: str = "float64",
) -> pd.Series:
    codes, different = pd.factorize(texts)
    values = np.full(len(different), "NaT" if dtype != "float64" else np.nan, dtype=dtype)
    everything = np.ones(len(different), bool)
    _parse_each(values, everything, (texts, codes, different), column, tally, parse)
    return pd.Series(values[codes], index=texts.index)


def _parse_each(
    values: np.ndarray,
    wanted: np.ndarray,
    coded: tuple[pd.Series, np.ndarray, pd.Index],
    column: Column,
    tally: Tally,
    parse: Callable[[str], object],
) -> None:
    """Fills in the wanted values, one for each different text; what cannot be read is counted."""
    texts, codes, different = coded
    nothing = np.array("NaT" if values.dtype.kind == "M" else np.nan, values.dtype)
    for index in np.flatnonzero(wanted).tolist():
        text, values[index] = str(different[index]), nothing
        try:
            value = parse(text)
        except (ValueError, OverflowError) as error:
            rows = texts.index.to_numpy()[codes == index]
            tally.unread(column.name, column.letter, _kind(error, text), str(error), rows)
            continue
        if value is not None:
            values[index] = value


def _kind(error: Exception, text: str) -> str:
    if text.strip().startswith("="):
        return "formula"
    return "negative" if "negative" in str(error) else "unreadable"


def _count(text: str, decimal: str) -> float | None:
    value = number(text, decimal, whole=True)
    if value is not None and value < 0:
        raise ValueError(f"“{text.strip()}” is a negative count")
    return value


def _clock(text: str) -> float | None:
    return None if is_blank(text) else clock_seconds(text)


def _text(texts: pd.Series, column: Column, tally: Tally) -> pd.Series:
    codes, different = pd.factorize(texts)
    cleaned = [None if is_blank(str(text)) else " ".join(str(text).split()) for text in different]
    for index, text in enumerate(cleaned):
        if text and text.startswith(FORMULA) and _is_formula(text):
            row = int(texts.index[int(np.argmax(codes == index))])
            tally.note(f"formula {column.name}", _about_formula(row, column, text))
        elif text and column.role != "agent" and PERSONAL.fullmatch(text):
            row = int(texts.index[int(np.argmax(codes == index))])
            tally.note(f"personal {column.name}", _about_personal(row, column))
            cleaned[index] = None
    merged, names = _merged(codes, cleaned)
    values = pd.Categorical.from_codes(merged, pd.Index(names, dtype=str))
    return pd.Series(values, index=texts.index)


def _merged(codes: np.ndarray, cleaned: list[str | None]) -> tuple[np.ndarray, list[str]]:
    names = list(dict.fromkeys(text for text in cleaned if text))
    place = {name: index for index, name in enumerate(names)}
    return np.array([place.get(text or "", -1) for text in cleaned])[codes], names


def _is_formula(text: str) -> bool:
    return text[0] in "=@" or (text[0] in "+-" and any(mark in text for mark in "|(!"))


def _about_formula(row: int, column: Column, text: str) -> str:
    return (
        f"Row {row:,}, column “{column.name}” ({column.letter}): the cell holds a formula, "
        f"“{text[:40]}”. It is kept as plain text and never run."
    )


def _about_personal(row: int, column: Column) -> str:
    return (
        f"Row {row:,}, column “{column.name}” ({column.letter}): the cell looks like a telephone "
        "number or an address. Such cells were read as blank: nobody's number is kept."
    )


def _about_zone(zone: str | None) -> str:
    if zone:
        return f"The file's times are in UTC; hours are shown in {zone} time."
    return (
        "The file's times are in UTC. Without the site's time zone the hours shown are UTC hours."
    )
