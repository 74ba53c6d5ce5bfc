"""The plan that a person without one of the own looked at last, in any window: a reload begins
with it where the address names none."""

from collections.abc import Mapping

import streamlit as st

from pages.ui import session
from pages.web.pages import begins_with_managers
from storage.memberships import PlanRole


def resume(user_id: str, roles: Mapping[str, PlanRole]) -> None:
    """A reload begins a new session. Who keeps a plan begins with it, whatever they read last."""
    last = _looked_at().get(user_id, "")
    is_new = session.get(session.PLAN) is None
    if is_new and last in roles and begins_with_managers({each.role for each in roles.values()}):
        session.choose_plan(last)


def keep(user_id: str, plan_id: str) -> None:
    _looked_at()[user_id] = plan_id


@st.cache_resource(show_spinner=False)
def _looked_at() -> dict[str, str]:
    """One for the server, forgotten with it."""
    return {}
