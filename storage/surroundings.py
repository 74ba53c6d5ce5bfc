"""All that stands around the improvements of a plan, loaded for a verdict."""

from collections.abc import Iterable

from playbook.improvement import Improvement
from playbook.improvement_case import Surroundings
from playbook.series import Observation
from storage import happenings, improvements, rebases, weekly_figures
from storage.access import OpenPlan
from storage.engine import Engine


def around(db: Engine, plan: OpenPlan, looked_at: Iterable[Improvement]) -> Surroundings:
    """Figures of every KPI these improvements name, each read once."""
    keys = {
        kpi
        for each in looked_at
        for kpi in (each.prediction.kpi, *(guard.kpi for guard in each.prediction.guards))
        if kpi
    }
    return Surroundings(
        weeks={key: tuple(weekly(db, plan, key)) for key in sorted(keys)},
        others=improvements.of_plan(db, plan),
        happenings=happenings.of_plan(db, plan),
        rebases=rebases.of_plan(db, plan),
    )


def weekly(db: Engine, plan: OpenPlan, kpi: str) -> list[Observation]:
    """The KPI's weeks, from wherever this plan's figures come."""
    return weekly_figures.of_kpi(db, plan, kpi)
