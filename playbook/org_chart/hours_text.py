"""Opening hours as people write them: “Monday to Friday 08:00–18:00, Saturday 09:00–13:00”."""

import re
from itertools import groupby

from playbook.errors import PlaybookError
from playbook.org_chart.channels import MINUTES_A_DAY, Hours
from playbook.org_chart.opening_hours import WEEKDAYS

ALWAYS = ("24/7", "always", "all day")
CLOSED: tuple[Hours | None, ...] = (None,) * 7
TO = r"\s*(?:-|–|—|to|until)\s*"
TIME = r"(\d{1,2})(?:[:.](\d{2}))?"
PART = re.compile(
    rf"(?:(every day|daily)|([a-z]+)(?:{TO}([a-z]+))?)\s+(?:{TIME}{TO}{TIME}|(all day))", re.I
)


def hours_of(text: str) -> tuple[Hours | None, ...]:
    """From Monday to Sunday, None where closed; nothing written is closed all week.

    Raises PlaybookError for what is not understood, with an example.
    """
    if text.strip().casefold() in ALWAYS:
        return (Hours(0, MINUTES_A_DAY),) * 7
    week = list(CLOSED)
    for part in filter(None, (piece.strip() for piece in re.split(r"[,;\n]", text))):
        first, last, hours = _part(part)
        for day in range(first, last + 1):
            week[day] = hours
    return tuple(week)


def in_short(hours: tuple[Hours | None, ...]) -> str:
    """For a column: “Mon to Fri 08:00–18:00”."""
    always = all(day == Hours(0, MINUTES_A_DAY) for day in hours)
    return ALWAYS[0] if always else in_words(hours, letters=3)


def in_words(hours: tuple[Hours | None, ...], letters: int | None = None) -> str:
    """What `hours_of` reads again; empty for a week that is closed."""
    days = [(day[:letters], open_) for day, open_ in zip(WEEKDAYS, hours, strict=True)]
    said = []
    for open_hours, group in groupby(days, key=lambda day: day[1]):
        names = [name for name, _ in group]
        if open_hours:
            when = names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
            said.append(f"{when} {_clock(open_hours.opens)}–{_clock(open_hours.closes)}")
    return ", ".join(said)


def _part(text: str) -> tuple[int, int, Hours]:
    found = PART.fullmatch(text)
    if not found:
        raise _unclear(text)
    daily, first, last, *times, all_day = found.groups()
    start, end = (0, 6) if daily else (_day(first, text), _day(last or first, text))
    if end < start:
        raise _unclear(text)
    return start, end, Hours(0, MINUTES_A_DAY) if all_day else _hours(times, text)


def _hours(times: list[str | None], text: str) -> Hours:
    opens, closes = (int(h or 0) * 60 + int(m or 0) for h, m in (times[:2], times[2:]))
    if any(int(minute or 0) > 59 for minute in (times[1], times[3])):
        raise _unclear(text)
    return Hours(opens, closes)


def _day(word: str, text: str) -> int:
    fitting = [i for i, day in enumerate(WEEKDAYS) if day.casefold().startswith(word.casefold())]
    if len(word) < 2 or len(fitting) != 1:
        raise _unclear(text)
    return fitting[0]


def _unclear(text: str) -> PlaybookError:
    return PlaybookError(
        f"“{text}” is not understood as opening hours. Write days and times, such as "
        "“Monday to Friday 08:00–18:00, Saturday 09:00–13:00”, or “24/7”."
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
