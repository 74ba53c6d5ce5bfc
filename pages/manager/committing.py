"""Noting and settling inherited commitments: the callbacks of their page."""

from collections.abc import Callable

import storage
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from storage import commitments, plans
from storage.access import OpenPlan
from storage.engine import Engine
from storage.rows import new_id

FORM = "commitment"
TEXTS = ("promise", "made-by", "made-to")


def draft() -> str:
    return session.draft_id(FORM, new_id())


def note(draft: str) -> None:
    def act(db: Engine, key: OpenPlan) -> None:
        promise, made_by, made_to = (session.get(f"{name} {draft}", "") for name in TEXTS)
        new = commitments.NewCommitment(promise, made_by, made_to, session.get(f"due {draft}"))
        commitments.add(db, key, draft, new)

    if _done(act, "Noted."):
        session.end_draft(FORM, draft)


def settle(commitment_id: str, seen: int, box: str) -> None:
    def act(db: Engine, key: OpenPlan) -> None:
        today = session.today(plans.load(db, key))
        commitments.keep(db, key, commitment_id, session.get(box, ""), seen, today)

    _done(act, "Settled.")


def reopen(commitment_id: str, seen: int) -> None:
    _done(lambda db, key: commitments.reopen(db, key, commitment_id, seen), "Open again.")


def withdraw(commitment_id: str, seen: int) -> None:
    _done(lambda db, key: commitments.withdraw(db, key, commitment_id, seen), "Removed.")


def _done(act: Callable[[Engine, OpenPlan], None], words: str) -> bool:
    try:
        with storage.connect() as db:
            act(db, door.plan_here(db, Permission.WORK))
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        return False
    session.put(session.SAVED, words)
    return True
