"""The sampling plan: how many recordings to review, and how far that has come."""

import streamlit as st

import storage
from pages.ui import session
from pages.ui.text import muted
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.sampling import CONFIDENCES, margin_reached
from playbook.sampling_plan import MARGINS, SamplingPlan
from storage import sampling_plans


def show(plan: SamplingPlan, reviewed: int, may_choose: bool) -> None:
    st.subheader("Sampling plan", anchor=False)
    share = min(1.0, reviewed / plan.needed)
    with st.container(gap="small"):
        st.progress(share, text=f"Recordings reviewed :gray[· {reviewed} of {plan.needed}]")
        st.markdown(muted(_explained(plan, reviewed)))
    if may_choose:
        with st.popover("Change the sampling plan", type="tertiary", key="sampling"):
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
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            get = session.get
            contacts, margin = int(get("sample-contacts")), get("sample-margin")
            chosen = SamplingPlan(contacts, margin, get("sample-confidence"), seen)
            sampling_plans.choose(db, key, chosen)
        session.put(session.SAVED, "Sampling plan saved.")
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
