"""From a line about somebody to the page of their plan where something can be done."""

import streamlit as st

from pages.ui import session
from playbook.review.attention import Kind, Reason
from playbook.review.for_you import Kind as Item

TODAY = "manager/today.py"
PLAN = "manager/plan.py"
CHECK_IN = "manager/check_in.py"
REVIEW = "senior_management/milestone_review.py"
HEALTH_CHECK = "manager/health_check.py"
COMMITMENTS = "manager/commitments.py"
KPIS = "manager/kpis.py"
PROGRAMME = "senior_management/programme.py"

PAGES = {
    Item.REVIEW: REVIEW,
    Item.CHECK_IN: CHECK_IN,
    Item.DECISION: CHECK_IN,
    Kind.OFF_TRACK: CHECK_IN,
    Kind.OFF_RAMP: KPIS,
    Kind.MISSED: CHECK_IN,
    Kind.LATE_MILESTONE: REVIEW,
    Kind.BLOCKED: PLAN,
    Kind.SLIPPED: COMMITMENTS,
}


def act(plan_id: str, reason: Reason) -> None:
    """To the page where something can be done about this reason."""
    about = Item(reason.about) if reason.about else reason.kind
    lead_to(plan_id, PAGES.get(about, TODAY))


def lead_to(plan_id: str, page: str) -> None:
    """The callback of a button: this plan is chosen, and the page that runs next leads on, with
    the plan in its address: a reload stays, whatever another window shows."""
    st.query_params.clear()
    session.choose_plan(plan_id)
    session.put(session.LEADS_TO, page)


def follow() -> None:
    if page := session.take(session.LEADS_TO):
        st.switch_page(page, query_params={session.PLAN: session.get(session.PLAN)})
