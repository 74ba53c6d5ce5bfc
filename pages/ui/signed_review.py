"""A review that is decided: who signed what, when, and under which conditions."""

from datetime import date

import streamlit as st

from pages.ui.text import line, literal, muted
from playbook.review.milestone_review import Outcome, Review
from playbook.wording import counted, spoken_date


def signed_review(review: Review, today: date) -> None:
    assert review.decided_on
    st.subheader(_title(review), anchor=False)
    st.markdown(muted(f"{line(review.decided_by)}, {spoken_date(review.decided_on, today)}"))
    if review.word:
        st.markdown(f"“{literal(review.word)}”")
    for condition in review.conditions:
        due = muted(f"Due {spoken_date(condition.due_on, today)}, a task of the plan")
        st.markdown(f"**{line(condition.words)}**  \n{due}")
    if review.is_passed:
        st.markdown(muted("The facts on this page are those of that day; later edits do not show."))


def _title(review: Review) -> str:
    if review.outcome is Outcome.REPEAT:
        return "To be repeated"
    if review.conditions:
        return f"Signed with {counted(len(review.conditions), 'condition')}"
    return "Signed: go on"
