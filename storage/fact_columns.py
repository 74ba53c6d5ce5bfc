"""Columns as the tables of facts have them: from typed-in facts, and with the week of each day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from operator import attrgetter
from typing import Any

from playbook.facts import (
    BESIDE,
    COUNTED_WITHIN,
    DIMENSIONS,
    LONGEST,
    SPAN,
    SUMS,
    Fact,
    Within,
    add_up,
)

MEASURES = (*SUMS, *LONGEST)
INTERVAL = tuple(name for name in DIMENSIONS if name not in BESIDE)
span_of = attrgetter(*SPAN)
Columns = Mapping[str, Sequence[Any]]
Patterned = Sequence[tuple[int, Fact]]


def known_in(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The sums that at least one fact holds: only these are written and asked for again."""
    return tuple(
        name
        for name in MEASURES
        if any(value is not None for value in map(attrgetter(name), facts))
    )


def patterned(facts: Sequence[Fact], known: Sequence[str]) -> Patterned:
    """Each fact with a number: the same where the same figures are known."""
    numbers: dict[tuple[object, ...], int] = {}
    return [(numbers.setdefault(_pattern(fact, known), len(numbers)), fact) for fact in facts]


def sums_of(facts: Patterned, known: Sequence[str]) -> tuple[Columns, ...]:
    """By interval, and beside it by each reason, source and agent that is told."""
    beside = {name: [(n, f) for n, f in facts if getattr(f, name) is not None] for name in BESIDE}
    views = [(INTERVAL, facts), *(((*SPAN, name), some) for name, some in beside.items() if some)]
    return tuple(_columns(_added(some, keys), (*keys, *known)) for keys, some in views)


def counts_of(facts: Patterned) -> Columns:
    """Counts within thresholds by pattern, day, channel and queue."""
    names = ("pattern", *SPAN, "counted", *Within._fields)
    rows = [
        (pattern, *span_of(fact), counted, *one)
        for pattern, fact in _added(facts, SPAN)
        for counted in COUNTED_WITHIN
        for one in getattr(fact, counted)
    ]
    return dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {}


def dated(columns: Columns) -> Columns:
    """The same with days as text, and with the week that each lies in."""
    if not columns:
        return columns
    when = cache(_when)
    pairs = [when(*pair) for pair in zip(columns["day"], columns["days"], strict=True)]
    days, weeks = zip(*pairs, strict=True) if pairs else ((), ())
    return {**columns, "day": days, "week": weeks}


def week_of(day: date, days: int = 1) -> date | None:
    """The Monday of the ISO week in which all these days lie; None when they lie in several."""
    monday = day - timedelta(days=day.weekday())
    return monday if (day - monday).days + days <= 7 else None


def _added(facts: Patterned, keys: Sequence[str]) -> Patterned:
    groups: dict[tuple[Any, ...], list[Fact]] = defaultdict(list)
    for pattern, fact in facts:
        groups[pattern, *(getattr(fact, name) for name in keys)].append(fact)
    others: dict[str, Any] = {name: None for name in DIMENSIONS if name not in keys}
    return [(place[0], replace(add_up(same), **others)) for place, same in groups.items()]


def _columns(facts: Patterned, names: Iterable[str]) -> Columns:
    columns = {name: [getattr(fact, name) for _, fact in facts] for name in names}
    return {"pattern": [pattern for pattern, _ in facts], **columns}


def _pattern(fact: Fact, known: Sequence[str]) -> tuple[object, ...]:
    counted: Iterable[Any] = (one.seconds for one in (*fact.within, *fact.replied_within))
    return (*(getattr(fact, name) is None for name in known), *counted)


def _when(day: date, days: int) -> tuple[str, str | None]:
    week = week_of(day, days)
    return day.isoformat(), week.isoformat() if week else None
