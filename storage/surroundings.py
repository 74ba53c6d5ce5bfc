"""All that stands around the improvements of a plan, loaded for a verdict."""

from collections.abc import Iterable

from playbook.improvement import Improvement
from playbook.improvement_case import Surroundings
from playbook.kpi import definition
from playbook.series import Observation
from storage import happenings, improvements, kpi_series, rebases
from storage.access import OpenPlan
from storage.engine import Engine


def around(db: Engine, plan: OpenPlan, looked_at: Iterable[Improvement]) -> Surroundings:
    """Figures of every KPI these improvements name, read in one pass."""
    named = {
        kpi
        for each in looked_at
        for kpi in (each.prediction.kpi, *(guard.kpi for guard in each.prediction.guards))
        if kpi
    }
    return Surroundings(
        weeks=weekly(db, plan, sorted(named)),
        others=improvements.of_plan(db, plan),
        happenings=happenings.of_plan(db, plan),
        rebases=rebases.of_plan(db, plan),
    )


def weekly(db: Engine, plan: OpenPlan, kpis: list[str]) -> dict[str, tuple[Observation, ...]]:
    """Each KPI by its usual definition, week by week."""
    alike = [kpi for kpi in kpis if kpi not in kpi_series.GRAINS]
    weeks = kpi_series.by_week(db, plan) if alike else {}
    found = {kpi: tuple(kpi_series.observations(weeks, definition(kpi))) for kpi in alike}
    rest = [kpi for kpi in kpis if kpi in kpi_series.GRAINS]
    return found | {kpi: tuple(kpi_series.weekly(db, plan, kpi)) for kpi in rest}
