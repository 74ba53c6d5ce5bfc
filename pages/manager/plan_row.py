"""A row of the plan page: a piece of its own, so that a tick redraws one row and the counts."""

from collections.abc import Sequence

import streamlit as st

from pages.manager import board, opened_task, ticking
from pages.ui import session
from pages.ui.task_row import Row, task_row
from playbook.task import Task


def rows(source: board.Source, tasks: Sequence[Task]) -> None:
    for task in tasks:
        st.fragment(row, key=board.row_key(task.id))(source, task.id)


def row(source: board.Source, task_id: str) -> None:
    board.follow()
    b = source.board()
    task = b.task(task_id)
    if not task:
        return
    opened = session.get(session.OPENED_TASK) == task_id
    shown = Row(
        task,
        b.plan,
        b.today,
        b.proof.get(task_id),
        b.may_work,
        tick,
        toggle,
        opened=opened,
        just_ticked=ticking.was_just_ticked(task_id),
    )
    if opened:
        with st.container(border=True, gap="small"):
            task_row(shown)
            opened_task.show(shown, b.key)
    else:
        task_row(shown)
        if session.take(session.OUTCOME_OF) == task_id:
            ticking.show_words()


def tick(task_id: str, seen: int, done: bool) -> None:
    """A task that repeats brings or takes away its next round: then the whole page is redrawn."""
    task = ticking.tick(task_id, seen, done)
    session.put(session.OUTCOME_OF, task_id)
    if task and task.repeats:
        board.redraw_page()
    else:
        board.redraw(task_id)


def toggle(task_id: str) -> None:
    before = session.get(session.OPENED_TASK)
    opened_task.toggle(task_id)
    board.redraw(before, task_id)
