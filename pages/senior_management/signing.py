"""Submitting a milestone and deciding on it: the callbacks of its page."""

from collections.abc import Callable

import storage
from pages.ui import decision_form, session
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from storage import milestone_reviews, plans, playbooks
from storage.access import OpenPlan
from storage.engine import Engine
from storage.rows import new_id

FORM = "submit-milestone"


def draft() -> str:
    return session.draft_id(FORM, new_id())


def submit(milestone_key: str, draft: str) -> None:
    def act(db: Engine, key: OpenPlan) -> None:
        milestone = next(m for m in playbooks.milestones_of(db, key) if m.key == milestone_key)
        today, message = session.today(plans.load(db, key)), session.get(f"message {draft}", "")
        milestone_reviews.submit(db, key, draft, milestone, message, today)

    if _done(act, Permission.WORK, "Submitted. Your reviewer sees it now."):
        session.end_draft(FORM, draft)


def sign(review_id: str, seen: int) -> None:
    def act(db: Engine, key: OpenPlan) -> None:
        plan = plans.load(db, key)
        wanted = decision_form.typed(review_id)
        milestone_reviews.decide(db, key, plan, review_id, wanted, seen, session.today(plan))

    _done(act, Permission.REVIEW, "Signed.")


def _done(act: Callable[[Engine, OpenPlan], None], needs: Permission, words: str) -> bool:
    try:
        with storage.connect() as db:
            act(db, door.plan_here(db, needs))
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        return False
    session.put(session.SAVED, words)
    return True
