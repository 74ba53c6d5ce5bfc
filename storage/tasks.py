"""Tasks: ticked, blocked, ruled out, changed, added; every step is an event."""

from dataclasses import asdict, replace
from datetime import date

from playbook.access import Permission
from playbook.content import Milestone, Playbook, TaskTemplate
from playbook.errors import PlaybookError
from playbook.plan import Plan
from playbook.repeat import Repeat
from playbook.task import (
    State,
    Task,
    check_due_day,
    check_new_due_day,
    check_notes,
    check_title,
)
from storage import events, meetings, playbooks, repeats
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, instant, new_id, text, update
from storage.stale import refuse_stale

KINDS = {
    State.DONE: "task completed",
    State.OPEN: "task reopened",
    State.BLOCKED: "task blocked",
    State.NOT_APPLICABLE: "task ruled out",
}


def copy(db: Engine, plan_id: str, playbook: Playbook) -> None:
    """Inside a write: the playbook's tasks become the plan's own."""
    for milestone in playbook.milestones:
        for template in milestone.tasks:
            _insert(db, plan_id, from_template(milestone.key, template))


def from_template(milestone: str, template: TaskTemplate) -> Task:
    task_id = new_id()
    return Task(
        id=task_id,
        milestone=milestone,
        title=template.title,
        due_day=template.due_day,
        key=template.key,
        why=template.why,
        sources=template.sources,
        repeats=template.repeats,
        series=task_id,
        first_due_day=template.due_day,
        evidence_source=template.evidence.source if template.evidence else None,
        evidence_needed=template.evidence.needed if template.evidence else None,
    )


def of_plan(db: Engine, plan: OpenPlan) -> list[Task]:
    sql = """select * from tasks where plan_id = :id and withdrawn_at is null
        order by due_day, created_at, id"""
    return [_task(row) for row in db.query(sql, {"id": plan.id})]


def get(db: Engine, plan: OpenPlan, task_id: str) -> Task:
    sql = "select * from tasks where id = :id and plan_id = :plan_id and withdrawn_at is null"
    row = one(db, sql, {"id": task_id, "plan_id": plan.id})
    if not row:
        raise PlaybookError("This task does not exist in this plan.")
    return _task(row)


def complete(db: Engine, plan: OpenPlan, when: Plan, task_id: str, seen: int, today: date) -> Task:
    """Ticked twice, or by two people at once, it is done once, by the first."""
    with writing_on(db, plan, Permission.WORK):
        task = get(db, plan, task_id)
        return _store(db, plan, when, task, task.complete(today, plan.user.name), seen, today)


def reopen(db: Engine, plan: OpenPlan, when: Plan, task_id: str, seen: int, today: date) -> Task:
    """Also the undo of a tick: the occurrence that followed goes if nobody touched it."""
    with writing_on(db, plan, Permission.WORK):
        task = get(db, plan, task_id)
        return _store(db, plan, when, task, task.reopen(), seen, today)


def save(db: Engine, plan: OpenPlan, when: Plan, wanted: Task, today: date) -> Task:
    """What the opened task's form says: state, owner, due day, notes; `wanted.version` was seen."""
    with writing_on(db, plan, Permission.WORK):
        task = get(db, plan, wanted.id)
        if wanted.due_day != task.due_day:
            check_new_due_day(wanted.due_day, _milestone(db, plan, task), when)
        tidy = replace(
            wanted,
            title=check_title(wanted.title),
            notes=check_notes(wanted.notes),
            owner=_check_owner(wanted.owner),
        )
        return _store(db, plan, when, task, tidy, wanted.version, today)


