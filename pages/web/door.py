"""Opens the door for a Streamlit page: who looks, and at which plan."""

from typing import NoReturn

import streamlit as st

from pages.ui import session
from pages.ui.go_to import go_to
from pages.web import identity
from playbook.access import Permission
from playbook.account import User
from playbook.errors import Refused
from storage import access, memberships
from storage.access import OpenOffice, OpenPlan
from storage.engine import Engine

LOST = "The plan you had open is no longer open to you, so nothing was saved."


def user_here(db: Engine) -> User:
    """Who looks at this page; signed out meanwhile, they are led to the sign-in."""
    user = identity.current_user(db)
    return user or _to_sign_in()


def plan_here(db: Engine, permission: Permission = Permission.READ) -> OpenPlan:
    """The chosen plan, opened anew from the database on every run and in every callback.

    Whoever was removed with a form open is told so: nothing is written to another of their plans.
    """
    user = user_here(db)
    mine = [r.plan_id for r in memberships.of_user(db, user)]
    is_lost = session.has_lost_plan(mine)
    if is_lost and permission is not Permission.READ:
        raise Refused(LOST)
    plan_id = session.chosen_plan_id(mine)
    if is_lost and plan_id:
        session.choose_plan(plan_id)  # from now on this is the plan they see
    return access.open_plan(db, user, plan_id or "", permission)


def office_here(db: Engine) -> OpenOffice:
    return access.open_office(db, user_here(db))


def _to_sign_in() -> NoReturn:
    st.write("You are signed out. [Sign in](/sign-in)")
    go_to("/sign-in")
    st.stop()
