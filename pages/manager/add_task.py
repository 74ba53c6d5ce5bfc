"""Add a task of one's own to a milestone."""

from datetime import date

import streamlit as st

import storage
from pages.manager import board, ticking
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.content import Milestone
from playbook.due_words import off_day_words
from playbook.errors import PlaybookError
from playbook.plan import Plan
from playbook.repeat import Repeat
from storage import plans, playbooks, tasks
from storage.rows import new_id

FORM = "add-task"


def form(milestone: Milestone, plan: Plan, today: date) -> None:
    board.follow()
    ticking.show_outcome()
    with st.expander(
        "Add a task", icon=":material/add:", key="add-task", on_change="rerun"
    ) as body:
        if not body.open:
            return
        draft = session.draft_id(FORM, new_id())
        with st.form(f"{FORM} {milestone.key} {draft}", border=False):
            st.text_input(
                "What is to be done?", key=f"new-title {draft}", placeholder="Begin with a verb"
            )
            due, repeat = st.columns(2)
            with due:
                st.date_input(
                    "Due",
                    _usual_due(milestone, plan, today),
                    format="DD/MM/YYYY",
                    key=f"new-due {draft}",
                )
            with repeat:
                st.selectbox(
                    "Comes round again",
                    [None, *Repeat],
                    key=f"new-repeat {draft}",
                    format_func=lambda r: r.value.capitalize() if r else "No",
                )
            st.text_area(
                "Why it matters", height=68, key=f"new-why {draft}", placeholder="Optional"
            )
            st.form_submit_button("Add task", on_click=add, args=[milestone.key, draft])


def add(milestone_key: str, draft: str) -> None:
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            plan = plans.load(db, key)
            milestone = next(m for m in playbooks.milestones_of(db, key) if m.key == milestone_key)
            today = session.today(plan)
            due_on = session.get(f"new-due {draft}") or today
            tasks.add(
                db,
                key,
                plan,
                draft,
                milestone,
                session.get(f"new-title {draft}", ""),
                plan.day(due_on),
                session.get(f"new-repeat {draft}"),
                session.get(f"new-why {draft}", ""),
            )
        session.end_draft(FORM, draft)
        session.put(session.SAVED, off_day_words(due_on, plan, today))
        session.put(session.REDRAW, True)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def _usual_due(milestone: Milestone, plan: Plan, today: date) -> date:
    """Today, or the nearest day of the milestone."""
    last = milestone.last_day or max(plan.day(today), milestone.first_day)
    return plan.date_of(min(max(plan.day(today), milestone.first_day), last))
