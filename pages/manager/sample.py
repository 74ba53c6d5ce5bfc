"""The sampling plan: how many recordings to review, and how far that has come."""

import streamlit as st

from pages.manager.acting import act
from pages.ui import session
from pages.ui.text import muted
from playbook.access import Permission
from playbook.listening.sampling import CONFIDENCES, margin_reached
from playbook.listening.sampling_plan import MARGINS, SamplingPlan
from storage import sampling_plans
from storage.access import OpenPlan
from storage.engine import Engine


def show(plan: SamplingPlan, reviewed: int, may_choose: bool) -> None:
    st.subheader("Sampling plan", anchor=False)
    share = min(1.0, reviewed / plan.needed)
    with st.container(gap="small"):
        st.progress(share, text=f"Recordings reviewed :gray[· {reviewed} of {plan.needed}]")
        st.markdown(muted(_explained(plan, reviewed)))
    if may_choose:
        with st.expander("Change the sampling plan", key="sampling", on_change="rerun") as body:
            if body.open:
                _form(plan)


def _explained(plan: SamplingPlan, reviewed: int) -> str:
    words = plan.in_words
    if not plan.is_chosen:
        words += " Tell it your own volume."
    if 0 < reviewed < plan.contacts:
        margin = margin_reached(reviewed, plan.contacts, plan.confidence)
        words += f" So far: within ±{margin * 100:.0f} points."
    return words + " Draw them at random; add interesting ones under “Live call”."


def _form(plan: SamplingPlan) -> None:
    with st.form("sampling-plan", border=False):
        st.number_input(
            "Contacts in a usual month", 1, 100_000_000, plan.contacts, key="sample-contacts"
        )
        st.selectbox(
            "How exact",
            MARGINS,
            index=MARGINS.index(plan.margin),
            format_func=lambda m: f"within ±{m * 100:.0f} points",
            key="sample-margin",
        )
        st.selectbox(
            "How sure",
            CONFIDENCES,
            index=CONFIDENCES.index(plan.confidence),
            format_func=lambda c: f"{c * 100:.0f} times in 100",
            key="sample-confidence",
        )
        st.form_submit_button("Save sampling plan", on_click=choose, args=[plan.version])


def choose(seen: int) -> None:
    def choose_it(db: Engine, key: OpenPlan) -> None:
        contacts = int(session.get("sample-contacts"))
        margin, confidence = session.get("sample-margin"), session.get("sample-confidence")
        sampling_plans.choose(db, key, SamplingPlan(contacts, margin, confidence, seen))

    act(Permission.WORK, choose_it, "Sampling plan saved.")
