"""Actions that the manager took in a workshop: into the plan with one click, or not."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.manager.acting import act
from pages.ui.text import line, muted
from playbook.access import Permission
from playbook.wording import spoken_date
from storage import taken_actions
from storage.taken_actions import Offered


def show(offered: Sequence[Offered], today: date) -> None:
    if not offered:
        return
    st.subheader("You took this in a workshop", anchor=False)
    with st.container(gap="small", key="taken-actions"):
        for each in offered:
            _row(each, today)


def _row(each: Offered, today: date) -> None:
    action = each.action
    due = f"by {spoken_date(action.due_on, today)}"
    where = f"{line(each.workshop)}, {spoken_date(each.held_on, today)}"
    st.markdown(f"**{line(action.text)}**, {due}  \n{muted(where)}")
    with st.container(horizontal=True, gap="small"):
        for label, way in (("Add to my plan", "task"), ("Keep as an idea", "idea")):
            key = f"{way}-{action.id}"
            st.button(label, key=key, on_click=take, args=[action.id, way == "idea", today])
        key = f"decline-{action.id}"
        st.button("Not mine", type="tertiary", key=key, on_click=leave, args=[action.id, today])


def take(action_id: str, as_idea: bool, today: date) -> None:
    words = "On your list of ideas." if as_idea else "In your plan."
    act(
        Permission.WORK,
        lambda db, key: taken_actions.accept(db, key, action_id, as_idea, today),
        words,
    )


def leave(action_id: str, today: date) -> None:
    act(
        Permission.WORK,
        lambda db, key: taken_actions.decline(db, key, action_id, today),
        "Left out.",
    )
