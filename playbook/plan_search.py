"""Find and filter tasks: by words, by what is late, by state."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from playbook.plan import Plan
from playbook.task import State, Task


class Show(StrEnum):
    ALL = "All"
    OPEN = "Open"
    LATE = "Late"
    BLOCKED = "Blocked"
    DONE = "Done"
    NOT_APPLICABLE = "Not applicable"


def shown(show: Show, task: Task, plan: Plan, today: date) -> bool:
    if show is Show.ALL:
        return True
    if show is Show.LATE:
        return task.is_late(plan, today)
    return task.state.value == show.value.lower()


def matches(task: Task, words: str) -> bool:
    """Every word occurs somewhere: title, why, notes, owner, or what blocks it."""
    fields = (task.title, task.why, task.notes, task.owner, task.blocked_by)
    text = " ".join((*fields, task.not_applicable_reason)).casefold()
    return all(word in text for word in words.casefold().split())


def in_order(tasks: Sequence[Task], plan: Plan, today: date) -> list[Task]:
    """Late, blocked, by due day, then done and not applicable."""
    ranks = {State.OPEN: 2, State.BLOCKED: 1, State.DONE: 3, State.NOT_APPLICABLE: 4}

    def rank(task: Task) -> tuple[int, int]:
        return (0 if task.is_late(plan, today) else ranks[task.state], task.due_day)

    return sorted(tasks, key=rank)
