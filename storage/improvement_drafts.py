"""What somebody has typed into a planned improvement and not saved yet: theirs alone."""

import json
from dataclasses import dataclass

from playbook.access import Permission
from playbook.improvement.improvement import Improvement
from playbook.improvement.rules import check_lengths
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.improvement_rows import form_row, improvement
from storage.rows import upsert


@dataclass(frozen=True)
class Draft:
    """The improvement as its form shows it; `seen` is the version the typing began with."""

    wanted: Improvement
    seen: int


def keep(db: Engine, plan: OpenPlan, wanted: Improvement, seen: int) -> None:
    """As each field is left, so that a closed tab loses nothing; nobody else sees it."""
    check_lengths(wanted)
    with writing_on(db, plan, Permission.WORK):
        saved = _row(db, plan, wanted.id)
        if not saved or saved["locked_on"]:
            return
        form = json.dumps(form_row(wanted))
        row = {**_key(plan, wanted.id), "seen": seen, "form": form}
        upsert(db, "improvement_drafts", row, ("improvement_id", "author_id"))


def of(db: Engine, plan: OpenPlan, improvement_id: str) -> Draft | None:
    """One's own draft; None once the improvement is saved as it stands, or has started."""
    saved = _row(db, plan, improvement_id)
    sql = """select seen, form from improvement_drafts
        where improvement_id = :improvement_id and author_id = :author_id"""
    kept = one(db, sql, _key(plan, improvement_id))
    if not saved or not kept or saved["locked_on"]:
        return None
    return Draft(improvement({**saved, **json.loads(kept["form"])}), kept["seen"])


def forget(db: Engine, plan: OpenPlan, improvement_id: str) -> None:
    with writing_on(db, plan, Permission.WORK):
        if _row(db, plan, improvement_id):
            remove(db, plan, improvement_id)


def remove(db: Engine, plan: OpenPlan, improvement_id: str) -> None:
    """Inside a write: what is saved is no draft any more."""
    sql = """delete from improvement_drafts
        where improvement_id = :improvement_id and author_id = :author_id"""
    db.execute(sql, _key(plan, improvement_id))


def _key(plan: OpenPlan, improvement_id: str) -> Row:
    return {"improvement_id": improvement_id, "author_id": plan.user.id}


def _row(db: Engine, plan: OpenPlan, improvement_id: str) -> Row | None:
    sql = "select * from improvements where id = :id and plan_id = :plan_id"
    return one(db, sql, {"id": improvement_id, "plan_id": plan.id})
