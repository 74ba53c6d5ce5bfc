"""The script Streamlit runs: who is here, which pages they may see, the plan, the page."""

from pathlib import Path

import streamlit as st

import storage
from pages.ui import session, text
from pages.ui.logo import logo
from pages.web import door, last_plan
from pages.web.pages import pages_for
from storage import memberships
from storage.memberships import PlanRole

ICON = Path(__file__).parent / "ui" / "icon.png"


def choose(key: str) -> None:
    st.query_params.pop(session.PLAN, None)
    session.choose_plan(session.get(key))


def plan_name(role: PlanRole) -> str:
    state = ", archived" if role.is_archived else ", closed" if role.is_closed else ""
    return f"{role.manager} · {role.site}{state}"


st.set_page_config(page_title="Day 120", page_icon=ICON.read_bytes(), layout="wide")
st.logo(logo(st.context.theme.type), size="large")
with storage.connect() as db:
    user = door.user_here(db)
    roles = {role.plan_id: role for role in memberships.of_user(db, user)}
last_plan.resume(user.id, roles)
plan_id = session.chosen_plan_id(list(roles))
offered = pages_for(user, {role.role for role in roles.values()})
page = st.navigation(offered, expanded=True)

with st.sidebar:
    if plan_id in roles:
        session.choose_plan(plan_id)
        last_plan.keep(user.id, plan_id)
        shown = [p for p, role in roles.items() if not role.is_archived or p == plan_id]
        if len(shown) > 1:
            st.selectbox(
                "Plan",
                shown,
                index=shown.index(plan_id),
                format_func=lambda p: plan_name(roles[p]),
                key=f"plan-picker {plan_id}",
                on_change=choose,
                args=[f"plan-picker {plan_id}"],
            )
        else:
            st.markdown(text.line(plan_name(roles[plan_id])))
    st.markdown(text.muted(f"Signed in as {text.line(user.name)}"))
    leave = "[Be somebody else](/demo)" if storage.settings().is_demo else "[Sign out](/sign-out)"
    st.markdown(f":small[{leave}]")

if plan_id and plan_id not in roles:
    st.error("This plan does not exist, or is not open to you.")
    st.markdown("[To your own plans](/)")
    st.stop()
page.run()
