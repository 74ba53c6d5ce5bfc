"""After the session: its actions go into the plans of the managers who took them."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

import storage
from pages.coach import room
from pages.coach.room import Room
from pages.ui import session
from pages.ui.text import line, muted
from playbook.access import Permission, permissions
from playbook.wording import counted, spoken_date
from playbook.workshop.action import UNSETTLED, Action
from storage import access, memberships, taken_actions, workshop_actions
from storage.access import OpenWorkshop
from storage.engine import Engine
from storage.plans import load as plan_of
from storage.workshop_rows import Session

NOBODYS = ""


def show(here: Room, today: date) -> bool:
    """Whether an action still waits to be put into a plan by whoever reads this."""
    plans = _mine(here)
    waiting = [each for each in here.actions if _is_open(each, plans)]
    with st.container(gap="small", key="workshop-actions"):
        for action in here.actions:
            _row(action, plans if action in waiting else {}, today, _whose(here, action))
    ids = [each.id for each in waiting if _plan_for(each, plans)]
    if ids:
        few = {1: "Add it to the plan", 2: "Add both to the plans"}
        words = few.get(len(ids), f"Add all {len(ids)} to the plans")
        st.button(words, type="primary", key="put-all", on_click=put, args=[ids, plans, False])
    return bool(ids)


def _row(action: Action, plans: Mapping[str, str], today: date, whose: str) -> None:
    due = f", by {spoken_date(action.due_on, today)}" if plans else ""
    standing = muted(f"{line(action.taker)}{due}: {line(action.standing(today, whose))}")
    words = f"**{line(action.text)}**  \n{standing}"
    if not plans:
        st.markdown(words)
        return
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        st.markdown(words, width="content")
        with st.container(horizontal=True, vertical_alignment="bottom", width="content"):
            _choice(action, plans)
            ways = (("Add as a task", "task"), ("Keep as an idea", "idea"))
            for label, way in ways:
                given = [[action.id], plans, way == "idea"]
                st.button(
                    label,
                    key=f"put-{way}-{action.id}",
                    on_click=put,
                    args=given,
                    disabled=not _plan_for(action, plans),
                )


def _whose(here: Room, action: Action) -> str:
    """“Amara Nwosu’s plan”, where the session was for several."""
    manager = next((each.manager for each in here.session.plans if each.id == action.plan_id), "")
    return f"{manager}’s plan" if len(here.session.plans) > 1 else "the plan"


def _choice(action: Action, plans: Mapping[str, str]) -> None:
    """Only where there is one: who took it stands first, and for somebody else nobody."""
    if len(plans) == 1:
        return
    usual = action.plan_id or NOBODYS
    options = list(plans) if usual in plans else [NOBODYS, *plans]
    st.selectbox(
        "Whose plan?",
        options,
        options.index(usual) if usual in plans else 0,
        format_func=lambda plan: plans.get(plan, "Choose a manager"),
        key=_field(action.id),
        width=240,
    )


def put(ids: Sequence[str], plans: Mapping[str, str], as_idea: bool) -> None:
    done: list[str] = []

    def do(db: Engine, key: OpenWorkshop, seen: Session) -> None:
        for action in workshop_actions.of_workshop(db, key):
            chosen = _plan_for(action, plans) if action.id in ids else None
            if chosen:
                plan = access.open_plan(db, key.user, chosen, Permission.HOLD)
                today = session.today(plan_of(db, plan))
                if taken_actions.put(db, plan, action.id, as_idea, today):
                    done.append(action.id)

    try:
        room.act(do)
    finally:
        what = "idea" if as_idea else "task"
        words = f"{counted(len(done), what)} added." if done else "They were settled meanwhile."
        if done or not session.get(session.REFUSAL):
            session.put(session.SAVED, words)


def _plan_for(action: Action, plans: Mapping[str, str]) -> str | None:
    """As chosen; else of who took it; else the only one that there is."""
    usual = action.plan_id if action.plan_id in plans else None
    if len(plans) == 1:
        usual = next(iter(plans))
    return session.get(_field(action.id), usual) or None


def _is_open(action: Action, plans: Mapping[str, str]) -> bool:
    """Neither settled nor waiting for a plan that is none of the reader's."""
    is_here = action.plan_id in plans if action.plan_id else bool(plans)
    return action.fate in UNSETTLED and is_here


def _field(action_id: str) -> str:
    return f"whose-{action_id}"


def _mine(here: Room) -> dict[str, str]:
    """The plans of this session for which the reader may hold workshops, by their managers."""
    with storage.connect() as db:
        roles = memberships.of_user(db, here.key.user)
    may = {
        role.plan_id
        for role in roles
        if Permission.HOLD in permissions([role.role], role.is_closed or role.is_archived)
    }
    return {each.id: each.manager for each in here.session.plans if each.id in may}
