"""What a made-up manager does with figures: imports, answers typed in, a baseline, targets."""

from datetime import date, timedelta
from random import Random

from playbook.account import User
from playbook.kpi_target import Step
from storage import access, baselines, imports, measuring, targets
from storage.access import OpenPlan
from storage.demo_company import figures
from storage.engine import Engine
from storage.rows import new_id

FROM_DAY = 31
BASELINE_FROM_DAY = 50
TARGETS_FROM_DAY = 75
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


def bring_in(db: Engine, key: OpenPlan, site: str, today: date, chance: Random) -> None:
    place, until = figures.centre(chance), figures_until(today)
    imports.add(db, key, new_id(), figures.export(place, site, until, chance))
    imports.add_by_hand(db, key, new_id(), figures.answers(place, until, chance))


def freeze(db: Engine, key: OpenPlan, today: date) -> None:
    """Thirteen weeks before anything is changed."""
    first = figures_until(today) - timedelta(days=7 * figures.WEEKS - 1)
    last = first + timedelta(days=7 * 13 - 1)
    baselines.freeze(db, key, new_id(), "Before the routing changes", first, last)


def agree(db: Engine, key: OpenPlan, reviewer: User | None, today: date) -> None:
    """Proposed by the manager; all but the last one locked by the reviewer."""
    for series in measuring.series(db, key):
        if series.kpi.key not in WANTED:
            continue
        by, guard_rail = WANTED[series.kpi.key]
        known = [each.value for each in series.observations[:13] if each.value is not None]
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
        if reviewer and series.kpi.key != "abandonment_rate":
            theirs = access.open_plan(db, reviewer, key.id)
            targets.lock(db, theirs, kept.id, kept.version, today)


def _step(day: int, value: float) -> Step:
    return Step(day, round(value, 3))
