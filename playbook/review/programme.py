"""Many managers on one axis of plan days: which step holds them up, what moved since a baseline."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import NamedTuple

from playbook.charts.series import Observation
from playbook.plan import Plan
from playbook.review.portfolio import HELD_UP_AT_LEAST, Portrait

LATEST_WEEKS = 4
FIRST_DAY = -28
SUNDAY = timedelta(days=6)


class LateStep(NamedTuple):
    """A task of the playbook that one plan is late with; `due_day` as it stands in that plan."""

    plan_id: str
    key: str
    title: str
    due_day: int


@dataclass(frozen=True)
class HeldStep:
    """A step that several are late with; `past` are all who have passed its day."""

    title: str
    due_day: int
    late: int
    past: int


@dataclass(frozen=True)
class Change:
    """A KPI's weeks as differences from the plan's own baseline, in the KPI's unit.

    `points` are pairs of plan day and difference; `latest` is the mean of the last four weeks.
    """

    plan_id: str
    baseline: float
    latest: float
    points: tuple[tuple[int, float], ...]

    @property
    def by(self) -> float:
        return self.latest - self.baseline


def held_steps(late: Iterable[LateStep], people: Sequence[Portrait]) -> list[HeldStep]:
    """What two or more of these people are late with; the step that most are late with first."""
    days = {p.plan.id: p.day for p in people if not p.plan.closed_on}
    in_order = sorted(days.values())
    by_key: defaultdict[str, list[LateStep]] = defaultdict(list)
    for step in late:
        if step.plan_id in days:
            by_key[step.key].append(step)
    found = []
    for steps in by_key.values():
        due_day, who = min(s.due_day for s in steps), {s.plan_id for s in steps}
        past = len(in_order) - bisect_right(in_order, due_day)
        found.append(HeldStep(steps[0].title, due_day, len(who), past))
    several = [each for each in found if each.late >= HELD_UP_AT_LEAST]
    return sorted(several, key=lambda each: (-each.late, each.due_day, each.title))


def cohort(plan: Plan) -> str:
    """The quarter in which a plan starts: “Oct to Dec 2026”."""
    first = plan.starts_on.month - (plan.starts_on.month - 1) % 3
    names = [date(2000, first + n, 1).strftime("%b") for n in (0, 2)]
    return f"{names[0]} to {names[1]} {plan.starts_on.year}"


def cohorts(people: Iterable[Portrait]) -> list[str]:
    """Those that occur, the newest first."""
    starts = sorted({p.plan.starts_on for p in people}, reverse=True)
    return list(dict.fromkeys(cohort(Plan("", "", "", on)) for on in starts))


def change(
    plan: Plan, baseline: float, observations: Sequence[Observation], today: date
) -> Change | None:
    """From four weeks before the plan's start on; None without a value. Values in date order."""
    known = [
        (plan.day(min(o.on + SUNDAY, today)), o.value)
        for o in observations
        if o.value is not None and o.on <= today
    ]
    shown = [(day, value) for day, value in known if day >= FIRST_DAY]
    if not shown:
        return None
    latest = fmean(value for _, value in shown[-LATEST_WEEKS:])
    points = tuple((day, value - baseline) for day, value in shown)
    return Change(plan.id, baseline, latest, points)


def better(changes: Iterable[Change], direction: str) -> int:
    """How many stand on the better side of their own baseline."""
    sign = {"increase": 1, "decrease": -1}.get(direction, 0)
    return sum(sign * each.by > 0 for each in changes)


def in_plan_order(
    changes: Mapping[str, Change], people: Sequence[Portrait]
) -> list[tuple[Portrait, Change]]:
    """By plan day, as the people are: nobody is ranked."""
    return [(p, changes[p.plan.id]) for p in people if p.plan.id in changes]
