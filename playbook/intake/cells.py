"""Columns of text made into numbers, seconds and moments, the same cell never parsed twice."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from playbook.intake.coded import coded
from playbook.intake.conventions import Column, Conventions
from playbook.intake.durations import UNITS, seconds
from playbook.intake.moments import clock_seconds, is_utc
from playbook.intake.names import names
from playbook.intake.numbers import is_blank, number, rate
from playbook.intake.roles import Kind
from playbook.intake.stamps import in_one_form, timestamp
from playbook.intake.tally import Tally

IDENTITIES = ("contact_id", "parent_id")


def typed(texts: pd.Series, column: Column, how: Conventions, tally: Tally) -> pd.Series:
    """The column's values: float (NaN for blank), datetime64 (NaT), or stripped text."""
    match column.kind:
        case Kind.TEXT if column.role in IDENTITIES:
            return texts.str.strip()
        case Kind.TEXT:
            return names(texts, column, tally)
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
    found, zoned = in_one_form(texts, how)
    missing = found.isna().to_numpy()
    if missing.any():
        rest = texts[missing]
        values = _each(rest, column, tally, lambda text: timestamp(text, how), "datetime64[us]")
        found = found.copy()
        found[missing] = values
        zoned = zoned or (bool(len(rest)) and is_utc(str(rest.iloc[0])))
    if zoned:
        tally.note("utc", _about_zone(how.time_zone))
        if how.time_zone:
            zone = ZoneInfo(how.time_zone)
            found = found.dt.tz_localize("UTC").dt.tz_convert(zone).dt.tz_localize(None)
    return found


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
    codes, different = coded(texts)
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
    codes, different = coded(texts)
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


def _about_zone(zone: str | None) -> str:
    if zone:
        return f"The file's times are in UTC; hours are shown in {zone} time."
    return (
        "The file's times are in UTC. Without the site's time zone the hours shown are UTC hours."
    )
