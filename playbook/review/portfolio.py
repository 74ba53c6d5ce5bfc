"""Many managers side by side, aligned on the plan day: who stands where, and what holds all up."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from playbook.content import Milestone
from playbook.plan import Plan
from playbook.review.attention import Reason, urgency

HELD_UP_AT_LEAST = 2


class DayCount(NamedTuple):
    """The tasks of one milestone that are due on one plan day, by how they stand."""

    milestone: str
    due_day: int
    done: int
    not_applicable: int
    total: int

    @property
    def applicable(self) -> int:
        return self.total - self.not_applicable


@dataclass(frozen=True)
class Stage:
    """One milestone on the strip."""

    short: str
    done: int
    applicable: int
    is_signed: bool
    is_waiting: bool


@dataclass(frozen=True)
class Portrait:
    """One manager: today's plan day, the day that the finished work corresponds to, and why."""

    plan: Plan
    programme: str
    day: int
    worth_day: int
    done: int
    expected: int
    here: str
    stages: tuple[Stage, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def needs_attention(self) -> bool:
        return bool(self.reasons)


class Show(StrEnum):
    EVERYONE = "Everyone"
    ATTENTION = "Needs attention"
    BEHIND = "Behind"
    RUNNING_OUT = "Days 91 to 120"


def worth_day(counts: Sequence[DayCount]) -> int:
    """The plan day by which as many tasks as are done would have been due; 0 when none is."""
    done, reached = sum(c.done for c in counts), 0
    for count in sorted(counts, key=lambda c: c.due_day):
        if done <= 0:
            break
        done -= count.applicable
        reached = count.due_day if count.applicable else reached
    return reached


def expected(counts: Iterable[DayCount], day: int) -> int:
    """Applicable tasks due up to and including this plan day."""
    return sum(c.applicable for c in counts if c.due_day <= day)


def stages(
    milestones: Sequence[Milestone],
    counts: Sequence[DayCount],
    signed: frozenset[str],
    waiting: frozenset[str],
) -> tuple[Stage, ...]:
    """The milestones that end, in their order."""
    found, done_by, applicable_by = [], Counter[str](), Counter[str]()
    for key, _day, done, not_applicable, total in counts:
        done_by[key] += done
        applicable_by[key] += total - not_applicable
    for milestone in milestones:
        done, applicable = done_by[milestone.key], applicable_by[milestone.key]
        is_signed, is_waiting = milestone.key in signed, milestone.key in waiting
        if milestone.last_day is not None:
            found.append(Stage(milestone.short, done, applicable, is_signed, is_waiting))
    return tuple(found)


def needing_attention(people: Iterable[Portrait]) -> list[Portrait]:
    """The most urgent first."""
    return sorted(
        (p for p in people if p.reasons), key=lambda p: (urgency(p.reasons), p.plan.manager)
    )


def by_plan_day(people: Iterable[Portrait]) -> list[Portrait]:
    """The newest manager on top; no ranking, only where everybody stands."""
    return sorted(people, key=lambda p: (p.day, p.plan.manager.casefold(), p.plan.id))


def chosen(
    people: Iterable[Portrait], show: Show, programme: str, site: str, words: str
) -> list[Portrait]:
    """Those who match every filter; an empty one lets everybody through."""
    tests: dict[Show, Callable[[Portrait], bool]] = {
        Show.EVERYONE: lambda p: True,
        Show.ATTENTION: lambda p: p.needs_attention,
        Show.BEHIND: lambda p: p.done < p.expected,
        Show.RUNNING_OUT: lambda p: 91 <= p.day <= 120,
    }
    wanted = words.casefold().split()
    return [
        p
        for p in people
        if tests[show](p)
        and (not programme or p.programme == programme)
        and (not site or p.plan.site == site)
        and all(word in f"{p.plan.manager} {p.plan.site}".casefold() for word in wanted)
    ]


def told_apart(people: Sequence[Portrait]) -> list[str]:
    """A name for each, in their order: with the site where two share one, then with the start."""
    names = [p.plan.manager for p in people]
    for more in (
        lambda p: p.plan.site,
        lambda p: f"{p.plan.starts_on:%d.%m.%Y}",
        lambda p: p.plan.id,
    ):
        seen = Counter(names)
        names = [
            f"{name}, {more(p)}" if seen[name] > 1 else name
            for name, p in zip(names, people, strict=True)
        ]
    return names
