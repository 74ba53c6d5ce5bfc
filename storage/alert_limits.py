"""Limits that a manager sets for alerts: each change is a version, the newest one holds."""

from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError, Stale
from playbook.kpi.alert_limit import Limit, check_limit
from storage import events, own_kpis
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row
from storage.rows import insert, instant, text


def of_plan(db: Engine, plan: OpenPlan) -> list[Limit]:
    """The newest of each KPI and channel, those that were taken away too."""
    return list({(one.kpi, one.channel): one for one in _versions(db, plan)}.values())


def versions(db: Engine, plan: OpenPlan, kpi_key: str, channel: str = "") -> list[Limit]:
    """All of one KPI, oldest first."""
    here = (kpi_key, channel)
    return [one for one in _versions(db, plan) if (one.kpi, one.channel) == here]


def keep(db: Engine, plan: OpenPlan, wanted: Limit, today: date) -> None:
    """A new version; `wanted.number` is the one the form showed, 0 for none.

    The same figures again change nothing, so that a double click sets one version. Raises
    Stale when somebody has set another meanwhile.
    """
    with writing_on(db, plan, Permission.WORK):
        chosen = own_kpis.all_kpis(db, plan).get(wanted.kpi)
        if chosen is None:
            raise PlaybookError("This KPI does not exist in this plan.")
        check_limit(chosen, wanted.low, wanted.high)
        kept = versions(db, plan, wanted.kpi, wanted.channel)
        before = kept[-1] if kept else Limit(wanted.kpi, wanted.channel, None, None)
        if (before.low, before.high) == (wanted.low, wanted.high):
            return
        if before.number != wanted.number:
            raise Stale(f"The alert for {chosen.name} was changed meanwhile. Look at it again.")
        _write(db, plan, wanted, before, today)


def _write(db: Engine, plan: OpenPlan, wanted: Limit, before: Limit, today: date) -> None:
    figures: Row = {"low": wanted.low, "high": wanted.high}
    row = {"plan_id": plan.id, "kpi": wanted.kpi, "channel": wanted.channel, **figures}
    row |= {"number": before.number + 1, "set_by": plan.user.id, "set_on": text(today)}
    insert(db, "alert_limits", {**row, "set_at": instant()})
    after = {"kpi": wanted.kpi, "channel": wanted.channel, **figures}
    told = {"low": before.low, "high": before.high}
    events.record(
        db, plan.user.id, "alert limit set", plan.id, plan_id=plan.id, before=told, after=after
    )


def _versions(db: Engine, plan: OpenPlan) -> list[Limit]:
    sql = """select a.*, u.name as set_name from alert_limits a join users u on u.id = a.set_by
        where a.plan_id = :id order by a.kpi, a.channel, a.number"""
    return [
        Limit(
            row["kpi"],
            row["channel"],
            row["low"],
            row["high"],
            row["number"],
            row["set_name"],
            date.fromisoformat(row["set_on"]),
        )
        for row in db.query(sql, {"id": plan.id})
    ]
