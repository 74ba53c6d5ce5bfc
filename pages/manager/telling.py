"""A note to another department: the figures, an owner, and room for the answer."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.manager.acting import act
from pages.ui import session
from pages.ui.text import badge, line, literal, muted
from playbook.access import Permission
from playbook.kpi.contact_reasons import Reason
from playbook.wording import spoken_date
from storage import contact_reasons, plans
from storage.access import OpenPlan
from storage.contact_reasons import DepartmentNote
from storage.engine import Engine
from storage.rows import new_id

FORM = "department-note"


def begin(reason: str) -> None:
    session.put(session.TOLD_REASON, reason)


def mark(reason: str, is_candidate: bool) -> None:
    words = "Marked." if is_candidate else "Mark removed."
    act(Permission.WORK, lambda db, key: contact_reasons.mark(db, key, reason, is_candidate), words)


def form(reasons: Sequence[Reason], may_work: bool) -> None:
    chosen = session.get(session.TOLD_REASON)
    reason = next((each for each in reasons if each.name == chosen), None)
    if not reason or not may_work:
        return
    st.subheader("Tell a department", anchor=False)
    draft = session.draft_id(FORM, new_id())
    with st.form("department-note", border=True):
        st.markdown(f"**{line(reason.name)}**: {line(reason.figures())}")
        st.text_input("Department", key="note-department", placeholder="Such as billing")
        st.text_input("Who owns it there", key="note-owner")
        st.text_area("What could they change?", key="note-words", height=90)
        st.form_submit_button(
            "Keep this note", type="primary", on_click=write, args=[reason, draft]
        )


def write(reason: Reason, draft: str) -> None:
    get = session.get

    def do(db: Engine, key: OpenPlan) -> None:
        today = session.today(plans.load(db, key))
        typed = (get("note-department", ""), get("note-owner", ""))
        contact_reasons.write(
            db, key, draft, reason.name, *typed, reason.figures(), get("note-words", ""), today
        )

    if act(Permission.WORK, do, "Note kept, with today’s figures."):
        session.end_draft(FORM, draft)
        session.take(session.TOLD_REASON)
        for name in ("note-department", "note-owner", "note-words"):
            session.put(name, "")


def notes(kept: Sequence[DepartmentNote], today: date, may_work: bool) -> None:
    st.subheader("Notes to departments", anchor=False)
    if not kept:
        st.markdown(muted("None yet. A reason that begins elsewhere is best settled there."))
    for note in kept:
        with st.container(border=True, gap="xsmall", key=f"note-{note.id}"):
            _note(note, today, may_work)


def _note(note: DepartmentNote, today: date, may_work: bool) -> None:
    state = badge("gray", "Answered") if note.answer else badge("gray", "No answer yet")
    st.markdown(f"**{line(note.department)}**, {line(note.contact_reason)} {state}")
    st.markdown(literal(note.text))
    on = spoken_date(note.written_on, today) if note.written_on else ""
    owner = f" Owner {line(note.owner)}." if note.owner else ""
    st.markdown(muted(f"{line(note.figures)}. {line(note.by)}, {on}.{owner}"))
    if note.answer:
        st.markdown(f"Answer: {literal(note.answer)}")
    if may_work:
        box = f"answer-{note.id}-{note.version}"
        with st.expander("Their answer", key=f"their-{box}"), st.form(f"form-{box}", border=False):
            st.text_area("What they answered", note.answer, key=box, height=80)
            st.form_submit_button("Save the answer", on_click=answer, args=[note, box])


def answer(note: DepartmentNote, box: str) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        today = session.today(plans.load(db, key))
        contact_reasons.answer(db, key, note.id, note.version, session.get(box, ""), today)

    act(Permission.WORK, do, "Answer kept.")
