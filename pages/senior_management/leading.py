"""From a line about somebody to the page of their plan where something can be done."""

import streamlit as st

from pages.ui import session

TODAY = "manager/today.py"
PLAN = "manager/plan.py"
CHECK_IN = "manager/check_in.py"
REVIEW = "senior_management/milestone_review.py"
COMMITMENTS = "manager/commitments.py"
KPIS = "manager/kpis.py"
PROGRAMME = "senior_management/programme.py"


def lead_to(plan_id: str, page: str) -> None:
    """The callback of a button: this plan is chosen, and the page that runs next leads on."""
    st.query_params.clear()
    session.choose_plan(plan_id)
    session.put(session.LEADS_TO, page)


def follow() -> None:
    if page := session.take(session.LEADS_TO):
        st.switch_page(page)
