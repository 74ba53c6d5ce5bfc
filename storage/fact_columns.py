"""From a reading's columns to rows: which sums are known, and in which week a day lies."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from playbook.facts import COUNTED_WITHIN, DIMENSIONS, LONGEST, SUMS, Fact, add_within, group
from storage.engine import Row

MEASURES = (*SUMS, *LONGEST)
PLACES = tuple(name for name in DIMENSIONS if name != "day")
WITHIN_PLACES = ("day", "hour", "days", "channel", "queue")


def known_in(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The sums that at least one fact holds: only these are written and asked for again."""
    left, found = set(MEASURES), list[str]()
    for fact in facts:
        new = [name for name in left if getattr(fact, name) is not None]
        found += new
        left.difference_update(new)
    return tuple(name for name in MEASURES if name in found)


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
    for fact, pattern in zip(facts, numbers, strict=True):
        row: Row = {"import_id": import_id, "pattern": pattern, **_when(fact)}
        row |= {name: getattr(fact, name) for name in PLACES}
        yield row | {name: getattr(fact, name) for name in known}


def within_rows(import_id: str, facts: Sequence[Fact], numbers: Sequence[int]) -> Iterator[Row]:
    """Counts within thresholds, by interval, channel and queue: not by reason, source or agent."""
    numbered = zip(facts, numbers, strict=True)
    by_pattern: dict[int, list[Fact]] = {}
    for fact, pattern in numbered:
        if fact.within or fact.replied_within:
            by_pattern.setdefault(pattern, []).append(fact)
    for pattern, several in by_pattern.items():
        for same in group(several, *WITHIN_PLACES).values():
            yield from _counts(import_id, pattern, same)


def _counts(import_id: str, pattern: int, same: list[Fact]) -> Iterator[Row]:
    first = same[0]
    place = {"import_id": import_id, "pattern": pattern, **_when(first)}
    place |= {name: getattr(first, name) for name in ("hour", "days", "channel", "queue")}
    for counted in COUNTED_WITHIN:
        for one in add_within(getattr(fact, counted) for fact in same):
            yield {**place, "counted": counted, **one._asdict()}


def _pattern(fact: Fact, known: Sequence[str]) -> tuple[object, ...]:
    counted: Iterable[Any] = (one.seconds for one in (*fact.within, *fact.replied_within))
    return (*(getattr(fact, name) is None for name in known), *counted)


def _when(fact: Fact) -> Row:
    assert fact.day, "facts are kept with their day"
    week = week_of(fact.day, fact.days)
    return {"day": fact.day.isoformat(), "week": week.isoformat() if week else None}
