"""What an administrator can do with an account: callbacks and the menu that offers them."""

from collections.abc import Callable, Sequence

import streamlit as st

import storage
from pages.ui import session
from pages.ui.text import line
from pages.web import door
from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError
from storage import accounts, invitations, memberships
from storage.access import OpenOffice
from storage.engine import Engine
from storage.memberships import PlanName, PlanRole


def invite() -> None:
    email = session.get("office-email", "")

    def act(db: Engine, key: OpenOffice) -> None:
        token = invitations.invite(db, key, email)
        words = f"Send this link to {line(email)}. It works once, within 14 days."
        session.put(session.LINKS, (words, token))

    _do(act)


def person_menu(person: User, roles: Sequence[PlanRole], plans: Sequence[PlanName]) -> None:
    if person.closed_on:
        st.button("Reopen the account", key="reopen", on_click=reopen, args=[person.id])
        return
    st.button("Link for a new password", key="reset", on_click=reset, args=[person])
    if person.is_administrator:
        st.button("Withdraw administrator", key="lower", on_click=lower, args=[person.id])
    else:
        st.button("Make administrator", key="raise", on_click=lift, args=[person.id])
    st.button("Close the account", key="close", on_click=close, args=[person.id])
    for role in roles:
        if role.role is not Role.MANAGER:
            words = f"Withdraw {role.role} of {line(role.manager)}"
            st.button(
                words, key=f"w-{role.plan_id}", on_click=withdraw, args=[role.plan_id, person.id]
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
        st.form_submit_button("Give the role", on_click=give, args=[person])


def part(person: User, role: PlanRole) -> str:
    """“manager, Bristol” or “coach of Amara Nwosu”."""
    if role.role is Role.MANAGER:
        return f"manager, {line(role.site)}"
    return f"{role.role} of {line(role.manager)}"


def reset(person: User) -> None:
    def act(db: Engine, key: OpenOffice) -> None:
        token = invitations.reset_password(db, key, person.id)
        words = (
            f"Send this link to {line(person.name)}. It sets a new password, once, within a day."
        )
        session.put(session.LINKS, (words, token))

    _do(act)


def lift(user_id: str) -> None:
    _do(lambda db, key: accounts.make_administrator(db, key, user_id), "Administrator made.")


def lower(user_id: str) -> None:
    _do(lambda db, key: accounts.withdraw_administrator(db, key, user_id), "Right withdrawn.")


def close(user_id: str) -> None:
    _do(lambda db, key: accounts.close(db, key, user_id), "The account is closed.")


def reopen(user_id: str) -> None:
    _do(lambda db, key: accounts.reopen(db, key, user_id), "The account is open again.")


def give(person: User) -> None:
    plan, role = session.get("give-plan"), session.get("give-role")

    def act(db: Engine, key: OpenOffice) -> None:
        if not plan:
            raise PlaybookError("Choose the plan first.")
        memberships.give_as_administrator(db, key, plan.plan_id, person, role)

    _do(act, "Role given.")


def withdraw(plan_id: str, user_id: str) -> None:
    _do(
        lambda db, key: memberships.withdraw_as_administrator(db, key, plan_id, user_id),
        "Role withdrawn.",
    )


def _do(act: Callable[[Engine, OpenOffice], None], words: str = "") -> None:
    try:
        with storage.connect() as db:
            act(db, door.office_here(db))
        session.put(session.SAVED, words or None)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
