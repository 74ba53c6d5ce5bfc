"""What past weeks say of a coming day: the same weekday's intervals, recent weeks counting most.

Volumes are contacts by the start of their interval, in the site's own time. A day without any
volume is missing, not quiet; an interval without one, on a day that has others, had no contacts.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time

Volumes = Mapping[datetime, float]
Day = dict[time, float]
Days = Mapping[date, Day]

WEEKLY_MEMORY = 0.8  # a week counts this much of the week after it


def ordinary_days(volumes: Volumes, unusual_on: Collection[date]) -> Days:
    """The days that have volumes and are no holiday, outage or campaign, in order."""
    days: dict[date, Day] = defaultdict(dict)
    for starts_at, contacts in sorted(volumes.items()):
        if starts_at.date() not in unusual_on:
            days[starts_at.date()][starts_at.time()] = contacts
    return dict(days)


def by_interval(days: Days) -> dict[datetime, float]:
    """The days' contacts by the start of their interval again."""
    return {
        datetime.combine(day, start): contacts
        for day, intervals in days.items()
        for start, contacts in intervals.items()
    }


def weighted_average(days: Days, wanted: Iterable[date]) -> dict[datetime, float]:
    """Contacts for each interval of each wanted day, from the same weekday of earlier weeks.

    An average over `days`, each week weighing 0.8 of the next. A weekday never seen gets none.
    Plain averages of past weeks are hard to beat beyond a few days ahead: Taylor (2008).
    """
    by_weekday = _by_weekday(days)
    patterns = {weekday: _average(same) for weekday, same in by_weekday.items()}
    return _laid_out(patterns, wanted)


def last_week_again(days: Days, wanted: Iterable[date]) -> dict[datetime, float]:
    """The naive forecast: each weekday as it was the last time."""
    by_weekday = _by_weekday(days)
    patterns = {weekday: same[max(same)] for weekday, same in by_weekday.items()}
    return _laid_out(patterns, wanted)


def _by_weekday(days: Days) -> dict[int, dict[date, Day]]:
    by_weekday: dict[int, dict[date, Day]] = defaultdict(dict)
    for day, contacts in days.items():
        by_weekday[day.weekday()][day] = contacts
    return by_weekday


def _average(same: Mapping[date, Day]) -> Day:
    latest = max(same)
    weights = {day: WEEKLY_MEMORY ** ((latest - day).days // 7) for day in same}
    sums: Day = defaultdict(float)
    for day, contacts in same.items():
        for start, count in contacts.items():
            sums[start] += weights[day] * count
    return {start: total / sum(weights.values()) for start, total in sorted(sums.items())}


def _laid_out(patterns: Mapping[int, Day], wanted: Iterable[date]) -> dict[datetime, float]:
    return by_interval({day: patterns.get(day.weekday(), {}) for day in wanted})
