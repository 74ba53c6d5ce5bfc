"""Interval facts: sums and counts for a day, an hour, a channel, a queue. Never a customer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

DIMENSIONS = ("day", "hour", "days", "channel", "queue", "contact_reason", "source", "agent")
# Told beside the intervals, one at a time: no fact says at what hour, or two of them together.
BESIDE = ("contact_reason", "source", "agent")
# Where and when, without the hour: from a day on for so many days, a channel, a queue.
SPAN = ("day", "days", "channel", "queue")
Span = tuple[date | None, int, str | None, str | None]
LONGEST = ("longest_wait_seconds", "longest_hold_seconds")
COUNTED_WITHIN = ("within", "replied_within")


class Within(NamedTuple):
    """How many contacts were answered, and how many abandoned, within so many seconds.

    The `_of` counts say out of how many: only contacts whose wait is known belong there.
    """

    seconds: int
    answered: float | None = None
    answered_of: float | None = None
    abandoned: float | None = None
    abandoned_of: float | None = None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What happened in one interval. None means not known, which is not the same as zero.

    `day` is None while a file without dates has not been given any; `hour` is None for a whole
    day; `days` says how many days from `day` the figures cover (30 for a month's total). Each sum
    of seconds has its own count beside it (`talk_seconds` over `talked`), so that a blank in the
    file never becomes a zero in an average. `agent` is filled only on request.
    """

    day: date | None = None
    hour: int | None = None
    days: int = 1
    channel: str | None = None
    queue: str | None = None
    contact_reason: str | None = None
    source: str | None = None
    agent: str | None = None

    offered: float | None = None
    answered: float | None = None
    abandoned: float | None = None
    other: float | None = None
    wait_seconds: float | None = None
    waited: float | None = None
    answered_wait_seconds: float | None = None
    answered_waited: float | None = None
    longest_wait_seconds: float | None = None
    within: tuple[Within, ...] = ()
    reported_within: float | None = None
    reported_within_of: float | None = None

    handle_seconds: float | None = None
    handled: float | None = None
    talk_seconds: float | None = None
    talked: float | None = None
    hold_seconds: float | None = None
    held: float | None = None
    wrap_seconds: float | None = None
    wrapped: float | None = None
    longest_hold_seconds: float | None = None
    transferred: float | None = None
    transfers: float | None = None
    transfer_of: float | None = None

    busy_seconds: float | None = None
    available_seconds: float | None = None
    logged_in_seconds: float | None = None
    scheduled_seconds: float | None = None
    adherent_seconds: float | None = None
    worked_seconds: float | None = None
    leavers: float | None = None
    headcount_days: float | None = None
    cost: float | None = None

    resolved_first: float | None = None
    resolution_answers: float | None = None
    repeated: float | None = None
    repeat_eligible: float | None = None
    resolvable: float | None = None
    resolved: float | None = None
    one_touch_tickets: float | None = None
    resolved_tickets: float | None = None

    promoters: float | None = None
    passives: float | None = None
    detractors: float | None = None
    satisfaction_answers: float | None = None
    satisfaction_sum: float | None = None
    satisfaction_top: float | None = None
    satisfaction_top_two: float | None = None
    effort_answers: float | None = None
    effort_sum: float | None = None
    effort_easy: float | None = None
    points_earned: float | None = None
    points_applicable: float | None = None
    contacts_checked: float | None = None
    contacts_without_critical_error: float | None = None

    self_service_entered: float | None = None
    self_service_contained: float | None = None
    self_service_resolved: float | None = None
    first_response_seconds: float | None = None
    replied: float | None = None
    replied_within: tuple[Within, ...] = ()

    @property
    def unaccounted(self) -> float | None:
        """Offered, less answered, abandoned and other exits; None unless the first three stand."""
        if self.offered is None or self.answered is None or self.abandoned is None:
            return None
        return self.offered - self.answered - self.abandoned - (self.other or 0)

    def within_seconds(self, seconds: int) -> Within | None:
        return next((count for count in self.within if count.seconds == seconds), None)


SUMS = tuple(
    field.name
    for field in fields(Fact)
    if field.name not in (*DIMENSIONS, *LONGEST, *COUNTED_WITHIN)
)


def add_up(facts: Iterable[Fact]) -> Fact:
    """One fact for many: sums are summed, the longest stays the longest, None adds nothing.

    A dimension on which the facts differ becomes None. No ratio is ever averaged here.
    """
    kept = list(facts)
    if not kept:
        return Fact()
    values: dict[str, Any] = {
        **{name: _shared(getattr(fact, name) for fact in kept) for name in DIMENSIONS},
        **{name: _sum(getattr(fact, name) for fact in kept) for name in SUMS},
        **{name: _longest(getattr(fact, name) for fact in kept) for name in LONGEST},
        **{name: add_within(getattr(fact, name) for fact in kept) for name in COUNTED_WITHIN},
    }
    return Fact(**values | {"days": values["days"] or 1})


def total_of(facts: Iterable[Fact], name: str) -> float | None:
    """One of the sums alone, over the facts that know it; None when none does."""
    return _sum(getattr(fact, name) for fact in facts)


def group(facts: Iterable[Fact], *dimensions: str) -> dict[tuple[object, ...], list[Fact]]:
    """Facts by the named dimensions, in the order in which each combination first appears."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(tuple(getattr(fact, name) for name in dimensions), []).append(fact)
    return groups


def add_within(counts: Iterable[tuple[Within, ...]]) -> tuple[Within, ...]:
    """Counts within thresholds, added threshold by threshold."""
    by_seconds: dict[int, list[Within]] = {}
    for count in (one for several in counts for one in several):
        by_seconds.setdefault(count.seconds, []).append(count)
    return tuple(_one_threshold(seconds, by_seconds[seconds]) for seconds in sorted(by_seconds))


def _one_threshold(seconds: int, counts: list[Within]) -> Within:
    return Within(
        seconds,
        _sum(count.answered for count in counts),
        _sum(count.answered_of for count in counts),
        _sum(count.abandoned for count in counts),
        _sum(count.abandoned_of for count in counts),
    )


def _shared(values: Iterator[object]) -> object:
    different = set(values)
    return different.pop() if len(different) == 1 else None


def _sum(values: Iterator[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _longest(values: Iterator[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)