def add(
    db: Engine,
    plan: OpenPlan,
    when: Plan,
    task_id: str,
    milestone: Milestone,
    title: str,
    due_day: int,
    repeat: Repeat | None = None,
    why: str = "",
) -> None:
    """A task of one's own. `task_id` comes from the form, so that a double click adds one."""
    own = Task(
        id=task_id,
        milestone=milestone.key,
        title=check_title(title),
        due_day=check_due_day(due_day, milestone, when),
        why=check_notes(why.strip()),
        repeats=repeat,
        series=task_id,
        first_due_day=due_day,
    )
    with writing_on(db, plan, Permission.WORK):
        if one(db, "select id from tasks where id = :id", {"id": task_id}):
            return
        insert_own(db, plan, own)


def insert_own(db: Engine, plan: OpenPlan, own: Task, source: Row | None = None) -> None:
    """Inside a write: a task that is already checked, with its event, which names its source."""
    _insert(db, plan.id, own)
    after = {"title": own.title, "due_day": own.due_day, **(source or {})}
    events.record(db, plan.user.id, "task added", own.id, plan_id=plan.id, after=after)


def settle_meeting(
    db: Engine, plan: OpenPlan, when: Plan, task_id: str, met_on: date | None, today: date
) -> None:
    """Inside a write: the meet-them task follows what the chart says about having met."""
    task = get(db, plan, task_id)
    wanted = task.complete(met_on, plan.user.name) if met_on else task
    if not met_on and task.completed_on:
        wanted = task.reopen()
    _store(db, plan, when, task, wanted, task.version, today)


def _milestone(db: Engine, plan: OpenPlan, task: Task) -> Milestone:
    return next(m for m in playbooks.milestones_of(db, plan) if m.key == task.milestone)


def _store(
    db: Engine, plan: OpenPlan, when: Plan, task: Task, wanted: Task, seen: int, today: date
) -> Task:
    changes = _changes(task, wanted)
    if not changes:
        return task
    refuse_stale(db, "tasks", task.id, seen, f"“{task.title}”")
    update(db, "tasks", task.id, {**changes, "version": seen + 1})
    before = {name: _column(task, name) for name in changes}
    kind = KINDS[wanted.state] if wanted.state is not task.state else "task changed"
    events.record(db, plan.user.id, kind, task.id, plan_id=plan.id, before=before, after=changes)
    after = replace(wanted, version=seen + 1)
    repeats.follow(db, plan, when, task, after, today)
    meetings.follow(db, plan, task, after)
    return after


CONVERTED = {"sources", "repeats", "completed_on", "blocked_on", "not_applicable_on"}
PLAIN = tuple(name for name in Task.__dataclass_fields__ if name not in CONVERTED)
CHANGEABLE = (
    "title",
    "owner",
    "notes",
    "due_day",
    "completed_on",
    "completed_by",
    "blocked_on",
    "blocked_by",
    "not_applicable_on",
    "not_applicable_reason",
)


def _changes(task: Task, wanted: Task) -> Row:
    columns = ((name, _column(wanted, name)) for name in CHANGEABLE)
    return {name: value for name, value in columns if value != _column(task, name)}


def _column(task: Task, name: str) -> str | int | None:
    value = getattr(task, name)
    return text(value) if isinstance(value, date) else value


def _insert(db: Engine, plan_id: str, task: Task) -> None:
    row = {name: _column(task, name) for name in asdict(task)}
    row |= {"plan_id": plan_id, "sources": " ".join(task.sources), "created_at": instant()}
    row["repeats"] = task.repeats.value if task.repeats else None
    insert(db, "tasks", row)


def _check_owner(owner: str) -> str:
    one_line = " ".join(owner.split())
    if len(one_line) > 120:
        raise PlaybookError("An owner is a name: 120 characters at most.")
    return one_line


def _task(row: Row) -> Task:
    names = {name: row[name] for name in PLAIN}
    return Task(
        **names,
        sources=tuple(row["sources"].split()),
        repeats=Repeat(row["repeats"]) if row["repeats"] else None,
        completed_on=day(row["completed_on"]),
        blocked_on=day(row["blocked_on"]),
        not_applicable_on=day(row["not_applicable_on"]),
    )
