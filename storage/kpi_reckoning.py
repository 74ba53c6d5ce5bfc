"""Works out which weekly values of a plan are kept: agreed targets and a few for all."""

from collections.abc import Iterator
from datetime import timedelta

from playbook.access import Permission
from playbook.kpi.choice import best_definition
from playbook.kpi.kpi import Definition, catalogue
from storage import access, baselines, kpi_series, kpi_weeks, own_kpis, plans, targets
from storage.access import OpenPlan, OpenPortfolio, writing_on
from storage.engine import Engine
from storage.facts import Window
from storage.kpi_weeks import KpiWeek
from storage.portfolio_rows import MINE

BEFORE_THE_START = timedelta(days=28)
WATCHED = (
    "service_level",
    "first_contact_resolution_rate",
    "customer_satisfaction",
    "abandonment_rate",
    "transfer_rate",
    "average_queue_time",
)
Wanted = dict[tuple[str, str], Definition | None]


def renew(db: Engine, plan: OpenPlan) -> None:
    """Part of a write: the values from four weeks before the plan starts, anew."""
    kpi_weeks.keep(db, plan, _weeks(db, plan))


def of_plan(db: Engine, plan: OpenPlan) -> list[KpiWeek]:
    """As they are kept, or worked out where they are not."""
    found = kpi_weeks.kept(db, plan)
    return list(_weeks(db, plan)) if found is None else found


def catch_up(db: Engine, portfolio: OpenPortfolio) -> None:
    """One query when all is kept; what was forgotten or never kept is worked out now."""
    sql = f"""select p.id from plans p where p.id in {MINE}
        and exists (select 1 from imports i where i.plan_id = p.id)
        and not exists (select 1 from kpi_weeks_kept k where k.plan_id = p.id)"""
    for row in list(db.query(sql, portfolio.params)):
        plan = access.open_plan(db, portfolio.user, row["id"])
        with writing_on(db, plan, Permission.READ):
            renew(db, plan)


def _weeks(db: Engine, plan: OpenPlan) -> Iterator[KpiWeek]:
    first = plans.load(db, plan).starts_on - BEFORE_THE_START
    first -= timedelta(days=first.weekday())
    found: dict[tuple[str, tuple[str, ...]], kpi_series.Weeks] = {}
    for (kpi_key, channel), agreed in _wanted(db, plan).items():
        place = (channel, kpi_series.GRAINS.get(kpi_key, ()))
        if place not in found:
            window = Window(first=first, channel=channel or None)
            found[place] = kpi_series.by_week(db, plan, window, kpi_key)
        weeks = found[place]
        whole = [fact for several in weeks.values() for fact in several]
        definition = agreed or best_definition(catalogue()[kpi_key], whole)
        for each in kpi_series.observations(weeks, definition):
            if each.value is not None:
                yield KpiWeek(definition, channel, each.on, each.value)


def _wanted(db: Engine, plan: OpenPlan) -> Wanted:
    """By KPI and channel, how it is counted: as agreed in the target, else as in the baseline."""
    wanted: Wanted = {(key, ""): None for key in WATCHED}
    for baseline in baselines.of_plan(db, plan)[:1]:
        for figure in baseline.figures:
            if (figure.definition.kpi, figure.channel) in wanted:
                wanted[figure.definition.kpi, figure.channel] = figure.definition
    for target in targets.of_plan(db, plan):
        if not target.kpi.startswith(own_kpis.OWN):
            definition = own_kpis.definition(target.kpi, target.variant, target.threshold_seconds)
            wanted[target.kpi, target.channel] = definition
    return wanted
