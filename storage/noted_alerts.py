"""Alerts somebody has seen: their cause is never told again."""

from playbook.access import Permission
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine
from storage.rows import instant, upsert


def causes(db: Engine, plan: OpenPlan) -> frozenset[str]:
    rows = db.query("select cause from noted_alerts where plan_id = :id", {"id": plan.id})
    return frozenset(row["cause"] for row in rows)


def note(db: Engine, plan: OpenPlan, cause: str) -> None:
    with writing_on(db, plan, Permission.WORK):
        if cause in causes(db, plan):
            return
        row = {"plan_id": plan.id, "cause": cause, "noted_by": plan.user.id}
        upsert(db, "noted_alerts", {**row, "noted_at": instant()}, key=("plan_id", "cause"))
        events.record(
            db, plan.user.id, "alert noted", plan.id, plan_id=plan.id, after={"cause": cause}
        )
