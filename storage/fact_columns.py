"""From a reading's columns to rows: which sums are known, and in which week a day lies."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from operator import attrgetter
from typing import Any

from playbook.facts import COUNTED_WITHIN, DIMENSIONS, LONGEST, SUMS, Fact
from storage.engine import Row

MEASURES = (*SUMS, *LONGEST)
PLACES = tuple(name for name in DIMENSIONS if name != "day")
WITHIN_PLACES = ("day", "hour", "days", "channel", "queue")


def known_in(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The sums that at least one fact holds: only these are written and asked for again."""
    return tuple(
        name
        for name in MEASURES
        if any(value is not None for value in map(attrgetter(name), facts))
    )


def patterns(facts: Sequence[Fact], known: Sequence[str]) -> list[int]:
    """A number for each fact: the same where the same figures are known.

    Facts are added up in the database only within one pattern, so that a figure which is missing
    beside its denominator never becomes a zero.
    """
    numbers: dict[tuple[object, ...], int] = {}
    return [numbers.setdefault(_pattern(fact, known), len(numbers)) for fact in facts]


def week_of(day: date, days: int = 1) -> date | None:
    """The Monday of the ISO week in which all these days lie; None when they lie in several."""
    monday = day - timedelta(days=day.weekday())
    return monday if (day - monday).days + days <= 7 else None


def fact_rows(
    import_id: str, facts: Sequence[Fact], numbers: Sequence[int], known: Sequence[str]
) -> Iterator[Row]:
    when = cache(_when)
    names = (*PLACES, *known)
    values = attrgetter(*names)
    for fact, pattern in zip(facts, numbers, strict=True):
        row: Row = {"import_id": import_id, "pattern": pattern, **when(fact.day, fact.days)}
        row.update(zip(names, values(fact), strict=True))
        yield row


def within_rows(import_id: str, counts: Iterable[tuple[int, Fact]]) -> Iterator[Row]:
    when = cache(_when)
    for pattern, fact in counts:
        place = {"import_id": import_id, "pattern": pattern, **when(fact.day, fact.days)}
        place |= {name: getattr(fact, name) for name in ("hour", "days", "channel", "queue")}
        for counted in COUNTED_WITHIN:
            for one in getattr(fact, counted):
                yield {**place, "counted": counted, **one._asdict()}


def _pattern(fact: Fact, known: Sequence[str]) -> tuple[object, ...]:
    counted: Iterable[Any] = (one.seconds for one in (*fact.within, *fact.replied_within))
    return (*(getattr(fact, name) is None for name in known), *counted)


def _when(day: date | None, days: int) -> Row:
    assert day, "facts are kept with their day"
    week = week_of(day, days)
    return {"day": day.isoformat(), "week": week.isoformat() if week else None}
