"""Inherited commitments: noted, kept, withdrawn when they were a mistake."""

from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.review.commitment import Commitment, check_person, check_promise, in_order
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, instant, text, update
from storage.stale import refuse_stale


@dataclass(frozen=True)
class NewCommitment:
    """What the form says."""

    promise: str
    made_by: str
    made_to: str
    due_on: date | None = None

    def checked(self) -> Row:
        return {
            "promise": check_promise(self.promise),
            "made_by": check_person(self.made_by, "Who promised it"),
            "made_to": check_person(self.made_to, "To whom it was promised"),
            "due_on": text(self.due_on),
        }


def of_plan(db: Engine, plan: OpenPlan) -> list[Commitment]:
    sql = "select * from commitments where plan_id = :id and withdrawn_at is null"
    return in_order([_commitment(row) for row in db.query(sql, {"id": plan.id})])


def add(db: Engine, plan: OpenPlan, commitment_id: str, new: NewCommitment) -> None:
    """`commitment_id` comes from the form, so that a double click notes it once."""
    row = new.checked()
    with writing_on(db, plan, Permission.WORK):
        if not one(db, "select id from commitments where id = :id", {"id": commitment_id}):
            insert(db, "commitments", {"id": commitment_id, "plan_id": plan.id, **row})
            _record(db, plan, "commitment noted", commitment_id, row)


def keep(
    db: Engine, plan: OpenPlan, commitment_id: str, outcome: str, seen: int, today: date
) -> None:
    """Done with: kept, renegotiated or let go, as `outcome` says in a sentence."""
    words = check_promise(outcome) if outcome.strip() else "Kept."
    changes = {"kept_on": text(today), "outcome": words}
    _change(db, plan, commitment_id, seen, "commitment settled", changes)


def reopen(db: Engine, plan: OpenPlan, commitment_id: str, seen: int) -> None:
    changes = {"kept_on": None, "outcome": ""}
    _change(db, plan, commitment_id, seen, "commitment reopened", changes)


def withdraw(db: Engine, plan: OpenPlan, commitment_id: str, seen: int) -> None:
    changes = {"withdrawn_at": instant()}
    _change(db, plan, commitment_id, seen, "commitment withdrawn", changes)


def _change(
    db: Engine, plan: OpenPlan, commitment_id: str, seen: int, kind: str, changes: Row
) -> None:
    with writing_on(db, plan, Permission.WORK):
        sql = "select * from commitments where id = :id and plan_id = :plan_id"
        row = one(db, sql, {"id": commitment_id, "plan_id": plan.id})
        if not row or row["withdrawn_at"]:
            raise PlaybookError("This commitment does not exist in this plan.")
        refuse_stale(db, "commitments", commitment_id, seen, "This commitment")
        update(db, "commitments", commitment_id, {**changes, "version": seen + 1})
        shown = {name: value for name, value in changes.items() if name != "withdrawn_at"}
        _record(db, plan, kind, commitment_id, {"promise": row["promise"], **shown})


def _record(db: Engine, plan: OpenPlan, kind: str, commitment_id: str, after: Row) -> None:
    events.record(db, plan.user.id, kind, commitment_id, plan_id=plan.id, after=after)


def _commitment(row: Row) -> Commitment:
    return Commitment(
        row["id"],
        row["promise"],
        row["made_by"],
        row["made_to"],
        day(row["due_on"]),
        day(row["kept_on"]),
        row["outcome"],
        row["version"],
    )
