"""A whole column of dates at once, when its first cell shows a form that pandas can parse."""

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import compute

from playbook.intake.conventions import Conventions
from playbook.intake.moments import EPOCH_SECONDS, NUMERIC, is_utc, moment
from playbook.intake.numbers import is_blank

TIME_SHAPES = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%H:%M:%S.%f")


def in_one_form(texts: pd.Series, how: Conventions) -> tuple[pd.Series, bool]:
    """The moments that fit the form of the first, NaT for others; and whether they are in UTC."""
    nothing = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[us]"), False
    first = next((text for text in texts.head(50) if not is_blank(text)), "").strip()
    if first[:4].isdigit() and first[4:5] == "-":
        if (whole := _all_plain(texts)) is not None:
            return whole, False
        zoned = is_utc(first)
        whole = pd.to_datetime(texts, format="ISO8601", errors="coerce", utc=True)
        return whole.dt.tz_localize(None).astype("datetime64[us]"), zoned
    if first.replace(".", "", 1).isdigit() and len(first.split(".")[0]) in (10, 13):
        return _epochs(texts), True
    if shape := _shape(first, how):
        whole = pd.to_datetime(texts, format=shape, errors="coerce")
        return whole.astype("datetime64[us]"), False
    return nothing


def _all_plain(texts: pd.Series) -> pd.Series | None:
    """Years first and without a zone in every single cell: nothing is left to look at."""
    try:
        moments = compute.cast(pa.array(texts, pa.string()), pa.timestamp("us"))
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return None
    return pd.Series(moments.to_numpy(zero_copy_only=False), index=texts.index)


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


def timestamp(text: str, how: Conventions) -> np.datetime64 | None:
    return None if is_blank(text) else np.datetime64(moment(text, how.day_first), "us")
