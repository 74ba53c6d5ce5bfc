"""All that stands around the improvements of a plan, loaded for a verdict."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from playbook.charts.series import Observation
from playbook.facts import Fact
from playbook.improvement.case_of_a_change import CONTACTS, Surroundings
from playbook.improvement.improvement import Improvement
from playbook.kpi.choice import best_definition
from playbook.kpi.kpi import Definition, definition, kpi
from playbook.kpi.target import Target
from storage import (
    happenings,
    improvements,
    kpi_series,
    kpis_as_counted,
    own_kpis,
    plans,
    rebases,
    targets,
)
from storage.access import OpenPlan
from storage.engine import Engine

Weeks = Mapping[str, tuple[Observation, ...]]
Weekly = Callable[[Engine, OpenPlan, Sequence[str]], Weeks]


def weekly(
    db: Engine, plan: OpenPlan, kpis: Sequence[str], known: kpi_series.Weeks | None = None
) -> Weeks:
    """Each KPI week by week, defined as in its target, else as the figures allow.

    `known` are the plan's facts by week, where they have been loaded already.
    """
    agreed, weeks = _agreed(db, plan), kpi_series.by_week(db, plan) if known is None else known
    newer = kpi_series.since_the_plan(db, plan, weeks)
    whole = [fact for several in newer.values() for fact in several]
    found = {}
    for key in kpis:
        if key in kpi_series.GRAINS or key.startswith(own_kpis.OWN):
            found[key] = tuple(kpi_series.weekly(db, plan, key))
        else:
            found[key] = tuple(kpi_series.observations(weeks, _definition(key, agreed, whole)))
    return found


def around(
    db: Engine, plan: OpenPlan, looked_at: Iterable[Improvement], weekly: Weekly = weekly
) -> Surroundings:
    """Figures of every KPI these improvements name, and for a count the contacts too."""
    named = {
        kpi
        for each in looked_at
        for kpi in (each.prediction.kpi, *(guard.kpi for guard in each.prediction.guards))
        if kpi
    }
    kpis = kpis_as_counted.by_key(db, plan)
    if any(kpis[key].unit == "count" for key in named if key in kpis):
        named.add(CONTACTS)
    return Surroundings(
        weeks=weekly(db, plan, sorted(named)),
        others=improvements.of_plan(db, plan),
        happenings=happenings.of_plan(db, plan),
        rebases=rebases.of_plan(db, plan),
        targets=_steps(db, plan),
        kpis=kpis,
    )


def _agreed(db: Engine, plan: OpenPlan) -> dict[str, Target]:
    return {target.kpi: target for target in targets.of_plan(db, plan) if not target.channel}


def _definition(key: str, agreed: Mapping[str, Target], whole: list[Fact]) -> Definition:
    if target := agreed.get(key):
        return definition(key, target.variant, target.threshold_seconds)
    return best_definition(kpi(key), whole)


def _steps(db: Engine, plan: OpenPlan) -> dict[str, tuple[tuple[date, float], ...]]:
    """Each agreed step on its date; a band counts by its lower end."""
    days = plans.load(db, plan)
    return {
        key: tuple(
            (days.date_of(step.day), bound)
            for step in target.newest.steps
            if (bound := step.low if step.low is not None else step.high) is not None
        )
        for key, target in _agreed(db, plan).items()
    }
