"""KPIs over a period: the definition agreed in the target, else the best the figures allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from playbook.charts.series import Observation
from playbook.facts import Fact
from playbook.kpi.choice import BY_HOUR, best_definition, interval
from playbook.kpi.formulas import Measurement, measure
from playbook.kpi.kpi import Definition, Kpi
from playbook.kpi.target import Target
from storage import facts, kpi_series, own_kpis, rebases, targets
from storage.access import OpenPlan
from storage.engine import Engine
from storage.facts import EVERYTHING, Window


@dataclass(frozen=True)
class Figure:
    """A KPI over a period, with its interval where chance can be told from it."""

    kpi: Kpi
    measured: Measurement
    interval: tuple[float, float] | None


@dataclass(frozen=True)
class Series:
    """A KPI as it is counted here, week by week, with its target and new limits if it has any."""

    kpi: Kpi
    definition: Definition
    channel: str
    observations: Sequence[Observation]
    target: Target | None
    rebased: tuple[date, ...] = ()


def over(
    db: Engine, plan: OpenPlan, window: Window = EVERYTHING, days: bool = False
) -> list[Figure]:
    """Every KPI of the catalogue that has a value in this window, in the catalogue's order.

    `days` keeps days and hours apart, which turnover and the busiest hour need; it costs more.
    """
    whole = facts.of(db, plan, ("day", "days") if days else (), window)
    agreed = {t.kpi: t for t in targets.of_plan(db, plan) if t.channel == (window.channel or "")}
    found = []
    for key, one in own_kpis.all_kpis(db, plan).items():
        if key.startswith(own_kpis.OWN) or (key in BY_HOUR and not days):
            continue
        several = facts.of(db, plan, ("day", "hour"), window) if key in BY_HOUR else whole
        measured = measure(several, _definition(agreed, one, several))
        if measured.value is not None:
            found.append(Figure(one, measured, interval(measured, several)))
    return found


def series(db: Engine, plan: OpenPlan, channel: str = "") -> list[Series]:
    """Every KPI with at least one weekly value, by the catalogue's order, own ones last."""
    window = Window(channel=channel or None)
    weeks = kpi_series.since_the_plan(db, plan, kpi_series.by_week(db, plan, window))
    whole = [fact for several in weeks.values() for fact in several]
    agreed = {t.kpi: t for t in targets.of_plan(db, plan) if t.channel == channel}
    rebased = {} if channel else rebases.days(db, plan)
    found = []
    for key, one in own_kpis.all_kpis(db, plan).items():
        if key in BY_HOUR or (key.startswith(own_kpis.OWN) and channel):
            continue
        wanted = _definition(agreed, one, whole)
        values = (
            own_kpis.weekly(db, plan, key)
            if key.startswith(own_kpis.OWN)
            else kpi_series.observations(weeks, wanted)
        )
        if any(each.value is not None for each in values):
            new_limits = rebased.get(key, ())
            found.append(Series(one, wanted, channel, values, agreed.get(key), new_limits))
    return found


def _definition(agreed: Mapping[str, Target], one: Kpi, whole: Sequence[Fact]) -> Definition:
    if one.key.startswith(own_kpis.OWN):
        return own_kpis.definition(one.key)
    if target := agreed.get(one.key):
        return own_kpis.definition(one.key, target.variant, target.threshold_seconds)
    return best_definition(one, whole)
