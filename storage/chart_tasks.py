"""Tasks that came of the chart: one a gap or person to meet, made once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.agenda import current_milestone
from playbook.org_chart.follow_up import MEET, FollowUp, due_days
from playbook.task import State, Task
from storage import plans, playbooks, seats, tasks
from storage.access import OpenPlan, writing_on
from storage.engine import Engine
from storage.rows import insert, new_id


@dataclass(frozen=True)
class Made:
    """The task that exists about something."""

    task_id: str
    state: State


def of_plan(db: Engine, plan: OpenPlan) -> dict[str, Made]:
    """By what the task is about."""
    known = {task.id: task for task in tasks.of_plan(db, plan)}
    sql = "select about, task_id from chart_tasks where plan_id = :id"
    found = [(row["about"], row["task_id"]) for row in db.query(sql, {"id": plan.id})]
    return {about: Made(each, known[each].state) for about, each in found if each in known}


def make(db: Engine, plan: OpenPlan, wanted: Sequence[FollowUp], today: date) -> int:
    """How many tasks were made; what has its task already gets no second one."""
    with writing_on(db, plan, Permission.WORK):
        there = of_plan(db, plan)
        new = [each for each in wanted if each.about not in there]
        when, milestones = plans.load(db, plan), playbooks.milestones_of(db, plan)
        here = current_milestone(milestones, when.day(when.clock(today)))
        met = {f"{MEET}{seat.id}" for seat in seats.load(db, plan).chart.seats if seat.met_on}
        for each, due_day in zip(new, due_days(len(new), when, here, today), strict=True):
            task = _task(each, here.key, due_day)
            tasks.insert_own(db, plan, task)
            row = {"plan_id": plan.id, "about": each.about, "task_id": task.id}
            insert(db, "chart_tasks", row)
            if each.about in met:
                tasks.settle_meeting(db, plan, when, task.id, today, today)
        return len(new)


def _task(wanted: FollowUp, milestone: str, due_day: int) -> Task:
    task_id = new_id()
    return Task(
        id=task_id,
        milestone=milestone,
        title=wanted.title,
        due_day=due_day,
        why=wanted.why,
        series=task_id,
        first_due_day=due_day,
    )
