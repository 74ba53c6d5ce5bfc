"""The next round of a task that repeats: it comes when this round is settled."""

from datetime import date

from playbook.plan import Plan
from playbook.repeat import next_occurrence, occurrence_on
from playbook.task import Task
from storage.access import OpenPlan
from storage.engine import Engine, Row, one
from storage.rows import insert, instant, new_id, update

CARRIED = (
    "plan_id, milestone, key, title, why, sources, repeats, series, first_due_day, owner, "
    "evidence_source, evidence_needed"
)


def follow(db: Engine, plan: OpenPlan, when: Plan, before: Task, after: Task, today: date) -> None:
    """Inside a write: settled, the next occurrence appears; reopened, an untouched one goes."""
    if not after.repeats or before.is_settled == after.is_settled:
        return
    if after.is_settled:
        _bring_next(db, when, after, today)
    else:
        _withdraw_next(db, after)


def _bring_next(db: Engine, when: Plan, task: Task, today: date) -> None:
    assert task.repeats
    following = _after(db, task)
    if following and not following["withdrawn_at"]:
        return
    first_on = when.date_of(task.first_due_day)
    number = next_occurrence(first_on, task.repeats, task.occurrence, today)
    due_day = when.day(occurrence_on(first_on, task.repeats, number))
    coming: Row = {"occurrence": number, "due_day": due_day, "created_at": instant()}
    if following:
        update(db, "tasks", following["id"], {**coming, "withdrawn_at": None})
    else:
        row = one(db, f"select {CARRIED} from tasks where id = :id", {"id": task.id})
        insert(db, "tasks", {**(row or {}), "id": new_id(), **coming})


def _withdraw_next(db: Engine, task: Task) -> None:
    following = _after(db, task)
    if following and following["version"] == 1:
        sql = "update tasks set withdrawn_at = :now where id = :id"
        db.execute(sql, {"now": instant(), "id": following["id"]})


def _after(db: Engine, task: Task) -> Row | None:
    sql = """select id, version, withdrawn_at from tasks
        where series = :series and occurrence > :number order by occurrence limit 1"""
    return one(db, sql, {"series": task.series, "number": task.occurrence})
