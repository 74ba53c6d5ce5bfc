"""The fields of an opened task, as drafts that outlive a refused save."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.ui import session
from pages.ui.task_row import Row
from playbook.task import State, Task

REASONS = {
    State.BLOCKED: ("Blocked by", "Who or what it waits for"),
    State.NOT_APPLICABLE: ("Why it does not apply", "Your reviewer will read this"),
}


@dataclass(frozen=True)
class Draft:
    """What stands in the form; `due_on` is None when it was not touched."""

    state: State
    reason: str
    owner: str
    notes: str
    title: str
    due_on: date | None
    seen: int


def fields(row: Row, opening: int) -> None:
    task, off = row.task, not row.may_work
    st.session_state.setdefault(_key("seen", opening), task.version)
    state = _state_pills(task, opening, off)
    if state in REASONS:
        name, hint = REASONS[state]
        present = task.blocked_by if state is State.BLOCKED else task.not_applicable_reason
        st.text_input(name, present, placeholder=hint, key=_key(state, opening), disabled=off)
    owner, due = st.columns(2)
    with owner:
        st.text_input(
            "Owner",
            task.owner,
            placeholder=row.plan.manager,
            key=_key("owner", opening),
            disabled=off,
        )
    with due:
        due_on = row.plan.due_on(task.due_day)
        key = _key("due", opening)
        st.date_input("Due", due_on, format="DD/MM/YYYY", key=key, disabled=off)
    if not task.key:
        st.text_input("Title", task.title, key=_key("title", opening), disabled=off)
    st.text_area("Notes", task.notes, height=90, key=_key("notes", opening), disabled=off)


def draft(opening: int, task: Task, due_on: date) -> Draft:
    """Read in a callback, before the next run draws anything."""

    def typed(name: str, otherwise: str) -> str:
        return str(session.get(_key(name, opening), otherwise) or "")

    state = session.get(_key("state", opening), task.state) or task.state
    chosen = session.get(_key("due", opening))
    return Draft(
        state=State(state),
        reason=typed(state, task.blocked_by or task.not_applicable_reason),
        owner=typed("owner", task.owner),
        notes=typed("notes", task.notes),
        title=typed("title", task.title),
        due_on=chosen if chosen != due_on else None,
        seen=session.get(_key("seen", opening), task.version),
    )


def is_behind(task: Task, opening: int) -> bool:
    """Somebody saved since this form was opened."""
    return bool(session.get(_key("seen", opening), task.version) != task.version)


def catch_up(opening: int, version: int) -> None:
    """The reader has been told who was first; the next save is a decision."""
    session.put(_key("seen", opening), version)


def _state_pills(task: Task, opening: int, off: bool) -> State:
    key = _key("state", opening)
    chosen = session.get(key, task.state)

    def label(state: State) -> str:
        words = state.value.capitalize()
        return f":green[{words}]" if state == chosen else words

    options = list(State)
    picked = st.pills(
        "State",
        options,
        default=task.state,
        required=True,
        format_func=label,
        key=key,
        disabled=off,
    )
    return picked or task.state


def _key(name: str, opening: int) -> str:
    return f"{name} {opening}"
