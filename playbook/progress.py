"""How far a plan has come: the four states counted openly, and pace against expectation."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from playbook.plan import Plan
from playbook.task import State, Task


@dataclass(frozen=True)
class Tally:
    """Tasks by state; `late` are the open and blocked ones whose due day has passed."""

    open: int
    done: int
    blocked: int
    not_applicable: int
    late: int

    @property
    def total(self) -> int:
        return self.open + self.done + self.blocked + self.not_applicable

    @property
    def settled(self) -> int:
        return self.done + self.not_applicable


@dataclass(frozen=True)
class Pace:
    """Tasks done and tasks expected by a plan day; what does not apply is not expected."""

    day: int
    done: int
    expected: int


def tally(plan: Plan, tasks: Sequence[Task], today: date) -> Tally:
    states = Counter(task.state for task in tasks)
    late = sum(task.is_late(plan, today) for task in tasks)
    return Tally(
        states[State.OPEN],
        states[State.DONE],
        states[State.BLOCKED],
        states[State.NOT_APPLICABLE],
        late,
    )


def pace(plan: Plan, tasks: Sequence[Task], today: date) -> Pace:
    """Expected: what was due up to and including today."""
    day = plan.day(plan.clock(today))
    counted = applicable(tasks)
    done = sum(1 for task in counted if task.state is State.DONE)
    return Pace(day, done, sum(task.due_day <= day for task in counted))


def pace_by_day(plan: Plan, tasks: Sequence[Task], last_day: int) -> list[Pace]:
    """The two lines of the pace picture, for plan days 1 to `last_day`."""
    counted = applicable(tasks)
    due = Counter(task.due_day for task in counted)
    done = Counter(max(1, plan.day(t.completed_on)) for t in counted if t.completed_on)
    points, done_sum, due_sum = [], 0, 0
    for day in range(1, last_day + 1):
        done_sum, due_sum = done_sum + done[day], due_sum + due[day]
        points.append(Pace(day, done_sum, due_sum))
    return points


def applicable(tasks: Iterable[Task]) -> list[Task]:
    """Whatever is counted: what does not apply is neither done nor to be done."""
    return [task for task in tasks if task.state is not State.NOT_APPLICABLE]
