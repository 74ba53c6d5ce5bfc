"""Plans: moved, paused, closed, reopened; nothing is ever lost."""

from datetime import date

from playbook.access import Permission
from playbook.account import check_name
from playbook.calendar import WEEKDAYS
from playbook.errors import PlaybookError
from playbook.plan import Plan, check_length, check_pause, check_start
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.plan_rows import pause_of, plan_of
from storage.rows import insert, new_id, text, update
from storage.stale import refuse_stale


def load(db: Engine, plan: OpenPlan) -> Plan:
    return read(db, plan.id)


def read(db: Engine, plan_id: str) -> Plan:
    """For storage that has opened another door to this plan."""
    row = one(db, "select * from plans where id = :id", {"id": plan_id})
    assert row, "an open plan exists"
    sql = "select * from plan_pauses where plan_id = :id order by first_on"
    pauses = [pause_of(row) for row in db.query(sql, {"id": plan_id})]
    return plan_of(row, tuple(pauses))


def move_start(db: Engine, plan: OpenPlan, starts_on: date, today: date, seen: int) -> None:
    """Tasks keep their plan day, so every open one moves along; what is done keeps its date."""
    check_start(starts_on, today)
    before = load(db, plan)
    _change(
        db,
        plan,
        "start moved",
        {"starts_on": text(starts_on)},
        {"starts_on": text(before.starts_on)},
        seen,
    )


def pause(db: Engine, plan: OpenPlan, first_on: date, last_on: date | None, reason: str) -> None:
    with writing_on(db, plan, Permission.ARRANGE):
        check_pause(load(db, plan), first_on, last_on)
        why = check_name(reason, "The reason for the pause")
        row = {"first_on": text(first_on), "last_on": text(last_on), "reason": why}
        insert(db, "plan_pauses", {"id": new_id(), "plan_id": plan.id, **row})
        events.record(db, plan.user.id, "plan paused", plan.id, plan_id=plan.id, after=row)


def resume(db: Engine, plan: OpenPlan, last_on: date) -> None:
    """Ends the open pause: `last_on` is the last day away. Without one, nothing changes."""
    with writing_on(db, plan, Permission.ARRANGE):
        sql = "select * from plan_pauses where plan_id = :id and last_on is null"
        row = one(db, sql, {"id": plan.id})
        if not row:
            return
        check_length(date.fromisoformat(row["first_on"]), last_on)
        if text(last_on) < row["first_on"]:
            db.execute("delete from plan_pauses where id = :id", {"id": row["id"]})
        else:
            update(db, "plan_pauses", row["id"], {"last_on": text(last_on)})
        after = {"last_on": text(last_on)}
        events.record(db, plan.user.id, "plan resumed", plan.id, plan_id=plan.id, after=after)


def choose_check_in_weekday(db: Engine, plan: OpenPlan, weekday: int, seen: int) -> None:
    """0 is Monday; a day off means the last working day before it."""
    if weekday not in range(7):
        raise PlaybookError("Choose a weekday for the check-in.")
    before = {"check_in_weekday": WEEKDAYS[load(db, plan).check_in_weekday]}
    after = {"check_in_weekday": WEEKDAYS[weekday]}
    with writing_on(db, plan, Permission.ARRANGE):
        refuse_stale(db, "plans", plan.id, seen, "This plan")
        update(db, "plans", plan.id, {"check_in_weekday": weekday, "version": seen + 1})
        kind, user_id = "check-in day chosen", plan.user.id
        events.record(db, user_id, kind, plan.id, plan_id=plan.id, before=before, after=after)


def close(db: Engine, plan: OpenPlan, today: date, seen: int) -> None:
    """Everything can still be read; nothing can be changed until it is reopened."""
    _change(db, plan, "plan closed", {"closed_on": text(today)}, {"closed_on": None}, seen)


def reopen(db: Engine, plan: OpenPlan, seen: int) -> None:
    changes = {"closed_on": None, "archived_on": None}
    _change(db, plan, "plan reopened", changes, {}, seen)


def archive(db: Engine, plan: OpenPlan, today: date, seen: int) -> None:
    """Closed, and out of the plan picker."""
    before = load(db, plan)
    changes = {"closed_on": text(before.closed_on or today), "archived_on": text(today)}
    _change(db, plan, "plan archived", changes, {"closed_on": text(before.closed_on)}, seen)


def _change(
    db: Engine, plan: OpenPlan, kind: str, changes: Row, before: Row, seen_version: int
) -> None:
    with writing_on(db, plan, Permission.ARRANGE):
        refuse_stale(db, "plans", plan.id, seen_version, "This plan")
        update(db, "plans", plan.id, {**changes, "version": seen_version + 1})
        events.record(
            db, plan.user.id, kind, plan.id, plan_id=plan.id, before=before, after=changes
        )
