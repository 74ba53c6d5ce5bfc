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
        return tuple(move for move in self.moves if move.meets_a_day_off)


def preview_move(plan: Plan, tasks: Sequence[Task], starts_on: date) -> Preview:
    """Everything open moves by its plan day; what is done or does not apply stays."""
    moved = plan.starting(starts_on)
    unsettled = [task for task in tasks if not task.is_settled]
    moves = [
        Move(t, plan.due_on(t.due_day), moved.due_on(t.due_day), moved.date_of(t.due_day))
        for t in unsettled
    ]
    changed = tuple(move for move in moves if move.due_from != move.due_to)
    return Preview(changed, len(tasks) - len(unsettled))
