"""A meet-them task and the mark on the chart: ticked here, met there, in one write."""

from playbook.org_chart.edits import change
from playbook.org_chart.follow_up import MEET
from playbook.task import Task
from storage import chart_writing, seats
from storage.access import OpenPlan
from storage.engine import Engine, one


def follow(db: Engine, plan: OpenPlan, before: Task, after: Task) -> None:
    """Inside a write on a task: the mark on the chart follows a tick, and goes with its undo."""
    if before.completed_on == after.completed_on:
        return
    sql = "select about from chart_tasks where task_id = :id and plan_id = :plan_id"
    row = one(db, sql, {"id": after.id, "plan_id": plan.id})
    if not row or not row["about"].startswith(MEET):
        return
    chart, seat_id = seats.load(db, plan).chart, row["about"].removeprefix(MEET)
    seat = chart.by_id.get(seat_id)
    if seat and not seat.vacant and bool(seat.met_on) != bool(after.completed_on):
        chart_writing.write(db, plan, [change(chart, seat_id, met_on=after.completed_on)])
