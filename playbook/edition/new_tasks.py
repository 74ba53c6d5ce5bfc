"""Which tasks of a newer playbook fit into a plan that runs already."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from playbook.content import Milestone, Playbook, TaskTemplate


def fitting(
    newer: Playbook, own: Sequence[Milestone], known: Collection[str]
) -> tuple[tuple[Milestone, TaskTemplate], ...]:
    """Unknown tasks of milestones that the plan has, with their day inside the plan's own."""
    here = {milestone.key: milestone for milestone in own}
    return tuple(
        (here[milestone.key], _inside(task, here[milestone.key]))
        for milestone in newer.milestones
        if milestone.key in here
        for task in milestone.tasks
        if task.key not in known
    )


def _inside(task: TaskTemplate, milestone: Milestone) -> TaskTemplate:
    last = milestone.last_day or task.due_day
    return replace(task, due_day=max(milestone.first_day, min(task.due_day, last)))
