"""The agreed KPIs of one plan against their ramps, with the baseline they started from."""

from datetime import date

from playbook.charts.series import Observation
from playbook.kpi.amount import unit_of
from playbook.kpi.kpi import Kpi
from playbook.kpi.ramp import Ramp, ramp
from playbook.kpi.target import Target
from playbook.plan import Plan
from storage import baselines, kpi_reckoning, own_kpis, targets
from storage.access import OpenPlan
from storage.baselines import Baseline
from storage.engine import Engine
from storage.kpi_weeks import KpiWeek


def of_plan(db: Engine, plan: OpenPlan, when: Plan, today: date) -> list[Ramp]:
    """In the order in which the targets were set; empty without any."""
    agreed = targets.of_plan(db, plan)
    if not agreed:
        return []
    kpis, weeks = own_kpis.all_kpis(db, plan), kpi_reckoning.of_plan(db, plan)
    known = baselines.of_plan(db, plan)
    found = []
    for target in agreed:
        if one := kpis.get(target.kpi):
            seen = _seen(db, plan, target, weeks)
            base = _baseline(target, known)
            unit = unit_of(one, target.variant)
            found.append(ramp(_name(one, target), unit, target, seen, when, today, base))
    return found


def _seen(db: Engine, plan: OpenPlan, target: Target, weeks: list[KpiWeek]) -> list[Observation]:
    if target.kpi.startswith(own_kpis.OWN):
        return own_kpis.weekly(db, plan, target.kpi)
    here = (target.kpi, target.channel)
    return [Observation(w.week, w.value) for w in weeks if (w.definition.kpi, w.channel) == here]


def _baseline(target: Target, known: list[Baseline]) -> float | None:
    """Only a figure that was counted in the same way."""
    figure = known[0].of(target.kpi, target.channel) if known else None
    if figure is None:
        return None
    same = own_kpis.definition(target.kpi, target.variant, target.threshold_seconds)
    return figure.value if figure.definition.same_measure(same) else None


def _name(one: Kpi, target: Target) -> str:
    return f"{one.name}, {target.channel.lower()}" if target.channel else one.name
