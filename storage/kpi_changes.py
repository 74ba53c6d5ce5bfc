"""A KPI's weeks on many plans beside each one's baseline: two queries for any number of plans."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from playbook.charts.series import Observation
from playbook.kpi.kpi import Definition, Kpi, catalogue
from playbook.plan import Plan
from playbook.review.programme import Change, change
from storage import kpi_reckoning
from storage.access import OpenPortfolio
from storage.engine import Engine, Row
from storage.portfolio_rows import MINE

BASELINES = f"""select b.plan_id, f.variant, f.threshold_seconds, f.value from baselines b
    join baseline_figures f on f.baseline_id = b.id
    where f.kpi = :kpi and f.channel = '' and b.withdrawn_at is null and b.plan_id in {MINE}
    order by b.frozen_at"""
WEEKS = f"""select plan_id, week, value, variant, threshold_seconds from kpi_weeks
    where kpi = :kpi and channel = '' and plan_id in {MINE} order by plan_id, week"""


def watched() -> dict[str, Kpi]:
    """The KPIs whose weeks are kept for every plan."""
    return {key: catalogue()[key] for key in kpi_reckoning.WATCHED}


def of_portfolio(
    db: Engine, portfolio: OpenPortfolio, kpi_key: str, plans: Iterable[Plan], now: datetime
) -> dict[str, Change]:
    """By plan id, for the plans with a baseline that was counted in the same way as the weeks."""
    params = {**portfolio.params, "kpi": kpi_key}
    bases = {row["plan_id"]: row for row in db.query(BASELINES, params)}
    weeks: defaultdict[str, list[Observation]] = defaultdict(list)
    for row in db.query(WEEKS, params):
        base = bases.get(row["plan_id"])
        if base and _counted(kpi_key, base).same_measure(_counted(kpi_key, row)):
            on = date.fromisoformat(row["week"])
            weeks[row["plan_id"]].append(Observation(on, row["value"]))
    found = (
        change(plan, bases[plan.id]["value"], weeks[plan.id], plan.today(now))
        for plan in plans
        if plan.id in weeks
    )
    return {each.plan_id: each for each in found if each}


def _counted(kpi_key: str, row: Row) -> Definition:
    return Definition(kpi_key, row["variant"], row["threshold_seconds"])
