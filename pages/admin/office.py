"""What an administrator can do with an account: the callbacks."""

from collections.abc import Callable

import storage
from pages.ui import session
from pages.ui.text import line
from pages.web import door
from playbook.account import User
from playbook.errors import PlaybookError
from post.trial import send_trial
from storage import accounts, invitations, memberships
from storage.access import OpenOffice
from storage.engine import Engine
from storage.mail_settings import mail_settings


def invite() -> None:
    email = session.get("office-email", "")

    def act(db: Engine, key: OpenOffice) -> None:
        token = invitations.invite(db, key, email)
        words = f"Send this link to {line(email)}. It works once, within 14 days."
        session.put(session.LINKS, (words, token))

    _do(act)


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


def try_mail() -> None:
    """To the administrator's own address."""

    def act(db: Engine, key: OpenOffice) -> None:
        if mail := mail_settings():
            send_trial(mail, key.user.email)

    _do(act, "Handed to the server. Look into your mailbox.")


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
