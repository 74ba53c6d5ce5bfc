"""A draft's milestone as its manager will read it, each entry with a way to change it."""

from functools import partial

import streamlit as st

from pages.coach import draft_forms
from pages.coach.draft_forms import NEW_TASK
from pages.ui import session
from pages.ui.text import line, literal, muted
from playbook.content import Milestone, Playbook, TaskTemplate
from storage.playbook_drafts import Draft

MILESTONE = "draft-milestone"


def chosen_milestone(book: Playbook) -> Milestone:
    names = {each.key: each.short for each in book.milestones}
    key = st.segmented_control(
        "Milestone",
        list(names),
        default=next(iter(names)),
        required=True,
        format_func=lambda k: line(names[k]),
        key=MILESTONE,
        label_visibility="collapsed",
        on_change=session.put,
        args=[session.DRAFT_PLACE, None],
    )
    return next(each for each in book.milestones if each.key == key)


def choose(key: str) -> None:
    session.put(session.DRAFT_PLACE, key)


def milestone(draft: Draft, here: Milestone) -> None:
    entry, opened = partial(_entry, draft, here), session.get(session.DRAFT_PLACE)
    entry(here.key, f"### {line(here.title)}", f"{_days(here)}  \n{literal(here.purpose)}")
    if here.objectives:
        st.subheader("Objectives", anchor=False)
    for objective in here.objectives:
        entry(objective.key, line(objective.title))
    st.subheader("Tasks", anchor=False)
    for task in here.tasks:
        entry(task.key, f"**{line(task.title)}**", f"{muted(_when(task))}  \n{literal(task.why)}")
    if opened == NEW_TASK:
        draft_forms.show(draft, here, NEW_TASK)
    else:
        st.button("Add a task", icon=":material/add:", key="new", on_click=choose, args=[NEW_TASK])
    if here.questions:
        st.subheader("Guiding questions", anchor=False)
    for question in here.questions:
        entry(question.key, literal(question.text), muted(literal(question.hint)))


def _entry(draft: Draft, here: Milestone, key: str, title: str, rest: str = "") -> None:
    if session.get(session.DRAFT_PLACE) == key:
        draft_forms.show(draft, here, key)
        return
    with st.container(horizontal=True, wrap=False, key=f"entry-{key}"):
        parting = "\n\n" if title.startswith("#") else "  \n"
        st.markdown(f"{title}{parting}{rest}" if rest else title, width="stretch")
        st.button("Change", type="tertiary", key=f"change-{key}", on_click=choose, args=[key])


def _days(here: Milestone) -> str:
    return muted(f"Days {here.first_day}–{here.last_day}" if here.last_day else line(here.label))


def _when(task: TaskTemplate) -> str:
    return f"Day {task.due_day}{f', {task.repeats.value}' if task.repeats else ''}"
