"""The organisation chart of a plan: an edit is one write upon the newest chart."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Edit, Replaced
from playbook.org_chart.follow_up import MEET
from storage import chart_history, plans, tasks
from storage.access import OpenPlan, writing_on
from storage.chart_writing import write
from storage.engine import Engine
from storage.seats import KeptChart, load

__all__ = ["KeptChart", "allow_several_tops", "load", "redo", "save", "undo"]


def save(db: Engine, plan: OpenPlan, edits: Sequence[Edit], today: date) -> KeptChart:
    """All of the edits, or none with the reason. Somebody else's work in between survives."""
    with writing_on(db, plan, Permission.WORK):
        return _settled(db, plan, write(db, plan, edits), today)


def undo(db: Engine, plan: OpenPlan, today: date) -> KeptChart:
    """Takes back one's own last step, also after a reload; others' steps stay."""
    with writing_on(db, plan, Permission.WORK):
        steps = chart_history.steps(db, plan)
        if not steps.undo:
            raise PlaybookError("There is nothing of yours to undo.")
        _, back = chart_history.edits_of(db, plan, steps.undo)
        return _settled(db, plan, write(db, plan, back, "undo", steps.undo_words), today)


def redo(db: Engine, plan: OpenPlan, today: date) -> KeptChart:
    with writing_on(db, plan, Permission.WORK):
        steps = chart_history.steps(db, plan)
        if not steps.redo:
            raise PlaybookError("There is nothing of yours to do again.")
        done, _ = chart_history.edits_of(db, plan, steps.redo)
        return _settled(db, plan, write(db, plan, done, "redo", steps.redo_words), today)


def allow_several_tops(db: Engine, plan: OpenPlan, allowed: bool, today: date) -> KeptChart:
    """Raises PlaybookError when more than one person is at the top already."""
    now = load(db, plan).chart
    return save(db, plan, [Replaced(now, replace(now, several_tops=allowed))], today)


def _settled(
    db: Engine, plan: OpenPlan, step: tuple[KeptChart, KeptChart], today: date
) -> KeptChart:
    """The meet-them tasks of those whose mark changed follow in the same write."""
    before, after = step
    met = _marks_changed(before.chart, after.chart)
    if met:
        when = plans.load(db, plan)
        sql = "select about, task_id from chart_tasks where plan_id = :id"
        made = {row["about"]: row["task_id"] for row in db.query(sql, {"id": plan.id})}
        for seat_id, met_on in met.items():
            if task_id := made.get(f"{MEET}{seat_id}"):
                tasks.settle_meeting(db, plan, when, task_id, met_on, today)
    return after


def _marks_changed(before: Chart, after: Chart) -> dict[str, date | None]:
    return {
        seat.id: seat.met_on
        for seat in after.seats
        if (was := before.by_id.get(seat.id)) and was.met_on != seat.met_on
    }
