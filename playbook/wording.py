"""Dates and numbers as people say them: plain British English."""

from datetime import date, datetime

from playbook.calendar import WEEKDAYS


def spoken_date(day: date, today: date | None = None) -> str:
    """“Friday 20 November”, with the year when it is not today's."""
    year = f" {day.year}" if today is None or day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {day:%B}{year}"


def short_date(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def period(first: date, last: date | None, today: date) -> str:
    """“13 November to 12 December”, with years when one of them is not this year; or one day."""
    year = "" if last and first.year == last.year == today.year else " %Y"
    start = f"{first.day} {first.strftime('%B' + year)}"
    if last == first:
        return start
    return f"{start} to {last.day} {last.strftime('%B' + year)}" if last else f"from {start}"


def due_phrase(due_on: date, today: date) -> str:
    near = {0: "today", 1: "tomorrow"}.get((due_on - today).days)
    spoken = spoken_date(due_on, today)
    if due_on < today:
        return f"Was due {spoken}"
    return f"Due {near}, {spoken}" if near else f"Due {spoken}"


def days_late(count: int) -> str:
    return f"{counted(count, 'working day')} late" if count else "Late"


def in_days(day: date, today: date) -> str:
    """“today”, “tomorrow”, “in 5 days”."""
    gap = (day - today).days
    return {0: "today", 1: "tomorrow"}.get(gap, f"in {counted(gap, 'day')}")


def ago(day: date, today: date) -> str:
    """“today”, “yesterday”, a weekday within the week, else the date."""
    gap = (today - day).days
    if gap in (0, 1):
        return ("today", "yesterday")[gap]
    return WEEKDAYS[day.weekday()] if 1 < gap < 7 else spoken_date(day, today)


def spoken_instant(moment: datetime, now: datetime) -> str:
    """“yesterday 16:40”; both in the reader's time zone."""
    return f"{ago(moment.date(), now.date())} {moment:%H:%M}"


def counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """The first letter large, the others as they are: “KPIs in a baseline”."""
    return words[:1].upper() + words[1:]


def listed(names: list[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def day_title(day: int, last_day: int = 120) -> str:
    """The headline of a plan: counting down, counting, or beyond."""
    if day < 1:
        return f"Starts in {counted(1 - day, 'day')}"
    return f"Day {day} of {last_day}" if day <= last_day else f"Day {day}, beyond the plan"
