"""Actions taken in a session, and their way into the plans of those who took them."""

from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.agenda import current_milestone
from playbook.errors import PlaybookError
from playbook.idea import CycleStep, IdeaSource
from playbook.task import Task
from playbook.wording import spoken_date
from playbook.workshop.action import (
    MOST_ACTIONS,
    Action,
    Fate,
    check_action,
    check_id,
    first_fate,
)
from playbook.workshop.course import refuse_answers
from playbook.workshop.guide import StepKind
from storage import events, ideas, plans, playbooks, tasks, workshop_rows
from storage.access import OpenPhone, OpenPlan, OpenWorkshop, writing_at, writing_on
from storage.engine import Engine, Row, one, writing
from storage.ideas import NewIdea
from storage.rows import insert, new_id, text, update


@dataclass(frozen=True)
class NewAction:
    """As a form has it. `plan_id` names the manager who takes it; else `taker` says who."""

    text: str
    taker: str = ""
    plan_id: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Offered:
    """An action that waits for the manager, with where it comes from."""

    action: Action
    workshop: str
    held_on: date


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
    return [_action(row) for row in db.query(sql, {"id": workshop.id})]


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
    return date.fromisoformat(last["held_on"]), [_action(row) for row in rows]


def waiting(db: Engine, plan: OpenPlan) -> list[Offered]:
    """What this plan's manager took in sessions that have closed, and has not answered yet."""
    sql = f"""{ACTIONS}
        where a.plan_id = :id and a.fate = :fate and w.closed_at is not null
        order by a.due_on, a.id"""
    rows = db.query(sql, {"id": plan.id, "fate": Fate.WAITING.value})
    return [
        Offered(_action(row), row["workshop"], date.fromisoformat(row["held_on"])) for row in rows
    ]


def accept(db: Engine, plan: OpenPlan, action_id: str, as_idea: bool, today: date) -> None:
    """The manager takes it into the plan: as a task due on its day, or as an improvement idea."""
    with writing_on(db, plan, Permission.WORK):
        row = _offered(db, plan, action_id)
        if row["fate"] != Fate.WAITING.value:
            return
        settled: Row = {"settled_on": text(today)}
        if as_idea:
            new = NewIdea(row["text"], IdeaSource.AGENT, CycleStep.IMPROVE)
            idea_id = new_id()
            ideas.insert_new(db, plan, idea_id, new, today)
            settled |= {"fate": Fate.IDEA.value, "idea_id": idea_id}
        else:
            task = _task(db, plan, row)
            tasks.insert_own(db, plan, task)
            settled |= {"fate": Fate.TASK.value, "task_id": task.id}
        update(db, "workshop_actions", action_id, settled)


def decline(db: Engine, plan: OpenPlan, action_id: str, today: date) -> None:
    """Not mine, or no longer needed: the next session hears of it."""
    with writing_on(db, plan, Permission.WORK):
        row = _offered(db, plan, action_id)
        if row["fate"] == Fate.WAITING.value:
            changes = {"fate": Fate.DECLINED.value, "settled_on": text(today)}
            update(db, "workshop_actions", action_id, changes)
            kind, after = "workshop action declined", {"text": row["text"]}
            events.record(db, plan.user.id, kind, action_id, plan_id=plan.id, after=after)


def _insert(
    db: Engine, session: workshop_rows.Session, action_id: str, new: NewAction, today: date
) -> None:
    managers = {plan.id: plan.manager for plan in session.plans}
    plan_id = new.plan_id if new.plan_id in managers else None
    taker = managers[plan_id] if plan_id else new.taker
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


def _task(db: Engine, plan: OpenPlan, row: Row) -> Task:
    """In the milestone in which it is due; what was due before it was accepted is due at once."""
    when = plans.load(db, plan)
    due_day = max(1, when.day(date.fromisoformat(row["due_on"])))
    milestone = current_milestone(playbooks.milestones_of(db, plan), due_day)
    task_id = new_id()
    why = f"Taken in the workshop “{row['workshop']}” on {_spoken(row)}."
    return Task(
        task_id,
        milestone.key,
        row["text"],
        due_day,
        why=why,
        series=task_id,
        first_due_day=due_day,
    )


def _spoken(row: Row) -> str:
    return spoken_date(date.fromisoformat(row["held_on"]))


def _offered(db: Engine, plan: OpenPlan, action_id: str) -> Row:
    sql = f"""{ACTIONS}
        where a.id = :id and a.plan_id = :plan_id and w.closed_at is not null"""
    row = one(db, sql, {"id": action_id, "plan_id": plan.id})
    if not row:
        raise PlaybookError("This action was not taken for this plan.")
    return row


ACTIONS = """select a.*, t.completed_on, w.title as workshop, w.held_on
    from workshop_actions a
    join workshops w on w.id = a.workshop_id
    left join tasks t on t.id = a.task_id"""
OF_THESE_PLANS = """(a.plan_id is null
    or a.plan_id in (select plan_id from workshop_plans where workshop_id = :id))"""


def _action(row: Row) -> Action:
    return Action(
        row["id"],
        row["text"],
        row["taker"],
        date.fromisoformat(row["due_on"]),
        row["plan_id"],
        Fate(row["fate"]),
        bool(row["completed_on"]),
    )
