"""Weekly check-ins: drafted field by field, handed in, acknowledged, answered."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError, Refused
from playbook.review.check_in import (
    CheckIn,
    Remark,
    Standing,
    check_length,
    check_remark,
    check_words,
)
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, instant, new_id, text, update
from storage.stale import refuse_stale

FIELDS = ("standing", "moved", "blocks", "decision")


@dataclass(frozen=True)
class Words:
    """What the form says."""

    standing: Standing | None
    moved: str = ""
    blocks: str = ""
    decision: str = ""


def of_plan(db: Engine, plan: OpenPlan) -> list[CheckIn]:
    """Handed in ones, newest first; a draft is its author's alone."""
    sql = """select c.*, u.name as author, a.name as acknowledged_name from check_ins c
        join users u on u.id = c.author_id left join users a on a.id = c.acknowledged_by
        where c.plan_id = :plan_id and (c.submitted_on is not null or c.author_id = :me)
        order by c.due_on desc, c.id desc"""
    remarks = _remarks(db, plan)
    rows = db.query(sql, {"plan_id": plan.id, "me": plan.user.id})
    return [_check_in(row, remarks[row["id"]]) for row in rows]


def keep_draft(db: Engine, plan: OpenPlan, due_on: date, field: str, value: str | None) -> int:
    """One field at a time, while it is typed, so that a closed tab loses nothing; its version."""
    assert field in FIELDS
    check_length(value or "")
    with writing_on(db, plan, Permission.WORK):
        row = _own(db, plan, due_on) or _begin(db, plan, due_on)
        if row["submitted_on"]:
            return int(row["version"])
        changes = {field: value, "version": row["version"] + 1}
        update(db, "check_ins", row["id"], changes)
        return int(row["version"]) + 1


def hand_in(db: Engine, plan: OpenPlan, due_on: date, words: Words, seen: int, today: date) -> None:
    """`seen` 0: no draft was stored yet. A double click hands in once."""
    check_words(words.standing, words.moved, words.blocks, words.decision)
    with writing_on(db, plan, Permission.WORK):
        row = _own(db, plan, due_on) or _begin(db, plan, due_on)
        if row["submitted_on"]:
            return
        _refuse_a_second(db, plan, due_on)
        if seen:
            refuse_stale(db, "check_ins", row["id"], seen, "This check-in")
        said = {name: getattr(words, name).strip() for name in FIELDS[1:]}
        said["standing"] = str(words.standing)
        handed = {"submitted_on": text(today), "submitted_at": instant()}
        update(db, "check_ins", row["id"], {**said, **handed, "version": row["version"] + 1})
        _record(db, plan, "check-in handed in", row["id"], {"for": text(due_on), **said})


def acknowledge(db: Engine, plan: OpenPlan, check_in_id: str, today: date) -> None:
    """Read and taken note of, by the first reviewer who says so."""
    with writing_on(db, plan, Permission.REVIEW):
        row = _handed_in(db, plan, check_in_id)
        _acknowledge(db, plan, row, today)


def respond(
    db: Engine,
    plan: OpenPlan,
    remark_id: str,
    check_in_id: str,
    words: str,
    is_question: bool,
    today: date,
) -> None:
    """The reviewer answers or asks, and has read it then. Said once, by its id."""
    said = check_remark(words)
    with writing_on(db, plan, Permission.REVIEW):
        row = _handed_in(db, plan, check_in_id)
        _acknowledge(db, plan, row, today)
        _say(db, plan, remark_id, check_in_id, said, is_question)


def reply(db: Engine, plan: OpenPlan, remark_id: str, check_in_id: str, words: str) -> None:
    """The manager answers what the reviewer asked."""
    said = check_remark(words)
    with writing_on(db, plan, Permission.WORK):
        _handed_in(db, plan, check_in_id)
        _say(db, plan, remark_id, check_in_id, said, False)


