"""What a made-up manager does with figures: imports, answers typed in, a baseline, targets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from random import Random

from playbook.account import User
from playbook.kpi.alert_limit import Limit
from playbook.kpi.target import Step
from playbook.plan import Plan
from storage import access, alert_limits, baselines, imports, measuring, targets
from storage.access import OpenPlan
from storage.demo_company import figures
from storage.engine import Engine
from storage.rows import new_id

FROM_DAY = 31
FIRST_EXPORT_DAY = 46
BASELINE_FROM_DAY = 50
TARGETS_FROM_DAY = 75
LATER_EXPORT_DAYS = (87, 117)  # so that the reviews of days 90 and 120 have figures to go by
BASELINE_WEEKS = 13
# by how much waits grow over the half year, where the story wants it one way
DRIFTS = {"Daniel Price": 0.5, "Marta Silva": -0.35, "Noor Hassan": -0.35, "Chidi Eze": 0.0}
TOO_MANY_GIVE_UP = Limit("abandonment_rate", "", None, 0.1)
WANTED = {
    # KPI: by how much its baseline is to change until day 120, and its guard-rail
    "service_level": (0.06, "occupancy_rate"),
    "first_contact_resolution_rate": (0.05, "average_handle_time"),
    "customer_satisfaction": (0.04, "first_contact_resolution_rate"),
    "abandonment_rate": (-0.012, "service_level"),
}


def figures_until(today: date) -> date:
    """The Sunday before: whole weeks only."""
    return today - timedelta(days=today.weekday() + 1)


@dataclass(frozen=True)
class Figures:
    """One manager's half year, brought in as the days of the story come."""

    db: Engine
    key: OpenPlan
    plan: Plan
    reviewer: User
    place: figures.Centre
    until: date
    chance: Random

    def steps(self, yesterday: date) -> list[tuple[date, Callable[[], None]]]:
        """An export, a baseline, targets, an export before each review; the rest came just now."""
        day, all_weeks = self.plan.day(yesterday), range(figures.WEEKS)
        if day <= BASELINE_FROM_DAY:
            return [(yesterday, lambda: self._bring_in(all_weeks))] if day >= FROM_DAY else []
        first, base, agreed = map(
            self.plan.date_of, (FIRST_EXPORT_DAY, BASELINE_FROM_DAY, TARGETS_FROM_DAY)
        )
        known = max(BASELINE_WEEKS, self._weeks_until(first))
        found: list[tuple[date, Callable[[], None]]] = [
            (first, partial(self._bring_in, all_weeks[:known])),
            (base, partial(self._freeze, base)),
        ]
        if day > TARGETS_FROM_DAY:
            found.append((agreed, lambda: agree(self.db, self.key, self.reviewer, agreed)))
        for again in map(self.plan.date_of, (d for d in LATER_EXPORT_DAYS if d < day)):
            later = max(known, self._weeks_until(again))
            found.append((again, partial(self._bring_in, all_weeks[known:later])))
            known = later
        return [*found, (yesterday, partial(self._bring_in, all_weeks[known:]))]

    def _weeks_until(self, on: date) -> int:
        return figures.WEEKS - max(0, (self.until - figures_until(on)).days // 7)

    def _freeze(self, on: date) -> None:
        freeze(self.db, self.key, self.until)
        alert_limits.keep(self.db, self.key, TOO_MANY_GIVE_UP, on)

    def _bring_in(self, weeks: range) -> None:
        if not weeks:
            return
        made = figures.export(self.place, self.plan.site, self.until, weeks, self.chance)
        imports.add(self.db, self.key, new_id(), made)
        told = figures.answers(self.place, self.until, weeks, self.chance)
        imports.add_by_hand(self.db, self.key, new_id(), told)


def of_plan(
    db: Engine, key: OpenPlan, plan: Plan, reviewer: User, yesterday: date, chance: Random
) -> Figures:
    place = figures.centre(chance)
    place = replace(place, drift=DRIFTS.get(plan.manager, place.drift))
    return Figures(db, key, plan, reviewer, place, figures_until(yesterday), chance)


def freeze(db: Engine, key: OpenPlan, until: date) -> None:
    """Thirteen weeks before anything is changed."""
    first = until - timedelta(days=7 * figures.WEEKS - 1)
    last = first + timedelta(days=7 * BASELINE_WEEKS - 1)
    baselines.freeze(db, key, new_id(), "Before the routing changes", first, last)


def agree(db: Engine, key: OpenPlan, reviewer: User, today: date) -> None:
    """Proposed by the manager; all but the last one locked by the reviewer."""
    for series in measuring.series(db, key):
        if series.kpi.key not in WANTED:
            continue
        by, guard_rail = WANTED[series.kpi.key]
        known = [
            each.value for each in series.observations[:BASELINE_WEEKS] if each.value is not None
        ]
        start = sum(known) / len(known)
        steps = tuple(_step(day, start + by * part) for day, part in ((90, 0.6), (120, 1.0)))
        wanted = targets.Proposal(
            series.definition,
            "",
            tuple(step if by > 0 else Step(step.day, None, step.low) for step in steps),
            "Agreed with the team leaders after the baseline.",
            "Team leader, service",
            guard_rail=guard_rail,
        )
        kept = targets.propose(db, key, new_id(), wanted, today)
        if series.kpi.key != "abandonment_rate":
            theirs = access.open_plan(db, reviewer, key.id)
            targets.lock(db, theirs, kept.id, kept.version, today)


def _step(day: int, value: float) -> Step:
    return Step(day, round(value, 3))
