"""Actions taken in a session, by phones or by the coach, and read out at the next one."""

from dataclasses import dataclass
from datetime import date

from playbook.errors import PlaybookError
from playbook.workshop.action import (
    MOST_ACTIONS,
    Action,
    Fate,
    check_action,
    check_id,
    first_fate,
    taken_by,
)
from playbook.workshop.course import refuse_answers
from playbook.workshop.guide import StepKind
from storage import workshop_rows
from storage.access import OpenPhone, OpenWorkshop
from storage.engine import Engine, Row, one, writing
from storage.rows import insert, text
from storage.workshop_access import writing_at


@dataclass(frozen=True)
class NewAction:
    """As a form has it. `plan_id` names the manager who takes it; else `taker` says who."""

    text: str
    taker: str = ""
    plan_id: str = ""
    due_on: date | None = None


def take(
    db: Engine, phone: OpenPhone, step_key: str, action_id: str, new: NewAction, today: date
) -> None:
    """From a phone, while the step is open; `action_id` comes with the form, so twice is once."""
    with writing(db):
        session = workshop_rows.session(db, phone.workshop_id)
        refuse_answers(session.course, step_key)
        if not session.course.step or session.course.step.kind is not StepKind.ACTIONS:
            raise PlaybookError("Actions are taken when the wall asks for them.")
        _insert(db, session, action_id, new, today)


def add(db: Engine, workshop: OpenWorkshop, action_id: str, new: NewAction, today: date) -> None:
    """By the coach, at any time until the session closes."""
    with writing_at(db, workshop):
        session = workshop_rows.session(db, workshop.id)
        if session.is_closed:
            raise PlaybookError("This session has closed. Add the task in the plan instead.")
        _insert(db, session, action_id, new, today)


def withdraw(db: Engine, workshop: OpenWorkshop, action_id: str) -> None:
    """What was said by mistake goes, until the session closes."""
    with writing_at(db, workshop):
        if not workshop_rows.session(db, workshop.id).is_closed:
            sql = "delete from workshop_actions where id = :id and workshop_id = :workshop_id"
            db.execute(sql, {"id": action_id, "workshop_id": workshop.id})


def of_workshop(db: Engine, workshop: OpenWorkshop) -> list[Action]:
    sql = f"{ACTIONS} where a.workshop_id = :id order by a.due_on, lower(a.taker), a.id"
    return [action_of(row) for row in db.query(sql, {"id": workshop.id})]


def of_last_time(db: Engine, workshop: OpenWorkshop) -> tuple[date, list[Action]] | None:
    """The day and the actions of the last session for any of these plans that had some."""
    sql = """select l.id, l.held_on from workshops w
        join workshop_plans p on p.workshop_id = w.id
        join workshop_plans q on q.plan_id = p.plan_id
        join workshops l on l.id = q.workshop_id and l.closed_at is not null
        where w.id = :id and l.id <> :id and l.started_at < w.started_at
        and exists (select 1 from workshop_actions a where a.workshop_id = l.id)
        order by l.started_at desc limit 1"""
    last = one(db, sql, {"id": workshop.id})
    if not last:
        return None
    rows = db.query(
        f"{ACTIONS} where a.workshop_id = :last and {OF_THESE_PLANS} order by a.due_on, a.id",
        {"last": last["id"], "id": workshop.id},
    )
    return date.fromisoformat(last["held_on"]), [action_of(row) for row in rows]


def _insert(
    db: Engine, session: workshop_rows.Session, action_id: str, new: NewAction, today: date
) -> None:
    managers = {plan.id: plan.manager for plan in session.plans}
    plan_id = new.plan_id if new.plan_id in managers else None
    taker = taken_by(managers[plan_id] if plan_id else None, new.taker)
    words, name, due_on = check_action(new.text, taker, new.due_on, today)
    if one(db, "select id from workshop_actions where id = :id", {"id": check_id(action_id)}):
        return
    sql = "select count(*) as n from workshop_actions where workshop_id = :id"
    count = one(db, sql, {"id": session.id})
    if count and count["n"] >= MOST_ACTIONS:
        raise PlaybookError("That is enough for one session: two or three actions get done.")
    row = {"id": action_id, "workshop_id": session.id, "plan_id": plan_id, "text": words}
    said = {"taker": name, "due_on": text(due_on), "fate": first_fate(plan_id).value}
    insert(db, "workshop_actions", {**row, **said})


ACTIONS = """select a.*, t.completed_on, w.title as workshop, w.held_on
    from workshop_actions a
    join workshops w on w.id = a.workshop_id
    left join tasks t on t.id = a.task_id"""
OF_THESE_PLANS = """(a.plan_id is null
    or a.plan_id in (select plan_id from workshop_plans where workshop_id = :id))"""


def action_of(row: Row) -> Action:
    return Action(
        row["id"],
        row["text"],
        row["taker"],
        date.fromisoformat(row["due_on"]),
        row["plan_id"],
        Fate(row["fate"]),
        bool(row["completed_on"]),
    )
