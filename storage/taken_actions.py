"""Workshop actions on their way into a plan: accepted by its manager, or put in by the coach."""

from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.agenda import current_milestone
from playbook.errors import PlaybookError
from playbook.improvement.idea import CycleStep, IdeaSource
from playbook.task import Task
from playbook.wording import spoken_date
from playbook.workshop.action import UNSETTLED, Action, Fate
from storage import events, ideas, plans, playbooks, tasks
from storage.access import OpenPlan, open_plan, writing_on
from storage.engine import Engine, Row, one
from storage.ideas import NewIdea
from storage.rows import new_id, text, update
from storage.workshop_actions import ACTIONS, action_of


@dataclass(frozen=True)
class Offered:
    """An action that waits for the manager, with where it comes from."""

    action: Action
    workshop: str
    held_on: date


def waiting(db: Engine, plan: OpenPlan) -> list[Offered]:
    """What this plan's manager took in sessions that have closed, and has not answered yet."""
    sql = f"""{ACTIONS}
        where a.plan_id = :id and a.fate = :fate and w.closed_at is not null
        order by a.due_on, a.id"""
    rows = db.query(sql, {"id": plan.id, "fate": Fate.WAITING.value})
    return [
        Offered(action_of(row), row["workshop"], date.fromisoformat(row["held_on"])) for row in rows
    ]


def accept(db: Engine, plan: OpenPlan, action_id: str, as_idea: bool, today: date) -> None:
    """The manager takes it into the plan: as a task due on its day, or as an improvement idea."""
    with writing_on(db, plan, Permission.WORK):
        row = _offered(db, plan, action_id)
        if row["fate"] == Fate.WAITING.value:
            _settle(db, plan, row, as_idea, today)


def put(db: Engine, plan: OpenPlan, action_id: str, as_idea: bool, today: date) -> bool:
    """Who holds workshops for this plan puts an action of one into it, as was said in the room;
    False when it is settled already.

    One that waits for another manager's plan changes hands only if that plan is held too; what
    somebody without a plan took stays theirs, and is followed up here.
    """
    with writing_on(db, plan, Permission.HOLD):
        row = _of_the_room(db, plan, action_id)
        if Fate(row["fate"]) not in UNSETTLED:
            return False
        if row["plan_id"] not in (None, plan.id):
            open_plan(db, plan.user, row["plan_id"], Permission.HOLD)
            row["taker"] = plans.load(db, plan).manager
        _settle(db, plan, row, as_idea, today)
        return True


def decline(db: Engine, plan: OpenPlan, action_id: str, today: date) -> None:
    """Not mine, or no longer needed: the next session hears of it."""
    with writing_on(db, plan, Permission.WORK):
        row = _offered(db, plan, action_id)
        if row["fate"] == Fate.WAITING.value:
            changes = {"fate": Fate.DECLINED.value, "settled_on": text(today)}
            update(db, "workshop_actions", action_id, changes)
            kind, after = "workshop action declined", {"text": row["text"]}
            events.record(db, plan.user.id, kind, action_id, plan_id=plan.id, after=after)


def _settle(db: Engine, plan: OpenPlan, row: Row, as_idea: bool, today: date) -> None:
    """Inside a write: it stands in the plan from here on, once, and history says whence."""
    settled: Row = {"settled_on": text(today), "plan_id": plan.id, "taker": row["taker"]}
    source = {"workshop": row["workshop"]}
    if as_idea:
        idea_id, new = new_id(), NewIdea(row["text"], IdeaSource.AGENT, CycleStep.IMPROVE)
        ideas.insert_new(db, plan, idea_id, new, today, source)
        settled |= {"fate": Fate.IDEA.value, "idea_id": idea_id}
    else:
        task = _task(db, plan, row)
        tasks.insert_own(db, plan, task, source)
        settled |= {"fate": Fate.TASK.value, "task_id": task.id}
    update(db, "workshop_actions", row["id"], settled)


def _task(db: Engine, plan: OpenPlan, row: Row) -> Task:
    """In the milestone in which it is due; what was due before it was accepted is due at once."""
    when = plans.load(db, plan)
    due_day = max(1, when.day(date.fromisoformat(row["due_on"])))
    milestone = current_milestone(playbooks.milestones_of(db, plan), due_day)
    task_id = new_id()
    return Task(
        task_id,
        milestone.key,
        row["text"],
        due_day,
        why=f"Taken in the workshop “{row['workshop']}” on {_spoken(row)}.",
        owner="" if row["taker"] == when.manager else row["taker"],
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


def _of_the_room(db: Engine, plan: OpenPlan, action_id: str) -> Row:
    sql = f"""{ACTIONS}
        join workshop_plans p on p.workshop_id = w.id and p.plan_id = :plan_id
        where a.id = :id and w.closed_at is not null"""
    row = one(db, sql, {"id": action_id, "plan_id": plan.id})
    if not row:
        raise PlaybookError("This action was not taken in a workshop for this plan.")
    return row
