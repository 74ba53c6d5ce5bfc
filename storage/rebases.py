"""New limits that somebody decided on, with the reason; the old ones stay visible."""

from collections import defaultdict
from datetime import date

from playbook.access import Permission
from playbook.charts.rebase import RebaseGate
from playbook.charts.rebased import Rebased, check_rebase
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine
from storage.own_kpis import named
from storage.rows import new_id, text, upsert


def decide(
    db: Engine,
    plan: OpenPlan,
    kpi: str,
    gate: RebaseGate,
    reason: str,
    accepts_worse: bool,
    today: date,
) -> None:
    words = check_rebase(gate, reason, accepts_worse)
    with writing_on(db, plan, Permission.WORK):
        row_id, first_on = new_id(), text(gate.on)
        row = {
            "id": row_id,
            "plan_id": plan.id,
            "kpi": kpi,
            "first_on": first_on,
            "reason": words,
            "decided_by": plan.user.id,
            "decided_on": text(today),
        }
        upsert(db, "rebases", row, ("plan_id", "kpi", "first_on"))
        after = {"KPI": named(db, plan)[kpi].name, "first_on": first_on, "reason": words}
        events.record(
            db, plan.user.id, "limits worked out anew", row_id, plan_id=plan.id, after=after
        )


def of_plan(db: Engine, plan: OpenPlan) -> list[Rebased]:
    sql = """select r.*, u.name as decider from rebases r join users u on u.id = r.decided_by
        where r.plan_id = :id order by r.first_on"""
    return [
        Rebased(row["kpi"], date.fromisoformat(row["first_on"]), row["reason"], row["decider"])
        for row in db.query(sql, {"id": plan.id})
    ]


def days(db: Engine, plan: OpenPlan) -> dict[str, tuple[date, ...]]:
    """By KPI, over all channels: from which days on there are new limits."""
    found: defaultdict[str, list[date]] = defaultdict(list)
    for each in of_plan(db, plan):
        found[each.kpi].append(each.on)
    return {kpi: tuple(several) for kpi, several in found.items()}
