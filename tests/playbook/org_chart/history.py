"""Undo and redo: what was done, and what was taken back."""

from dataclasses import dataclass

from playbook.org_chart.applying import apply
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Edit, undo_of

LONGEST_HISTORY = 100


@dataclass(frozen=True)
class Step:
    done: Edit
    undone_by: Edit


@dataclass(frozen=True)
class History:
    """One person's steps. They are edits, not copies of the chart: others' work survives."""

    past: tuple[Step, ...] = ()
    future: tuple[Edit, ...] = ()


def do(chart: Chart, history: History, edit: Edit) -> tuple[Chart, History]:
    step = Step(edit, undo_of(chart, edit))
    return apply(chart, edit), History((*history.past, step)[-LONGEST_HISTORY:])


def undo(chart: Chart, history: History) -> tuple[Chart, History]:
    """Takes the last step back; with nothing to take back, changes nothing."""
    if not history.past:
        return chart, history
    *past, step = history.past
    back = apply(chart, step.undone_by)
    return back, History(tuple(past), (*history.future, step.done))


def redo(chart: Chart, history: History) -> tuple[Chart, History]:
    if not history.future:
        return chart, history
    *future, edit = history.future
    step = Step(edit, undo_of(chart, edit))
    return apply(chart, edit), History((*history.past, step), tuple(future))
