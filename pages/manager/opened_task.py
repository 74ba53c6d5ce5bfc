"""The opened task: why, evidence, state, owner, due day, notes, links and history."""

from dataclasses import replace
from functools import partial

import streamlit as st

import storage
from pages.manager import board, links, ticking
from pages.ui import session, task_form
from pages.ui.history_list import history_list
from pages.ui.task_row import Row
from pages.ui.text import line, literal, muted
from pages.web import door
from playbook.access import Permission
from playbook.due_words import off_day_words
from playbook.errors import PlaybookError, Stale
from playbook.task import Task
from storage import events, plans, task_links, tasks
from storage.access import OpenPlan


def toggle(task_id: str) -> None:
    """Every opening has its own drafts, so that old ones never come back."""
    was = session.get(session.OPENED_TASK)
    session.put(session.OPENED_TASK, None if was == task_id else task_id)
    session.put(session.OPENING, _opening() + 1)


def show(row: Row, key: OpenPlan) -> None:
    task = row.task
    with storage.connect() as db:
        task_has = task_links.of_task(db, key, task.id)
        history = events.of_plan(db, key, task.id)
    if task.why:
        st.markdown(f"**Why now.** {literal(task.why)}")
    if row.evidence:
        st.progress(row.evidence.share, text=f"Evidence: {row.evidence.in_words}")
    task_form.fields(row, _opening())
    links.show(task_has, task.id, row.may_work)
    ticking.show_words()  # beside the button that was pressed, where the eye is
    if task_form.is_behind(task, _opening()):
        st.warning(_stored(task))
    if row.may_work:
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.markdown(muted(_last_change(history)), width="content")
            st.button("Save", type="primary", key="save-task", on_click=_save, args=[task.id])
    if history:
        with st.expander("History", key=f"history {_opening()}", on_change="rerun") as body:
            if body.open:
                history_list(history)


def _save(task_id: str) -> None:
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            plan, task = plans.load(db, key), tasks.get(db, key, task_id)
            typed = task_form.draft(_opening(), task, plan.due_on(task.due_day))
            today = session.today(plan)
            wanted = replace(
                task.enter(typed.state, today, key.user.name, typed.reason),
                owner=typed.owner,
                notes=typed.notes,
                title=typed.title,
                due_day=plan.day(typed.due_on) if typed.due_on else task.due_day,
                version=typed.seen,
            )
            saved = tasks.save(db, key, plan, wanted, today)
        toggle(task_id)
        session.put(session.OUTCOME_OF, task_id)
        session.put(session.SAVED, off_day_words(typed.due_on, plan, today) if typed.due_on else "")
        brings_another = saved.repeats and saved.is_settled != task.is_settled
        (board.redraw_page if brings_another else partial(board.redraw, task_id))()
    except Stale as error:
        session.put(session.REFUSAL, str(error))
        session.put(session.CATCH_UP, task.version)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def _stored(task: Task) -> str:
    """What the other person saved, to compare with what stands in the form."""
    words = [f"state: {task.state.value}", f"owner: {line(task.owner) or 'nobody named'}"]
    if version := session.take(session.CATCH_UP):
        task_form.catch_up(_opening(), version)
    return f"Saved meanwhile: {', '.join(words)}. Notes: {literal(task.notes) or 'none'}"


def _last_change(history: list[events.Event]) -> str:
    if not history:
        return "Not changed yet"
    return f"Last change: {line(history[0].by)}, {session.reader_instant(history[0].happened_at)}"


def _opening() -> int:
    return int(session.get(session.OPENING) or 0)
