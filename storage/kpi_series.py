"""A KPI's values week by week, from the figures in force: imported and typed in alike."""

from collections import defaultdict
from datetime import date, timedelta

from playbook.charts.series import Observation
from playbook.facts import Fact
from playbook.kpi.formulas import Measurement, measure
from playbook.kpi.kpi import Definition, definition
from storage import facts, own_kpis
from storage.access import OpenPlan
from storage.engine import Engine, one
from storage.facts import EVERYTHING, Window

# What must stay apart within a week for a KPI to be worked out.
GRAINS = {"peak_hour": ("week", "day", "hour"), "attrition_rate": ("week", "day", "days")}
Weeks = dict[date, list[Fact]]
EARLIER = timedelta(weeks=26)


def weekly(
    db: Engine,
    plan: OpenPlan,
    kpi_key: str,
    variant: str = "",
    channel: str | None = None,
    queue: str | None = None,
    threshold_seconds: int | None = None,
) -> list[Observation]:
    """One observation for each ISO week with figures, dated by its Monday, in date order.

    `value` is in the KPI's own unit (a rate is a fraction 0..1) and None where the week's figures
    do not give it; `size` is the denominator. Figures that span several weeks, such as a month's
    totals, belong to no week. PlaybookError for an unknown KPI or variant.
    """
    if kpi_key.startswith(own_kpis.OWN):
        return own_kpis.weekly(db, plan, kpi_key)
    wanted = definition(kpi_key, variant, threshold_seconds)
    weeks = by_week(db, plan, Window(channel=channel, queue=queue), wanted.kpi)
    return observations(weeks, wanted)


def by_week(db: Engine, plan: OpenPlan, window: Window = EVERYTHING, kpi_key: str = "") -> Weeks:
    """All facts of each week, as grouped as the KPI needs them."""
    found: Weeks = defaultdict(list)
    for place, fact in facts.load(db, plan, GRAINS.get(kpi_key, ("week",)), window):
        if place["week"]:
            found[place["week"]].append(fact)
    return dict(sorted(found.items()))


def since_the_plan(db: Engine, plan: OpenPlan, weeks: Weeks) -> Weeks:
    """From half a year before the plan, or from its newest baseline where that begins earlier:
    what was imported from years ago tells nothing of where it starts. All of them where nothing
    newer is known."""
    sql = """select p.starts_on, (select b.first_day from baselines b where b.plan_id = p.id
        and b.withdrawn_at is null order by b.frozen_at desc limit 1) as first_day
        from plans p where p.id = :id"""
    row = one(db, sql, {"id": plan.id}) or {}
    first = date.fromisoformat(row["starts_on"]) - EARLIER
    if row["first_day"]:
        began = date.fromisoformat(row["first_day"])
        first = min(first, began - timedelta(days=began.weekday()))
    return {on: several for on, several in weeks.items() if on >= first} or weeks


def observations(weeks: Weeks, wanted: Definition) -> list[Observation]:
    return [_observation(on, measure(several, wanted)) for on, several in weeks.items()]


def _observation(on: date, measured: Measurement) -> Observation:
    size = measured.denominator if measured.denominator is not None else measured.n
    return Observation(on, measured.value, size)
