"""The reviewer's decision on a milestone, as drafts that outlive a refusal."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from pages.ui import session
from pages.ui.text import line, muted
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.review.milestone_review import MOST_CONDITIONS, Condition, Decision, Outcome, Review

NAMES = {outcome: outcome.value.capitalize() for outcome in Outcome}


def decision_form(
    review: Review,
    milestone: Milestone,
    plan: Plan,
    today: date,
    me: str,
    sign: Callable[[str, int], None],
) -> None:
    captions = {
        Outcome.GO_ON: "The next milestone may start",
        Outcome.CONDITIONS: "Conditions become tasks with a due day",
        Outcome.REPEAT: f"{line(milestone.short)} stays open; say what is missing",
    }
    outcome = st.radio(
        "Your decision",
        list(Outcome),
        format_func=NAMES.__getitem__,
        captions=[captions[each] for each in Outcome],
        key=_key(review, "outcome"),
        label_visibility="collapsed",
    )
    if outcome is Outcome.CONDITIONS:
        _conditions(review, plan, today)
    st.text_area(
        "What is missing" if outcome is Outcome.REPEAT else f"Word to {line(plan.manager)}",
        height=90,
        key=_key(review, "word"),
    )
    st.button(
        "Sign milestone",
        type="primary",
        width="stretch",
        key="sign",
        on_click=sign,
        args=[review.id, review.version],
    )
    st.markdown(
        muted(
            f"Signed as {line(me)}. Freezes these facts as they stand; later edits change nothing."
        )
    )


def typed(review_id: str) -> Decision:
    """What stands in the form."""
    get = st.session_state.get
    count = int(get(f"{session.CONDITIONS} {review_id}", 1))
    dues: list[date | None] = [get(f"due-{n} {review_id}") for n in range(count)]
    made = [
        Condition(get(f"condition-{n} {review_id}", ""), due) for n, due in enumerate(dues) if due
    ]
    outcome = Outcome(get(f"outcome {review_id}", Outcome.GO_ON))
    return Decision(outcome, get(f"word {review_id}", ""), tuple(made))


def _conditions(review: Review, plan: Plan, today: date) -> None:
    counter = f"{session.CONDITIONS} {review.id}"
    count = int(session.get(counter, 1))
    usual = plan.calendar.on_or_after(today + timedelta(days=7))
    for n in range(count):
        st.text_area(
            "Condition" if n == 0 else f"Condition {n + 1}",
            height=68,
            key=_key(review, f"condition-{n}"),
        )
        st.date_input(
            "Due" if n == 0 else f"Due {n + 1}",
            usual,
            format="DD/MM/YYYY",
            key=_key(review, f"due-{n}"),
            min_value=today,
        )
    if count < MOST_CONDITIONS:
        st.button(
            "Add a condition",
            icon=":material/add:",
            type="tertiary",
            key="add-condition",
            on_click=session.put,
            args=[counter, count + 1],
        )


def _key(review: Review, name: str) -> str:
    return f"{name} {review.id}"
