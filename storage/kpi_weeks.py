"""A plan's KPIs week by week, kept beside the facts: what a portfolio reads of a thousand plans.

They are worked out again with every import (`storage.kpi_reckoning`). What changes how a KPI is
counted only forgets them; the next reader has them worked out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from playbook.kpi.kpi import Definition
from storage.access import OpenPlan
from storage.engine import Engine, one
from storage.rows import insert, insert_all, instant


@dataclass(frozen=True)
class KpiWeek:
    """One value; `channel` "" is all channels together."""

    definition: Definition
    channel: str
    week: date
    value: float


def kept(db: Engine, plan: OpenPlan) -> list[KpiWeek] | None:
    """In date order; None when they were forgotten, or never kept."""
    params = {"id": plan.id}
    if not one(db, "select plan_id from kpi_weeks_kept where plan_id = :id", params):
        return None
    sql = "select * from kpi_weeks where plan_id = :id order by kpi, channel, week"
    return [
        KpiWeek(
            Definition(row["kpi"], row["variant"], row["threshold_seconds"]),
            row["channel"],
            date.fromisoformat(row["week"]),
            row["value"],
        )
        for row in db.query(sql, params)
    ]


def forget(db: Engine, plan: OpenPlan) -> None:
    """Part of a write."""
    for table in ("kpi_weeks", "kpi_weeks_kept"):
        db.execute(f"delete from {table} where plan_id = :id", {"id": plan.id})


def keep(db: Engine, plan: OpenPlan, weeks: Iterable[KpiWeek]) -> None:
    """Part of a write: these and no others."""
    forget(db, plan)
    insert_all(
        db,
        "kpi_weeks",
        (
            {
                "plan_id": plan.id,
                "kpi": each.definition.kpi,
                "channel": each.channel,
                "week": each.week.isoformat(),
                "value": each.value,
                "variant": each.definition.variant,
                "threshold_seconds": each.definition.threshold_seconds,
            }
            for each in weeks
        ),
    )
    insert(db, "kpi_weeks_kept", {"plan_id": plan.id, "kept_at": instant()})
