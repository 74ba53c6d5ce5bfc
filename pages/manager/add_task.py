"""Add a task of one's own to a milestone."""

from datetime import date

import streamlit as st

import storage
from pages.manager import board, ticking
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.content import Milestone
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
        with st.form(f"{FORM} {milestone.key}", border=False):
            st.text_input("What is to be done?", key="new-title", placeholder="Begin with a verb")
            due, repeat = st.columns(2)
            with due:
                st.date_input(
                    "Due", _usual_due(milestone, plan, today), format="DD/MM/YYYY", key="new-due"
                )
            with repeat:
                st.selectbox(
                    "Comes round again",
                    [None, *Repeat],
                    key="new-repeat",
                    format_func=lambda r: r.value.capitalize() if r else "No",
                )
            st.text_area("Why it matters", height=68, key="new-why", placeholder="Optional")
            st.form_submit_button("Add task", on_click=add, args=[milestone.key])


def add(milestone_key: str) -> None:
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            plan = plans.load(db, key)
            milestone = next(m for m in playbooks.milestones_of(db, key) if m.key == milestone_key)
            tasks.add(
                db,
                key,
                session.draft_id(FORM, new_id()),
                milestone,
                session.get("new-title", ""),
                plan.day(session.get("new-due")),
                session.get("new-repeat"),
                session.get("new-why", ""),
            )
        _clear()
        session.put(session.REDRAW, True)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def _clear() -> None:
    session.end_draft(FORM)
    for name in ("new-title", "new-why"):
        session.put(name, "")
    session.put("new-repeat", None)


def _usual_due(milestone: Milestone, plan: Plan, today: date) -> date:
    """Today, or the nearest day of the milestone."""
    last = milestone.last_day or max(plan.day(today), milestone.first_day)
    return plan.date_of(min(max(plan.day(today), milestone.first_day), last))
