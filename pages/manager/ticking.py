"""A tick, its undo, and what the pages of a plan say after a change."""

import streamlit as st

import storage
from pages.ui import session
from pages.ui.refusals import say_refusal
from pages.ui.text import line, literal
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.task import Task
from storage import plans, tasks


def tick(task_id: str, seen: int, done: bool) -> Task | None:
    """The task as it is now; None when it was refused, with the reason kept to be shown."""
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            plan = plans.load(db, key)
            change = tasks.complete if done else tasks.reopen
            task = change(db, key, plan, task_id, seen, session.today(plan))
        session.put(session.UNDO, (task.id, task.version, task.title) if done else None)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        session.put(session.REFUSED_TICKS, (session.get(session.REFUSED_TICKS) or 0) + 1)
        return None
    return task


def undo(task_id: str, seen: int) -> None:
    tick(task_id, seen, False)


def show_outcome() -> None:
    """What was refused, saved or just ticked, with the way back. A refusal at the top of a page
    is told over it too: who pressed a button further down would see nothing happen."""
    if refusal := session.get(session.REFUSAL):
        st.toast(literal(refusal), icon=":material/error:")
    show_words()
    if ticked := session.take(session.UNDO):
        task_id, version, title = ticked
        with st.container(horizontal=True, vertical_alignment="center", key="undo"):
            st.markdown(f"Done: **{line(title)}**", width="content")
            st.button("Undo", type="tertiary", on_click=undo, args=[task_id, version])


def was_just_ticked(task_id: str) -> bool:
    """Once: the row that was ticked offers its undo until it is drawn again."""
    ticked = session.get(session.UNDO)
    if not ticked or ticked[0] != task_id:
        return False
    session.take(session.UNDO)
    return True


def show_words() -> None:
    """What was refused or saved."""
    if refusal := session.take(session.REFUSAL):
        say_refusal(refusal)
    if saved := session.take(session.SAVED):
        st.toast(saved)


def open_in_plan(task_id: str) -> None:
    session.put(session.OPENED_TASK, task_id)
    session.put(session.FROM_TODAY, task_id)
