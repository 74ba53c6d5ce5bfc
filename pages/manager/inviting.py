"""Inviting, withdrawing, handing over: the callbacks of the People page."""

from pages.manager.acting import act
from pages.ui import session
from playbook.access import Permission, Role
from storage import invitations, memberships
from storage.access import OpenPlan
from storage.engine import Engine


def invite() -> None:
    _invite(session.get("invite-email", ""), session.get("invite-role", Role.VIEWER))


def hand_over() -> None:
    _invite(session.get("successor-email", ""), Role.MANAGER)


def withdraw(user_id: str) -> None:
    words = "This person no longer sees the plan."
    act(Permission.ARRANGE, lambda db, key: memberships.withdraw(db, key, user_id), words)


def void(email: str) -> None:
    words = "The invitation no longer works."
    act(Permission.ARRANGE, lambda db, key: invitations.withdraw(db, key, email), words)


def _invite(email: str, role: Role) -> None:
    """Somebody with an account takes part at once; anybody else gets a link to copy."""

    def make(db: Engine, key: OpenPlan) -> None:
        token = invitations.invite_to_plan(db, key, email, role)
        session.put(session.LINKS, {email.strip().lower(): token} if token else {})

    if act(Permission.ARRANGE, make, "Invitation made.") and not session.get(session.LINKS):
        session.put(session.SAVED, "Done: they have an account.")
