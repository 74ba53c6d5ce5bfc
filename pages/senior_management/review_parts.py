"""The pieces of a milestone's review: its heading, the decision, the submission."""

from datetime import date

import streamlit as st

from pages.senior_management import signing
from pages.ui import decision_form, session
from pages.ui.signed_review import signed_review
from pages.ui.text import line, literal, muted
from playbook.access import Permission
from playbook.agenda import review_of
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.review.milestone_review import Review
from playbook.wording import ago, day_title, spoken_date
from storage.access import OpenPlan


def heading(plan: Plan, here: Milestone, review: Review | None, today: date) -> None:
    label = here.label[0].lower() + here.label[1:].replace("-", "–")
    st.title(f"{line(plan.manager)}: {line(here.short)}, {label}", anchor=False)
    day = day_title(plan.day(plan.clock(today)))
    words = [line(plan.site), f"{day[0].lower()}{day[1:]}"]
    if review:
        words.append(f"submitted {ago(review.submitted_on, today)} by {line(review.submitted_by)}")
    elif due := review_of(plan, here):
        words.append(f"review due {spoken_date(due.on, today)}")
    st.markdown(muted(" · ".join(words)))


def decision(
    key: OpenPlan, plan: Plan, here: Milestone, review: Review | None, today: date
) -> None:
    """What was decided, what is to be decided, or what is still to be submitted."""
    unsent = session.take(session.UNSENT)
    if review and not review.decided_on:
        _to_decide(key, plan, here, review, today)
        return
    if review:
        signed_review(review, today)
    if unsent:
        st.text_area("What you had written", unsent, key="unsent")
    if not (review and review.is_passed):
        _submission(key, plan, here, today)


def _to_decide(key: OpenPlan, plan: Plan, here: Milestone, review: Review, today: date) -> None:
    st.subheader("Your decision" if key.may(Permission.REVIEW) else "Waiting", anchor=False)
    if review.message:
        st.markdown(f"“{literal(review.message)}”")
    if not key.may(Permission.REVIEW):
        st.markdown("Submitted; the reviewer has not decided yet.")
        return
    with st.container(border=True):
        decision_form.decision_form(review, here, plan, today, key.user.name, signing.sign)


def _submission(key: OpenPlan, plan: Plan, here: Milestone, today: date) -> None:
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
