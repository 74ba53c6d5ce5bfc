"""What is made of contact reasons: self-service candidates, and notes to other departments."""

from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.kpi.contact_reasons import check_note
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, instant, text, update, upsert
from storage.stale import refuse_stale


@dataclass(frozen=True)
class DepartmentNote:
    id: str
    contact_reason: str
    department: str
    owner: str
    figures: str
    text: str
    answer: str
    by: str
    written_on: date | None
    answered_on: date | None
    version: int


def self_service(db: Engine, plan: OpenPlan) -> frozenset[str]:
    sql = "select contact_reason from self_service_marks where plan_id = :id"
    return frozenset(row["contact_reason"] for row in db.query(sql, {"id": plan.id}))


def mark(db: Engine, plan: OpenPlan, reason: str, is_candidate: bool) -> None:
    """Whether customers could settle this themselves."""
    with writing_on(db, plan, Permission.WORK):
        key: Row = {"plan_id": plan.id, "contact_reason": reason}
        if is_candidate:
            row = {**key, "marked_by": plan.user.id, "marked_at": instant()}
            upsert(db, "self_service_marks", row, key=("plan_id", "contact_reason"))
        else:
            sql = """delete from self_service_marks
                where plan_id = :plan_id and contact_reason = :contact_reason"""
            db.execute(sql, key)
        kind = "self-service candidate marked" if is_candidate else "self-service mark removed"
        events.record(db, plan.user.id, kind, plan.id, plan_id=plan.id, after={"reason": reason})


def write(
    db: Engine,
    plan: OpenPlan,
    note_id: str,
    reason: str,
    department: str,
    owner: str,
    figures: str,
    words: str,
    today: date,
) -> None:
    """A note with the figures as they are today; `note_id` comes from the form."""
    where, tidy = check_note(department, words)
    with writing_on(db, plan, Permission.WORK):
        if one(db, "select id from department_notes where id = :id", {"id": note_id}):
            return
        row = {
            "contact_reason": reason,
            "department": where,
            "owner": " ".join(owner.split())[:120],
            "figures": figures,
            "text": tidy,
        }
        kept = {"answer": "", "written_by": plan.user.id, "written_on": text(today)}
        insert(db, "department_notes", {"id": note_id, "plan_id": plan.id, **row, **kept})
        events.record(db, plan.user.id, "department told", note_id, plan_id=plan.id, after=row)


def answer(db: Engine, plan: OpenPlan, note_id: str, seen: int, words: str, today: date) -> None:
    """What came back; an empty answer opens the note again."""
    with writing_on(db, plan, Permission.WORK):
        sql = "select answer from department_notes where id = :id and plan_id = :plan_id"
        before = one(db, sql, {"id": note_id, "plan_id": plan.id})
        if not before:
            raise PlaybookError("This note does not exist in this plan.")
        refuse_stale(db, "department_notes", note_id, seen, "This note")
        tidy = words.strip()[:2_000]
        changes = {"answer": tidy, "answered_on": text(today) if tidy else None}
        update(db, "department_notes", note_id, {**changes, "version": seen + 1})
        events.record(
            db,
            plan.user.id,
            "department answered",
            note_id,
            plan_id=plan.id,
            before={"answer": before["answer"]},
            after={"answer": tidy},
        )


def notes(db: Engine, plan: OpenPlan) -> list[DepartmentNote]:
    """Those still without an answer first, then the newest."""
    sql = """select n.*, u.name as by_name from department_notes n
        join users u on u.id = n.written_by where n.plan_id = :id
        order by (n.answered_on is not null), n.written_on desc, n.id desc"""
    return [_note(row) for row in db.query(sql, {"id": plan.id})]


def _note(row: Row) -> DepartmentNote:
    return DepartmentNote(
        row["id"],
        row["contact_reason"],
        row["department"],
        row["owner"],
        row["figures"],
        row["text"],
        row["answer"],
        row["by_name"],
        day(row["written_on"]),
        day(row["answered_on"]),
        row["version"],
    )
