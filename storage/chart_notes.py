"""How agents explain a point on a chart, and where data and agents disagree."""

from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, one
from storage.rows import insert, text, update

LONGEST = 500


@dataclass(frozen=True)
class ChartNote:
    id: str
    kpi: str
    channel: str
    on: date
    text: str
    disagrees: bool
    by: str


def of_plan(db: Engine, plan: OpenPlan) -> list[ChartNote]:
    """Newest point first."""
    sql = """select n.*, u.name as by_name from chart_notes n join users u on u.id = n.author_id
        where n.plan_id = :id and n.withdrawn_on is null order by n.day desc, n.id desc"""
    return [
        ChartNote(
            row["id"],
            row["kpi"],
            row["channel"],
            date.fromisoformat(row["day"]),
            row["text"],
            bool(row["disagrees"]),
            row["by_name"],
        )
        for row in db.query(sql, {"id": plan.id})
    ]


def write(db: Engine, plan: OpenPlan, note: ChartNote, today: date) -> None:
    """`note.id` comes from the form, so that a double click writes one; the author is the key's."""
    words = " ".join(note.text.split())
    if not words or len(words) > LONGEST:
        raise PlaybookError(f"Say how agents explain it, in {LONGEST} characters at most.")
    with writing_on(db, plan, Permission.WORK):
        if one(db, "select id from chart_notes where id = :id", {"id": note.id}):
            return
        row = {
            "kpi": note.kpi,
            "channel": note.channel,
            "day": text(note.on),
            "text": words,
            "disagrees": int(note.disagrees),
        }
        kept = {"plan_id": plan.id, "author_id": plan.user.id, "noted_on": text(today)}
        insert(db, "chart_notes", {"id": note.id, **row, **kept})
        events.record(db, plan.user.id, "chart noted", note.id, plan_id=plan.id, after=row)


def withdraw(db: Engine, plan: OpenPlan, note_id: str, today: date) -> None:
    with writing_on(db, plan, Permission.WORK):
        sql = "select id from chart_notes where id = :id and plan_id = :plan_id"
        if not one(db, sql, {"id": note_id, "plan_id": plan.id}):
            raise PlaybookError("This note does not exist in this plan.")
        update(db, "chart_notes", note_id, {"withdrawn_on": text(today)})
        events.record(db, plan.user.id, "chart note withdrawn", note_id, plan_id=plan.id)
