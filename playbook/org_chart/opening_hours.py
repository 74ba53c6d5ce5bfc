"""A week of opening hours: how long it is closed, and how two weeks differ, in words."""

from itertools import groupby

from playbook.org_chart.channels import MINUTES_A_DAY, Hours

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def longest_closed_minutes(hours: tuple[Hours | None, ...]) -> int:
    """The longest stretch of a week, Sunday running into Monday, in which it is closed."""
    edges = [(day * MINUTES_A_DAY, opened) for day, opened in enumerate(hours) if opened]
    if not edges:
        return 7 * MINUTES_A_DAY
    opens = [start + opened.opens for start, opened in edges]
    closes = [start + opened.closes for start, opened in edges]
    following = [*opens[1:], opens[0] + 7 * MINUTES_A_DAY]
    return max(later - earlier for later, earlier in zip(following, closes, strict=True))


def stretches(
    days: list[tuple[str, Hours | None, Hours | None]], one: str, other: str
) -> list[str]:
    said = []
    for (first, second), group in groupby(days, key=lambda day: (day[1], day[2])):
        names = [day[0] for day in group]
        when = names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
        if len(names) > 1 and not _consecutive(names):
            when = " and ".join(names)
        said.append(f"{when} {one} {_clock(first)}, {other} {_clock(second)}")
    return said


def _consecutive(names: list[str]) -> bool:
    places = [WEEKDAYS.index(name) for name in names]
    return places[-1] - places[0] == len(places) - 1


def _clock(hours: Hours | None) -> str:
    if hours is None:
        return "closed"
    return f"{_time(hours.opens)}–{_time(hours.closes)}"


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def duration(seconds: int) -> str:
    """“20 s”, “15 min”, “1 h 30 min”, “24 h”."""
    if seconds < 60:
        return f"{seconds}\u00a0s"
    hours, minutes = divmod(seconds // 60, 60)
    parts = [(hours, "h"), (minutes, "min")]
    return " ".join(f"{number}\u00a0{unit}" for number, unit in parts if number)