def _say(
    db: Engine, plan: OpenPlan, remark_id: str, check_in_id: str, said: str, is_question: bool
) -> None:
    if one(db, "select id from check_in_remarks where id = :id", {"id": remark_id}):
        return
    new = {"id": remark_id, "check_in_id": check_in_id, "author_id": plan.user.id, "text": said}
    insert(db, "check_in_remarks", {**new, "is_question": int(is_question), "said_at": instant()})
    kind = "question asked" if is_question else "check-in answered"
    _record(db, plan, kind, check_in_id, {"text": said})


def _acknowledge(db: Engine, plan: OpenPlan, row: Row, today: date) -> None:
    if row["author_id"] == plan.user.id:
        raise Refused("Nobody reviews themselves: another reviewer acknowledges your check-in.")
    if row["acknowledged_on"]:
        return
    seen = {"acknowledged_by": plan.user.id, "acknowledged_on": text(today)}
    update(db, "check_ins", row["id"], {**seen, "version": row["version"] + 1})
    _record(db, plan, "check-in acknowledged", row["id"], {"for": row["due_on"]})


def _handed_in(db: Engine, plan: OpenPlan, check_in_id: str) -> Row:
    sql = """select * from check_ins
        where id = :id and plan_id = :plan_id and submitted_on is not null"""
    row = one(db, sql, {"id": check_in_id, "plan_id": plan.id})
    if not row:
        raise PlaybookError("This check-in is not handed in.")
    return row


def _own(db: Engine, plan: OpenPlan, due_on: date) -> Row | None:
    sql = """select * from check_ins
        where plan_id = :plan_id and due_on = :due_on and author_id = :me"""
    return one(db, sql, {"plan_id": plan.id, "due_on": text(due_on), "me": plan.user.id})


def _begin(db: Engine, plan: OpenPlan, due_on: date) -> Row:
    row = {"id": new_id(), "plan_id": plan.id, "author_id": plan.user.id, "due_on": text(due_on)}
    insert(db, "check_ins", row)
    return {**row, "submitted_on": None, "version": 1}


def _refuse_a_second(db: Engine, plan: OpenPlan, due_on: date) -> None:
    sql = """select id from check_ins
        where plan_id = :plan_id and due_on = :due_on and submitted_on is not null"""
    if one(db, sql, {"plan_id": plan.id, "due_on": text(due_on)}):
        raise PlaybookError("This week’s check-in was handed in before you took the plan over.")


def _record(db: Engine, plan: OpenPlan, kind: str, check_in_id: str, after: Row) -> None:
    events.record(db, plan.user.id, kind, check_in_id, plan_id=plan.id, after=after)


def _remarks(db: Engine, plan: OpenPlan) -> defaultdict[str, list[Remark]]:
    sql = """select r.*, u.name from check_in_remarks r join users u on u.id = r.author_id
        join check_ins c on c.id = r.check_in_id where c.plan_id = :id order by r.said_at, r.id"""
    found: defaultdict[str, list[Remark]] = defaultdict(list)
    for r in db.query(sql, {"id": plan.id}):
        each = Remark(r["author_id"], r["name"], r["text"], r["said_at"], bool(r["is_question"]))
        found[r["check_in_id"]].append(each)
    return found


def _check_in(row: Row, remarks: list[Remark]) -> CheckIn:
    return CheckIn(
        id=row["id"],
        due_on=date.fromisoformat(row["due_on"]),
        author_id=row["author_id"],
        author=row["author"],
        standing=Standing(row["standing"]) if row["standing"] else None,
        moved=row["moved"],
        blocks=row["blocks"],
        decision=row["decision"],
        submitted_on=day(row["submitted_on"]),
        submitted_at=row["submitted_at"] or "",
        acknowledged_by=row["acknowledged_name"] or "",
        acknowledged_on=day(row["acknowledged_on"]),
        remarks=tuple(remarks),
        version=row["version"],
    )
