"""Noting and settling inherited commitments: the callbacks of their page."""

from datetime import date

from pages.manager.acting import act, act_today
from pages.ui import session
from playbook.access import Permission
from storage import commitments
from storage.access import OpenPlan
from storage.engine import Engine
from storage.rows import new_id

FORM = "commitment"
TEXTS = ("promise", "made-by", "made-to")


def draft() -> str:
    return session.draft_id(FORM, new_id())


def note(draft: str) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        promise, made_by, made_to = (session.get(f"{name} {draft}", "") for name in TEXTS)
        new = commitments.NewCommitment(promise, made_by, made_to, session.get(f"due {draft}"))
        commitments.add(db, key, draft, new)

    if act(Permission.WORK, do, "Noted."):
        session.end_draft(FORM, draft)


def settle(commitment_id: str, seen: int, box: str) -> None:
    def do(db: Engine, key: OpenPlan, today: date) -> None:
        commitments.keep(db, key, commitment_id, session.get(box, ""), seen, today)

    act_today(Permission.WORK, do, "Settled.")


def reopen(commitment_id: str, seen: int) -> None:
    act(
        Permission.WORK,
        lambda db, key: commitments.reopen(db, key, commitment_id, seen),
        "Open again.",
    )


def withdraw(commitment_id: str, seen: int) -> None:
    act(
        Permission.WORK,
        lambda db, key: commitments.withdraw(db, key, commitment_id, seen),
        "Removed.",
    )
