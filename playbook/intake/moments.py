"""Dates and times as exports write them; the order of day and month is told, never guessed."""

import re
from datetime import UTC, date, datetime, timedelta

MONTH_NAMES = (
    "jan",
    "feb fév",
    "mar mär mars",
    "apr avr",
    "may mai maj",
    "jun juin",
    "jul juil",
    "aug aoû aou",
    "sep",
    "oct okt out",
    "nov",
    "dec dez déc",
)
MONTHS = {name: index for index, names in enumerate(MONTH_NAMES, start=1) for name in names.split()}
TIME = re.compile(
    r"^(.*?)[T\s,]*(?<!\d)(\d{1,2})[:.h](\d\d)(?:[:.](\d\d)(?:[.,](\d{1,9}))?)?"
    r"\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[-+]\d\d:?\d\d)?$",
    re.I,
)
NUMERIC = re.compile(r"(\d{1,2})([-/.\s])(\d{1,2})\2(\d{4}|\d\d)\.?")
YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)")
WORDED = re.compile(
    r"(?:[a-zé]+\.?,?\s+)?(\d{1,2})[-\s.]*([^\W\d_]{3,})\.?[-\s,]*(\d{4}|\d\d)", re.I
)
MONTH_DAY = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)
MONTH_ONLY = re.compile(r"([^\W\d_]{3,})\.?[-\s/’']*(\d{4}|\d\d)", re.I)
YEAR_MONTH = re.compile(r"(\d{4})[-/](\d\d)")
SPREADSHEET_DAY_0 = datetime(1899, 12, 30)
SERIAL_DAYS = (20_000, 80_000)
EPOCH_SECONDS = (100_000_000, 10_000_000_000)


def moment(text: str, day_first: bool | None = None) -> datetime:
    """The moment in `text`, without a zone (a stamp in UTC or with an offset comes out in UTC).

    `3/4/2026` needs `day_first`; a month such as `Apr-15` is its first day. Also epoch seconds
    and milliseconds and a spreadsheet's day number. Raises ValueError for anything else.
    """
    bare = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
    if (value := _as_number(bare)) is not None:
        return value
    found = None if NUMERIC.fullmatch(bare) else TIME.match(bare)
    if not found or not found[1]:
        return datetime.combine(_day(bare, day_first), datetime.min.time())
    clock = _clock(found)
    at = datetime.combine(_day(found[1].strip(" ,"), day_first), datetime.min.time()) + clock
    return at - _offset(found[7])


def clock_seconds(text: str) -> float:
    """Seconds after midnight in `9:05`, `21:05:30` or `9:05 PM`, or in a spreadsheet's fraction."""
    bare = text.strip()
    if re.fullmatch(r"0?[.,]\d+|0|1[.,]0*", bare):
        return round(float(bare.replace(",", ".")) * 86400)
    if not (found := TIME.match(bare)) or found[1]:
        raise ValueError(f"“{bare}” is not a time of day")
    return _clock(found).total_seconds()


def is_utc(text: str) -> bool:
    return bool((found := TIME.match(text.strip())) and found[7])


def is_month(text: str) -> bool:
    """True for `Apr-15` and `2026-04`: a whole month, not a day."""
    bare = text.strip()
    if YEAR_MONTH.fullmatch(bare):
        return True
    return bool((found := MONTH_ONLY.fullmatch(bare)) and found[1][:3].lower() in MONTHS)


def order_of(texts: list[str]) -> bool | None:
    """True when some date can only be day first, False when only month first, None when open."""
    pairs = [(int(found[1]), int(found[3])) for t in texts if (found := NUMERIC.match(t.strip()))]
    if any(first > 12 for first, _ in pairs):
        return True
    return False if any(second > 12 for _, second in pairs) else None


def needs_order(text: str) -> bool:
    """True for a date written with figures alone, year last, and no full stops between them."""
    found = NUMERIC.match(text.strip())
    return bool(found and found[2] != ".")


def _day(bare: str, day_first: bool | None) -> date:
    try:
        if found := YEAR_FIRST.fullmatch(bare):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := NUMERIC.fullmatch(bare):
            return _in_order(found, day_first)
        return _with_month_name(bare)
    except ValueError as error:
        raise ValueError(str(error) if "“" in str(error) else f"“{bare}” is no date") from error


def _in_order(found: re.Match[str], day_first: bool | None) -> date:
    first, second = int(found[1]), int(found[3])
    if day_first is None and found[2] != "." and first <= 12 and second <= 12 and first != second:
        raise ValueError(f"“{found[0]}” may be day first or month first")
    by_day = day_first if day_first is not None else (found[2] == "." or first > 12)
    day, month = (first, second) if by_day else (second, first)
    return date(_year(found[4]), month, day)


def _with_month_name(bare: str) -> date:
    if found := WORDED.fullmatch(bare):
        return date(_year(found[3]), _month(found[2]), int(found[1]))
    if found := MONTH_DAY.fullmatch(bare):
        return date(int(found[3]), _month(found[1]), int(found[2]))
    if found := YEAR_MONTH.fullmatch(bare):
        return date(int(found[1]), int(found[2]), 1)
    if found := MONTH_ONLY.fullmatch(bare):
        return date(_year(found[2]), _month(found[1]), 1)
    raise ValueError(f"“{bare}” is no date")


def _as_number(bare: str) -> datetime | None:
    if not re.fullmatch(r"\d+(\.\d+)?", bare) or re.fullmatch(r"(19|20)\d{6}", bare):
        return None
    value = float(bare)
    if SERIAL_DAYS[0] <= value < SERIAL_DAYS[1]:
        return SPREADSHEET_DAY_0 + timedelta(seconds=round(value * 86400))
    if value >= EPOCH_SECONDS[1]:
        value /= 1000
    if not EPOCH_SECONDS[0] <= value < EPOCH_SECONDS[1]:
        raise ValueError(f"“{bare}” is no date")
    return datetime.fromtimestamp(value, UTC).replace(tzinfo=None)


def _clock(found: re.Match[str]) -> timedelta:
    hours, minutes, rest = int(found[2]), int(found[3]), int(found[4] or 0)
    if found[6]:
        if not 1 <= hours <= 12:
            raise ValueError(f"“{found[0].strip()}” is not a time of day")
        hours = hours % 12 + (12 if found[6].lower().startswith("p") else 0)
    if hours > 23 or minutes > 59 or rest > 59:
        raise ValueError(f"“{found[0].strip()}” is not a time of day")
    fraction = float(f"0.{found[5]}") if found[5] else 0.0
    return timedelta(hours=hours, minutes=minutes, seconds=rest + fraction)


def _offset(zone: str | None) -> timedelta:
    if not zone or zone.lower() in ("z", "utc", "gmt"):
        return timedelta()
    figures = zone[1:].replace(":", "")
    size = timedelta(hours=int(figures[:2]), minutes=int(figures[2:]))
    return -size if zone[0] == "-" else size


def _month(name: str) -> int:
    lowered = name.lower()
    for length in (4, 3):
        if lowered[:length] in MONTHS:
            return MONTHS[lowered[:length]]
    raise ValueError(f"“{name}” is no month")


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
