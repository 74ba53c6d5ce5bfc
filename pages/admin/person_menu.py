"""What an administrator is offered for one account."""

from collections.abc import Sequence

import streamlit as st

from pages.admin import office
from pages.ui.text import line
from playbook.access import Role
from playbook.account import User
from storage.memberships import PlanName, PlanRole


def person_menu(person: User, roles: Sequence[PlanRole], plans: Sequence[PlanName]) -> None:
    if person.closed_on:
        st.button("Reopen the account", key="reopen", on_click=office.reopen, args=[person.id])
        return
    st.button("Link for a new password", key="reset", on_click=office.reset, args=[person])
    if person.is_administrator:
        st.button("Withdraw administrator", key="lower", on_click=office.lower, args=[person.id])
    else:
        st.button("Make administrator", key="raise", on_click=office.lift, args=[person.id])
    st.button("Close the account", key="close", on_click=office.close, args=[person.id])
    for role in roles:
        if role.role is not Role.MANAGER:
            words = f"Withdraw {role.role} of {line(role.manager)}"
            st.button(
                words,
                key=f"w-{role.plan_id}",
                on_click=office.withdraw,
                args=[role.plan_id, person.id],
            )
    with st.form(f"role-{person.id}", border=False):
        st.selectbox(
            "Give a role on",
            plans,
            format_func=lambda p: f"{p.manager} · {p.site}",
            key="give-plan",
            index=None,
            placeholder="Choose a plan",
        )
        st.selectbox(
            "As", list(Role), format_func=lambda r: r.value.capitalize(), key="give-role", index=1
        )
        st.form_submit_button("Give the role", on_click=office.give, args=[person])


def part(role: PlanRole) -> str:
    """“manager, Bristol” or “coach of Amara Nwosu”."""
    if role.role is Role.MANAGER:
        return f"manager, {line(role.site)}"
    return f"{role.role} of {line(role.manager)}"
