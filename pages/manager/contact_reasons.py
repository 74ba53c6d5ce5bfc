"""Contact reasons: what customers get in touch about, what could be spared them, who is told."""

from datetime import timedelta

import streamlit as st

import storage
from pages.manager import telling
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.text import line, muted, unbroken
from pages.web import door
from playbook.access import Permission
from playbook.amounts import percentage
from playbook.kpi.contact_reasons import Reason, by_handle_time, known_share, ranked
from playbook.wording import period
from storage import contact_reasons, facts, plans
from storage.facts import Window

WEEKS = 4
BY_CONTACTS, BY_TIME = "By contacts", "By time taken"
MOST_SHOWN = 20


def reason_row(reason: Reason, largest: float, is_candidate: bool, may_work: bool) -> None:
    with st.container(key=f"reason-{reason.name}", gap="xxsmall"):
        words = f"**{line(reason.name)}** :gray[· {line(reason.figures())}]"
        st.progress(reason.contacts / largest if largest else 0.0, text=words)
        if may_work:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.checkbox(
                    "Customers could do this themselves",
                    is_candidate,
                    key=f"self-service {reason.name} {is_candidate}",
                    on_change=telling.mark,
                    args=[reason.name, not is_candidate],
                )
                st.button(
                    "Tell a department",
                    type="tertiary",
                    key=f"tell {reason.name}",
                    on_click=telling.begin,
                    args=[reason.name],
                )
        elif is_candidate:
            st.markdown(muted("Customers could do this themselves"))


@st.fragment
def reasons() -> None:
    with storage.connect() as db:
        key = door.plan_here(db)
        today = session.today(plans.load(db, key))
        span = facts.span(db, key)
        first = span[1] - timedelta(days=7 * WEEKS - 1) if span else today
        found = facts.of(db, key, ("contact_reason",), Window(first))
        everything = facts.of(db, key, (), Window(first))
        candidates, notes = contact_reasons.self_service(db, key), contact_reasons.notes(db, key)
    may_work, order = key.may(Permission.WORK), ranked(found)
    st.title(_title(order), anchor=False)
    show_outcome()
    covered = period(first, span[1], today) if span else ""
    if not order:
        which = f"No figures from {covered} tell" if covered else "No figures tell"
        st.markdown(
            f"{which} why customers get in touch. Import an export with a column for the wrap-up "
            "code, disposition or topic."
        )
        st.page_link("manager/reporting.py", label="To Reporting")
        return
    share = known_share(found, everything) or 0
    told = "all" if share == 1 else f"{unbroken(percentage(share))} of"
    st.markdown(muted(f"{covered}; the reason is told for {told} contacts."))
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        order_by = st.pills(
            "Rank", [BY_CONTACTS, BY_TIME], default=BY_CONTACTS, required=True, key="reason-order",
            label_visibility="collapsed",
        )  # fmt: skip
        shown = by_handle_time(order) if order_by == BY_TIME else order
        for reason in shown[:MOST_SHOWN]:
            reason_row(reason, order[0].contacts, reason.name in candidates, may_work)
    with right:
        telling.form(order, may_work)
        telling.notes(notes, today, may_work)


def _title(order: tuple[Reason, ...]) -> str:
    if not order:
        return "Contact reasons"
    first = order[0]
    return f"“{line(first.name)}” brings {100 * first.share:.0f}\u00a0% of contacts"


reasons()
