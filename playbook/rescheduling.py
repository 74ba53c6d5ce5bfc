"""What moving the start date would do, told before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from playbook.plan import Plan
from playbook.task import Task


@dataclass(frozen=True)
class Move:
    task: Task
    due_from: date
    due_to: date
    plan_date: date
    on_holiday: bool = False

    @property
    def meets_a_day_off(self) -> bool:
        """The plan day itself is no working day, so the task is due on another."""
        return self.plan_date != self.due_to


@dataclass(frozen=True)
class Preview:
    moves: tuple[Move, ...]
    stays: int

    @property
    def on_days_off(self) -> tuple[Move, ...]:
        """Public holidays first: a weekend surprises nobody."""
        found = [move for move in self.moves if move.meets_a_day_off]
        return tuple(sorted(found, key=lambda move: not move.on_holiday))

    @property
    def on_holidays(self) -> tuple[Move, ...]:
        return tuple(move for move in self.on_days_off if move.on_holiday)


def preview_move(plan: Plan, tasks: Sequence[Task], starts_on: date) -> Preview:
    """Everything open moves by its plan day; what is done or does not apply stays."""
    moved = plan.starting(starts_on)
    unsettled = [task for task in tasks if not task.is_settled]
    moves = [_move(task, plan, moved) for task in unsettled]
    changed = tuple(move for move in moves if move.due_from != move.due_to)
    return Preview(changed, len(tasks) - len(unsettled))


def _move(task: Task, plan: Plan, moved: Plan) -> Move:
    day, on = task.due_day, moved.date_of(task.due_day)
    return Move(task, plan.due_on(day), moved.due_on(day), on, on in moved.calendar.holidays)
