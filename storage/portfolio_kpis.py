"""The KPIs of many plans against their ramps: two queries, however many plans there are."""

from collections import defaultdict
from datetime import date, timedelta

from playbook.charts.series import Observation
from playbook.kpi.amount import unit_of
from playbook.kpi.kpi import Kpi, catalogue
from playbook.kpi.ramp import Ramp, ramp
from playbook.kpi.target import Step, Target, TargetVersion
from playbook.plan import Plan
from storage.access import OpenPortfolio
from storage.engine import Engine, Row, tuples
from storage.portfolio_rows import MINE

WEEKS_READ = timedelta(weeks=8)
TARGETS = f"""select t.id, t.plan_id, t.kpi, t.variant, t.threshold_seconds, t.channel,
    v.number, v.valid_from, s.day, s.low, s.high, k.name as own_name, k.unit as own_unit
    from targets t join target_versions v on v.target_id = t.id
    join target_steps s on s.target_id = t.id and s.number = v.number
    left join own_kpis k on t.kpi = 'own.' || k.id
    where t.withdrawn_at is null and t.plan_id in {MINE} order by t.id, v.number, s.day"""
WEEKS = f"""select t.id, w.week, w.value from targets t
    join kpi_weeks w on w.plan_id = t.plan_id and w.kpi = t.kpi and w.channel = t.channel
    where t.withdrawn_at is null and w.week >= :since and t.plan_id in {MINE}
    union all select t.id, f.week, f.value from targets t
    join own_figures f on t.kpi = 'own.' || f.own_kpi_id
    where t.withdrawn_at is null and f.week >= :since and t.plan_id in {MINE}
    order by 1, 2"""


class Days(dict[str, date]):
    """ISO texts as dates, each read once."""

    def __missing__(self, text: str) -> date:
        self[text] = date.fromisoformat(text)
        return self[text]


def ramps(
    db: Engine, portfolio: OpenPortfolio, todays: dict[str, tuple[Plan, date]]
) -> dict[str, list[Ramp]]:
    """By plan id; `todays` are the plans with the date at their site."""
    by_target: defaultdict[str, list[Row]] = defaultdict(list)
    for row in db.query(TARGETS, portfolio.params):
        by_target[row["id"]].append(row)
    weeks = _weeks(db, portfolio, max((day for _, day in todays.values()), default=date.max))
    found: defaultdict[str, list[Ramp]] = defaultdict(list)
    for target_id, rows in by_target.items():
        plan, today = todays[rows[0]["plan_id"]]
        if not plan.closed_on:
            found[plan.id].append(_ramp(rows, weeks.get(target_id, []), plan, today))
    return found


def _weeks(db: Engine, portfolio: OpenPortfolio, today: date) -> dict[str, list[Observation]]:
    found: defaultdict[str, list[Observation]] = defaultdict(list)
    since = (today - WEEKS_READ).isoformat() if today < date.max else ""
    params, days = {**portfolio.params, "since": since}, Days()
    for target_id, week, value in tuples(db, WEEKS, params):
        found[target_id].append(Observation(days[week], value))
    return found


def _ramp(rows: list[Row], weeks: list[Observation], plan: Plan, today: date) -> Ramp:
    first = rows[0]
    one: Kpi | None = catalogue().get(first["kpi"])
    name = one.name if one else first["own_name"] or "A withdrawn KPI"
    if first["channel"]:
        name = f"{name}, {first['channel'].lower()}"
    unit = unit_of(one, first["variant"]) if one else first["own_unit"] or "count"
    return ramp(name, unit, _target(rows), weeks, plan, today)


def _target(rows: list[Row]) -> Target:
    steps: defaultdict[tuple[int, str], list[Step]] = defaultdict(list)
    for row in rows:
        step = Step(row["day"], row["low"], row["high"])
        steps[row["number"], row["valid_from"]].append(step)
    versions = tuple(
        TargetVersion(number, date.fromisoformat(since), tuple(each))
        for (number, since), each in steps.items()
    )
    r = rows[0]
    wanted = (r["kpi"], r["variant"], r["threshold_seconds"], r["channel"])
    return Target(r["id"], *wanted, True, 1, versions)
