"""Tasks that come round again: weekly, monthly, quarterly, yearly."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from itertools import count


class Repeat(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


MONTHS = {Repeat.MONTHLY: 1, Repeat.QUARTERLY: 3, Repeat.YEARLY: 12}


def occurrence_on(first_on: date, repeat: Repeat, number: int) -> date:
    """The date of occurrence `number` (1 is the first); the 31st becomes a month's last day."""
    if repeat is Repeat.WEEKLY:
        return first_on + timedelta(weeks=number - 1)
    return add_months(first_on, MONTHS[repeat] * (number - 1))


def next_occurrence(first_on: date, repeat: Repeat, number: int, today: date) -> int:
    """The number that follows: missed rounds are passed over, so that none pile up."""
    return next(
        n for n in count(number + 1) if occurrence_on(first_on, repeat, n) > today or n == 9999
    )


def add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
