"""One list of what waits for the reader, and the nudge when a check-in is due."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.senior_management import leading
from pages.ui import session
from pages.ui.text import badge, line, muted
from playbook.plan import Plan
from playbook.questionnaire.questionnaire_file import questionnaires
from playbook.review.check_in import open_due
from playbook.review.for_you import Item, Kind
from playbook.wording import ago, due_phrase, spoken_date
from storage import check_ins, for_you
from storage.access import OpenPlan
from storage.engine import Engine

MOST_SHOWN = 5
PAGES = {
    Kind.REVIEW: ("Review and sign", leading.REVIEW),
    Kind.DECISION: ("Decide", leading.CHECK_IN),
    Kind.CHECK_IN: ("Read", leading.CHECK_IN),
    Kind.REPEAT: ("Submit again", leading.REVIEW),
    Kind.QUESTION: ("Answer", leading.CHECK_IN),
    Kind.QUESTIONNAIRE: ("Answer", leading.HEALTH_CHECK),
}


def waiting(db: Engine, key: OpenPlan) -> tuple[list[Item], set[date]]:
    """The reader's list, and the due dates whose check-in is handed in."""
    dues = {each.due_on for each in check_ins.of_plan(db, key) if each.submitted_on}
    return for_you.of_user(db, key.user), dues


def nudge(plan: Plan, handed_in: set[date], today: date) -> None:
    due_on = open_due(plan, handed_in, today)
    if not due_on:
        return
    with st.container(
        border=True,
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="nudge",
    ):
        late = plan.calendar.working_days_after(due_on, today)
        words = "Check-in was due" if late else "Check-in due"
        st.markdown(
            f"**{words} {spoken_date(due_on, today)}.** What moved is filled in already.",
            width="content",
        )
        st.button(
            "Check in",
            type="primary",
            key="check-in",
            on_click=_lead,
            args=[plan.id, leading.CHECK_IN],
        )


def digest(items: Sequence[Item], today: date) -> None:
    if not items:
        return
    st.subheader("For you", anchor=False)
    with st.container(gap="small", key="for-you"):
        for item in items[:MOST_SHOWN]:
            _row(item, today)
        if len(items) > MOST_SHOWN:
            st.markdown(muted(f"And {len(items) - MOST_SHOWN} more, once these are done."))


def _row(item: Item, today: date) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        with st.container(gap="xxsmall"):
            st.markdown(f"{badge('orange', item.kind.capitalize())} **{line(item.about)}**")
            st.markdown(muted(f"{line(item.who)} · {_when(item, today)}"))
        label, page = PAGES.get(item.kind, ("Open", leading.PLAN))
        st.button(
            label,
            type="tertiary",
            key=f"for-you-{item.kind}-{item.subject}",
            on_click=_open,
            args=[item, page],
        )


def _when(item: Item, today: date) -> str:
    return due_phrase(item.since, today) if item.kind is Kind.CONDITION else ago(item.since, today)


def _open(item: Item, page: str) -> None:
    if item.kind is Kind.CONDITION:
        session.put(session.OPENED_TASK, item.subject)
        session.put(session.FROM_TODAY, item.subject)
        session.choose_plan(item.plan_id)
        return
    if item.kind is Kind.QUESTIONNAIRE:
        titles = {each.title: each.key for each in questionnaires().values()}
        session.put(session.CHECK_CHOSEN, titles.get(item.about))
    _lead(item.plan_id, page)


def _lead(plan_id: str, page: str) -> None:
    leading.lead_to(plan_id, page)
