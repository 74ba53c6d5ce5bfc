"""KPI figures by week, typed in by hand; one figure a KPI and week, the last one counts."""

from collections.abc import Iterable
from datetime import date

from playbook.access import Permission
from playbook.series import Observation
from playbook.weekly_figure import check_week
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine
from storage.rows import text, upsert


def save(db: Engine, plan: OpenPlan, kpi: str, typed: Iterable[Observation], today: date) -> None:
    checked = [check_week(kpi, each, today) for each in typed]
    with writing_on(db, plan, Permission.WORK):
        for each in checked:
            row = {
                "plan_id": plan.id,
                "kpi": kpi,
                "week_on": text(each.on),
                "value": each.value,
                "size": each.size,
            }
            upsert(db, "weekly_figures", row, ("plan_id", "kpi", "week_on"))
        after = {"kpi": kpi, "weeks": len(checked)}
        events.record(db, plan.user.id, "figures typed in", kpi, plan_id=plan.id, after=after)


def of_kpi(db: Engine, plan: OpenPlan, kpi: str) -> list[Observation]:
    sql = """select week_on, value, size from weekly_figures
        where plan_id = :plan_id and kpi = :kpi order by week_on"""
    return [
        Observation(date.fromisoformat(row["week_on"]), row["value"], row["size"])
        for row in db.query(sql, {"plan_id": plan.id, "kpi": kpi})
    ]
