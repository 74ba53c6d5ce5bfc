"""What else happened on a plan: outages, holidays, campaigns, changed definitions."""

from datetime import date

from playbook.access import Permission
from playbook.improvement.happening import Happening, HappeningKind, check_happening
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, one
from storage.rows import insert, text, update


def add(db: Engine, plan: OpenPlan, new: Happening) -> None:
    """`new.id` comes from the form, so that a double click notes it once."""
    title = check_happening(new.title, new.kind, new.kpi)
    with writing_on(db, plan, Permission.WORK):
        if one(db, "select id from happenings where id = :id", {"id": new.id}):
            return
        row = {
            "id": new.id,
            "plan_id": plan.id,
            "title": title,
            "kind": new.kind.value,
            "happened_on": text(new.on),
            "kpi": new.kpi if new.kind is HappeningKind.DEFINITION else "",
        }
        insert(db, "happenings", row)
        after = {"title": title, "on": text(new.on)}
        events.record(db, plan.user.id, "event noted", new.id, plan_id=plan.id, after=after)


def remove(db: Engine, plan: OpenPlan, happening_id: str, today: date) -> None:
    with writing_on(db, plan, Permission.WORK):
        if not any(each.id == happening_id for each in of_plan(db, plan)):
            return
        update(db, "happenings", happening_id, {"removed_on": text(today)})
        events.record(db, plan.user.id, "event removed", happening_id, plan_id=plan.id)


def of_plan(db: Engine, plan: OpenPlan) -> list[Happening]:
    sql = """select * from happenings where plan_id = :id and removed_on is null
        order by happened_on, id"""
    return [
        Happening(
            row["id"],
            row["title"],
            HappeningKind(row["kind"]),
            date.fromisoformat(row["happened_on"]),
            row["kpi"],
        )
        for row in db.query(sql, {"id": plan.id})
    ]
