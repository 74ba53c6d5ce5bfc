"""Submitting a milestone and deciding on it: the callbacks of its page."""

from pages.manager.acting import act
from pages.ui import decision_form, session
from playbook.access import Permission
from storage import milestone_reviews, plans, playbooks
from storage.access import OpenPlan
from storage.engine import Engine
from storage.rows import new_id

FORM = "submit-milestone"


def draft() -> str:
    return session.draft_id(FORM, new_id())


def submit(milestone_key: str, draft: str) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        milestone = next(m for m in playbooks.milestones_of(db, key) if m.key == milestone_key)
        today, message = session.today(plans.load(db, key)), session.get(f"message {draft}", "")
        milestone_reviews.submit(db, key, draft, milestone, message, today)

    if act(Permission.WORK, do, "Submitted. Your reviewer sees it now."):
        session.end_draft(FORM, draft)


def sign(review_id: str, seen: int) -> None:
    """Whoever comes second reads the decision of the first, and keeps their own words."""
    wanted = decision_form.typed(review_id)

    def do(db: Engine, key: OpenPlan) -> None:
        plan = plans.load(db, key)
        milestone_reviews.decide(db, key, plan, review_id, wanted, seen, session.today(plan))

    is_signed = act(Permission.REVIEW, do, "Signed.")
    session.put(session.UNSENT, None if is_signed else wanted.in_words)
