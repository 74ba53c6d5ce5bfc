"""What was done to a chart, kept for good: told in words, and ready to be taken back."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from playbook.org_chart.edit_record import as_records, from_records
from playbook.org_chart.edits import Edit
from storage.access import OpenPlan
from storage.engine import Engine, one
from storage.rows import insert, instant, new_id

PREFIXES = {"edit": "", "undo": "Undone: ", "redo": "Done again: "}


@dataclass(frozen=True)
class Steps:
    """Of one person: the ids of what undo and redo would take next, last first, and the words."""

    undo: str | None = None
    undo_words: str = ""
    redo: str | None = None
    redo_words: str = ""


@dataclass(frozen=True)
class Told:
    words: str
    by: str
    happened_at: str


def note(
    db: Engine,
    plan: OpenPlan,
    kind: str,
    revision: int,
    words: str,
    done: Sequence[Edit],
    undone_by: Sequence[Edit],
) -> None:
    """Inside a write. `kind` is edit, undo or redo."""
    row = {
        "id": new_id(),
        "plan_id": plan.id,
        "user_id": plan.user.id,
        "revision": revision,
        "happened_at": instant(),
        "kind": kind,
        "words": words,
        "done": json.dumps(as_records(done)),
        "undone_by": json.dumps(as_records(undone_by)),
    }
    insert(db, "chart_edits", row)


def said(kind: str, words: str) -> str:
    return f"{PREFIXES[kind]}{words}"


def steps(db: Engine, plan: OpenPlan) -> Steps:
    """One's own, worked out from the kinds alone: an edit after an undo ends the redoing."""
    sql = """select id, kind, words from chart_edits
        where plan_id = :plan_id and user_id = :user_id order by id"""
    past: list[tuple[str, str]] = []
    future: list[tuple[str, str]] = []
    for row in db.query(sql, {"plan_id": plan.id, "user_id": plan.user.id}):
        step = (row["id"], row["words"])
        if row["kind"] == "undo":
            future.append(past.pop())
        elif row["kind"] == "redo":
            future.pop()
            past.append(step)
        else:
            past.append(step)
            future.clear()
    undo, redo = past[-1] if past else (None, ""), future[-1] if future else (None, "")
    return Steps(*undo, *redo)


def edits_of(db: Engine, plan: OpenPlan, step_id: str) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """What a step did, and what takes it back."""
    sql = "select done, undone_by from chart_edits where id = :id and plan_id = :plan_id"
    row = one(db, sql, {"id": step_id, "plan_id": plan.id})
    assert row, "a step that was listed is kept"
    return from_records(json.loads(row["done"])), from_records(json.loads(row["undone_by"]))


def told(db: Engine, plan: OpenPlan, most: int) -> list[Told]:
    """By everybody, newest first."""
    sql = """select e.kind, e.words, e.happened_at, u.name from chart_edits e
        join users u on u.id = e.user_id
        where e.plan_id = :id order by e.id desc limit :most"""
    rows = db.query(sql, {"id": plan.id, "most": most})
    return [Told(said(row["kind"], row["words"]), row["name"], row["happened_at"]) for row in rows]
