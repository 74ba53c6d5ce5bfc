"""Guiding questions: answers are kept, and are the writer's alone until shared."""

import streamlit as st

import storage
from pages.manager.acting import act
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.text import line, literal, muted
from pages.web import door
from playbook.access import Permission
from playbook.content import Milestone, Question
from storage import answers, plans
from storage.access import OpenPlan
from storage.answers import Answer
from storage.engine import Engine


def questions(milestone: Milestone) -> None:
    if not milestone.questions:
        return
    with storage.connect() as db:
        key = door.plan_here(db)
        found = answers.readable(db, key)
    mine = {a.question_key: a for a in found if a.author_id == key.user.id}
    others = [a for a in found if a.author_id != key.user.id]
    st.subheader("Guiding questions", anchor=False)
    st.markdown(muted(_summary(milestone, mine, others, key.may(Permission.WORK))))
    show_outcome()
    for question in milestone.questions:
        shared = [a for a in others if a.question_key == question.key]
        _question(question, mine.get(question.key), shared, key.may(Permission.WORK))


def _summary(
    milestone: Milestone, mine: dict[str, Answer], others: list[Answer], may_work: bool
) -> str:
    keys = {question.key for question in milestone.questions}
    if not may_work:
        shared = len({a.question_key for a in others} & keys)
        return f"{shared} of {len(keys)} answers shared. The others are the manager’s own."
    return (
        f"{len(keys & set(mine))} of {len(keys)} answered. Yours alone until you share an answer."
    )


def _question(question: Question, own: Answer | None, shared: list[Answer], may_work: bool) -> None:
    with st.expander(
        line(question.text),
        # With its tick it is another expander to Streamlit: one just answered must stay open.
        expanded=session.get(session.ANSWERED) == question.key,
        icon=":material/check:" if own or shared else None,
        key=f"question {question.key}",
        on_change="rerun",
    ) as body:
        if not body.open:
            return
        for answer in shared:
            st.markdown(f"{literal(answer.text)}  \n{muted(line(answer.author))}")
        if may_work:
            _form(question, own)
        elif not shared:
            st.markdown(muted("Not shared."))


def _form(question: Question, own: Answer | None) -> None:
    st.text_area(
        "Your answer",
        own.text if own else "",
        height=110,
        placeholder=question.hint,
        key=f"answer {question.key}",
        label_visibility="collapsed",
    )
    shared = bool(own and own.shared_on)
    st.toggle("Share this answer with those who see the plan", shared, key=f"share {question.key}")
    st.button(
        "Save answer",
        key=f"save {question.key}",
        on_click=save,
        args=[question.key, own.version if own else 0],
    )


def save(question_key: str, seen: int) -> None:
    words = session.get(f"answer {question_key}", "")
    shared = bool(session.get(f"share {question_key}"))

    def keep(db: Engine, key: OpenPlan) -> None:
        today = session.today(plans.load(db, key))
        answers.save(db, key, question_key, words, shared, seen, today)

    session.put(session.ANSWERED, question_key)
    act(Permission.WORK, keep, "Answer saved and shared." if shared else "Answer saved.")
