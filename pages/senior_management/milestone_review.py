"""Milestone review: the facts, what the manager submits, what the reviewer decides."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.manager.ticking import show_outcome
from pages.senior_management.review_parts import decision, heading
from pages.ui import session
from pages.ui.review_facts import facts_list, summary
from pages.ui.text import line
from pages.web import door
from playbook.content import Milestone
from playbook.review.milestone_review import Review, latest
from storage import milestone_reviews, plans, playbooks


def usual(milestones: Sequence[Milestone], reviews: Sequence[Review]) -> Milestone:
    """The one that waits for a decision, else the first that is not signed."""
    waiting = [m for m in milestones if (r := latest(reviews, m.key)) and not r.decided_on]
    open_ones = [m for m in milestones if not ((r := latest(reviews, m.key)) and r.is_passed)]
    return next(iter([*waiting, *open_ones]), milestones[-1])


with storage.connect() as db:
    key = door.plan_here(db)
    plan, reviews = plans.load(db, key), milestone_reviews.of_plan(db, key)
    milestones = [m for m in playbooks.milestones_of(db, key) if m.last_day is not None]
    today, names = session.today(plan), {m.short: m for m in milestones}
    box, first = f"{session.MILESTONE} {plan.id}", usual(milestones, reviews).short
    now = st.session_state.get(box, first)
    picked = st.pills(
        "Milestone",
        list(names),
        default=first,
        required=True,
        format_func=lambda short: f":green[{line(short)}]" if short == now else line(short),
        key=box,
        label_visibility="collapsed",
    )
    here = names[picked]
    review = latest(reviews, here.key)
    frozen = review.snapshot if review and review.is_passed else None
    facts = frozen or milestone_reviews.facts(db, key, plan, here, today)

heading(plan, here, review, today)
show_outcome()
st.markdown(summary(facts))
left, right = st.columns([1.75, 1], gap="large")
with left:
    facts_list(facts, plan, today)
with right:
    decision(key, plan, here, review, today)
