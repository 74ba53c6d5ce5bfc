"""Milestone review: the facts, what the manager submits, what the reviewer decides."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

import storage
from pages.manager.ticking import show_outcome
from pages.senior_management import signing
from pages.ui import decision_form, session
from pages.ui.review_facts import facts_list, summary
from pages.ui.signed_review import signed_review
from pages.ui.text import line, literal, muted
from pages.web import door
from playbook.access import Permission
from playbook.agenda import review_of
from playbook.content import Milestone
from playbook.milestone_review import Review, latest
from playbook.plan import Plan
from playbook.wording import ago, spoken_date
from storage import milestone_reviews, plans, playbooks
from storage.access import OpenPlan


def usual(milestones: Sequence[Milestone], reviews: Sequence[Review]) -> Milestone:
    """The one that waits for a decision, else the first that is not signed."""
    waiting = [m for m in milestones if (r := latest(reviews, m.key)) and not r.decided_on]
    open_ones = [m for m in milestones if not ((r := latest(reviews, m.key)) and r.is_passed)]
    return next(iter([*waiting, *open_ones]), milestones[-1])


def heading(plan: Plan, here: Milestone, review: Review | None, today: date) -> None:
    label = here.label[0].lower() + here.label[1:].replace("-", "–")
    st.title(f"{line(plan.manager)}: {line(here.short)}, {label}", anchor=False)
    words = [line(plan.site), f"day {plan.day(plan.clock(today))}"]
    if review:
        words.append(f"submitted {ago(review.submitted_on, today)} by {line(review.submitted_by)}")
    elif due := review_of(plan, here):
        words.append(f"review due {spoken_date(due.on, today)}")
    st.markdown(muted(" · ".join(words)))


def decision(
    key: OpenPlan, plan: Plan, here: Milestone, review: Review | None, today: date
) -> None:
    if review and review.decided_on:
        signed_review(review, today)
    if review and not review.decided_on:
        st.subheader("Your decision" if key.may(Permission.REVIEW) else "Waiting", anchor=False)
        if review.message:
            st.markdown(f"“{literal(review.message)}”")
        if key.may(Permission.REVIEW):
            with st.container(border=True):
                me = key.user.name
                decision_form.decision_form(review, here, plan, today, me, signing.sign)
        else:
            st.markdown("Submitted; the reviewer has not decided yet.")
    elif not (review and review.is_passed):
        submission(key, plan, here, today)


def submission(key: OpenPlan, plan: Plan, here: Milestone, today: date) -> None:
    due = review_of(plan, here)
    if key.may(Permission.WORK):
        st.subheader("Submit for review", anchor=False)
        draft = signing.draft()
        st.text_area("Word to your reviewer", height=90, key=f"message {draft}")
        submit, given = signing.submit, [here.key, draft]
        st.button("Submit", type="primary", key="submit", on_click=submit, args=given)
        st.markdown(muted("Your reviewer sees the facts on this page as they stand that day."))
    elif due:
        st.markdown(
            f"Nothing submitted. {line(plan.manager)}’s {line(here.short)} is due on "
            f"{spoken_date(due.on, today)}."
        )


with storage.connect() as db:
    key = door.plan_here(db)
    plan, reviews = plans.load(db, key), milestone_reviews.of_plan(db, key)
    milestones = [m for m in playbooks.milestones_of(db, key) if m.last_day is not None]
    today, names = session.today(plan), {m.short: m for m in milestones}
    picked = st.pills(
        "Milestone",
        list(names),
        default=usual(milestones, reviews).short,
        required=True,
        key=f"{session.MILESTONE} {plan.id}",
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
