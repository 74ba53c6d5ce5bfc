"""Actions on the wall: taken by phones or by the coach, with a name and a day."""

from datetime import date, timedelta

import streamlit as st

from pages.coach import room
from pages.coach.room import Room
from pages.ui import session
from pages.ui.text import line, muted
from playbook.wording import spoken_date
from playbook.workshop.action import USUAL_TIME, Action
from storage import workshop_actions
from storage.rows import new_id
from storage.workshop_actions import NewAction

FORM = "workshop-action"
SOMEBODY_ELSE = ""


def show(here: Room) -> None:
    today = session.local_today()
    if not here.actions:
        st.markdown("### :gray[No action yet. Take the first one on your phone.]")
    for action in here.actions:
        _row(here, action, today)
    if here.key.may_run:
        with st.expander("Add an action here", icon=":material/add:", key="add-action"):
            _form(here, today)


def _row(here: Room, action: Action, today: date) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        due = muted(f"{line(action.taker)}, by {spoken_date(action.due_on, today)}")
        st.markdown(f"**{line(action.text)}**  \n{due}", width="content")
        if here.key.may_run:
            st.button(
                "Remove",
                type="tertiary",
                key=f"remove-{action.id}",
                on_click=remove,
                args=[action.id],
            )


def _form(here: Room, today: date) -> None:
    draft = session.draft_id(FORM, new_id())
    names = {plan.id: f"{plan.manager}, {plan.site}" for plan in here.session.plans}
    with st.form(f"{FORM} {draft}", border=False):
        st.text_input("What will be done?", key=f"action-text {draft}")
        st.selectbox(
            "Who takes it?",
            [*names, SOMEBODY_ELSE],
            format_func=lambda plan: names.get(plan, "Somebody else"),
            key=f"action-plan {draft}",
        )
        st.text_input("Somebody else’s name", key=f"action-name {draft}")
        st.date_input(
            "By when?",
            today + USUAL_TIME,
            min_value=today,
            max_value=today + timedelta(days=365),
            format="DD/MM/YYYY",
            key=f"action-due {draft}",
        )
        st.form_submit_button("Add action", on_click=add, args=[draft])


def add(draft: str) -> None:
    new = NewAction(
        session.get(f"action-text {draft}", ""),
        session.get(f"action-name {draft}", ""),
        session.get(f"action-plan {draft}", ""),
        session.get(f"action-due {draft}"),
    )
    today = session.local_today()
    room.act(lambda db, key, seen: workshop_actions.add(db, key, draft, new, today))
    if not session.get(session.REFUSAL):
        session.end_draft(FORM, draft)


def remove(action_id: str) -> None:
    room.act(lambda db, key, seen: workshop_actions.withdraw(db, key, action_id))
