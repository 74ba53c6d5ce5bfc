"""The forms of a draft: for the entry that is open, a milestone, a text or a task."""

from typing import Any

import streamlit as st

from pages.coach import desk
from pages.ui import session
from playbook.content import EvidenceNeed, Milestone, Playbook, TaskTemplate
from playbook.edition import editing
from playbook.edition.editing import Document, TaskWords
from playbook.evidence import SOURCES
from playbook.repeat import Repeat
from playbook.task import LATEST_DUE_DAY
from storage.playbook_drafts import Draft
from storage.rows import new_id

NO_PROOF = ""
NEW_TASK = "new task"


def show(draft: Draft, here: Milestone, place: str) -> None:
    """The form of one entry of a milestone, or of a new task."""
    task = next((each for each in here.tasks if each.key == place), None)
    if place == NEW_TASK:
        _task_form(draft, here, f"{here.key}.{session.draft_id(NEW_TASK, new_id())}", None)
    elif task:
        _task_form(draft, here, task.key, task)
    elif place == here.key:
        _milestone_form(draft, here)
    else:
        _text_form(draft, place, _texts(here)[place])


def close() -> None:
    session.put(session.DRAFT_PLACE, None)


def _field(draft: Draft, name: str) -> str:
    """Its key carries the version: what somebody else changed meanwhile is shown, not kept."""
    return f"{draft.id} {draft.version} {session.get(session.DRAFT_PLACE)} {name}"


def _value(draft_id: str, seen: int, name: str) -> Any:
    return session.get(f"{draft_id} {seen} {session.get(session.DRAFT_PLACE)} {name}")


def title_form(draft: Draft, book: Playbook) -> None:
    with st.form(f"title {draft.id}"):
        key = _title_key(draft.id, draft.version)
        st.text_input("Name of the playbook", book.title, key=key)
        st.form_submit_button("Keep the name", on_click=keep_title, args=[draft.id, draft.version])


def keep_title(draft_id: str, seen: int) -> None:
    title = session.get(_title_key(draft_id, seen)) or ""
    desk.edit(draft_id, seen, lambda d: editing.retitled(d, title), "Kept.")


def _title_key(draft_id: str, seen: int) -> str:
    """Apart from the fields of the entry that is open beside it."""
    return f"{draft_id} {seen} name"


def _milestone_form(draft: Draft, here: Milestone) -> None:
    with st.form(f"milestone {draft.id}"):
        st.text_input("Title", here.title, key=_field(draft, "title"))
        st.text_input("Short name", here.short, key=_field(draft, "short"))
        st.text_area("Purpose", here.purpose, key=_field(draft, "purpose"))
        if here.last_day:
            last = _field(draft, "last")
            st.number_input("Last day", here.first_day, LATEST_DUE_DAY, here.last_day, key=last)
        _buttons(keep_milestone, [draft.id, draft.version, here.key])


def keep_milestone(draft_id: str, seen: int, key: str) -> None:
    words = {name: _value(draft_id, seen, name) for name in ("title", "short", "purpose")}
    last = _value(draft_id, seen, "last")

    def change(document: Document) -> Document:
        new = editing.reworded(document, key, **words)
        return editing.with_last_day(new, key, int(last)) if last else new

    if desk.edit(draft_id, seen, change, "Milestone kept."):
        close()


def _texts(here: Milestone) -> dict[str, dict[str, tuple[str, str]]]:
    """By key, the fields of an objective or a question: their labels and words."""
    objectives = {o.key: {"title": ("Objective", o.title)} for o in here.objectives}
    questions = {
        q.key: {"text": ("Guiding question", q.text), "hint": ("Hint", q.hint)}
        for q in here.questions
    }
    return objectives | questions


def _text_form(draft: Draft, key: str, texts: dict[str, tuple[str, str]]) -> None:
    with st.form(f"text {draft.id}"):
        for name, (label, words) in texts.items():
            st.text_area(label, words, height=90, key=_field(draft, name))
        _buttons(keep_text, [draft.id, draft.version, key, list(texts)])


def keep_text(draft_id: str, seen: int, key: str, names: list[str]) -> None:
    words = {name: _value(draft_id, seen, name) for name in names}
    if desk.edit(draft_id, seen, lambda d: editing.reworded(d, key, **words), "Kept."):
        close()


def _task_form(draft: Draft, here: Milestone, key: str, task: TaskTemplate | None) -> None:
    repeats, need = (task.repeats, task.evidence) if task else (None, None)
    with st.form(f"task {draft.id}"):
        st.text_input("Task", task.title if task else "", key=_field(draft, "title"))
        st.text_area("Why it matters", task.why if task else "", key=_field(draft, "why"))
        day = task.due_day if task else here.first_day
        st.number_input("Day", 1, LATEST_DUE_DAY, day, key=_field(draft, "day"))
        st.selectbox(
            "Comes round again",
            (choices := [None, *Repeat]),
            choices.index(repeats),
            format_func=lambda r: r.value.capitalize() if r else "No",
            key=_field(draft, "repeats"),
        )
        sources = [NO_PROOF, *SOURCES]
        st.selectbox(
            "What proves it",
            sources,
            sources.index(need.source) if need else 0,
            format_func=lambda s: SOURCES[s].label if s else "Nothing counts itself",
            key=_field(draft, "source"),
        )
        needed = need.needed if need and need.needed else 1
        st.number_input("How many of these", 1, 1_000, needed, key=_field(draft, "needed"))
        args = [draft.id, draft.version, here.key, key]
        _buttons(keep_task, args)
        if task:
            st.form_submit_button("Take this task out", on_click=_once, args=[drop_task, *args])


def keep_task(draft_id: str, seen: int, milestone: str, key: str) -> None:
    def of(name: str) -> Any:
        return _value(draft_id, seen, name)

    need = _need(of("source"), of("needed"))
    words = TaskWords(key, of("title"), of("why"), int(of("day")), of("repeats"), need)
    if desk.edit(draft_id, seen, lambda d: editing.with_task(d, milestone, words), "Task kept."):
        session.end_draft(NEW_TASK, key.removeprefix(f"{milestone}."))
        close()


def drop_task(draft_id: str, seen: int, milestone: str, key: str) -> None:
    if desk.edit(draft_id, seen, lambda d: editing.without_task(d, key), "Task taken out."):
        close()


def _need(source: str, needed: int) -> EvidenceNeed | None:
    if not source:
        return None
    return EvidenceNeed(source, None if SOURCES[source].counts_itself else int(needed))


def _once(act: Any, *args: Any) -> None:
    """The second click of a double click comes to a form that is closed: nothing is left to do."""
    if session.get(session.DRAFT_PLACE):
        act(*args)


def _buttons(keep: Any, args: list[Any]) -> None:
    with st.container(horizontal=True):
        st.form_submit_button("Keep", on_click=_once, args=[keep, *args])
        st.form_submit_button("Leave it", type="tertiary", on_click=close)
