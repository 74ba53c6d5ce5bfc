"""Take away: the brief, the workbook, the tables, the calendar file and its private address."""

from functools import partial

import streamlit as st

import storage
from pages.manager import taking_away
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.text import line
from pages.web import door
from playbook.reports.table import file_name
from playbook.reports.tables import NAMES
from storage import calendar_links, plans
from storage.settings import settings

with storage.connect() as db:
    key = door.plan_here(db)
    plan, is_shared = plans.load(db, key), calendar_links.is_shared(db, key)
name = file_name(plan.manager, plan.site)

st.title(f"Take away the plan of {line(plan.manager)}", anchor=False)
st.markdown("Nothing that was noted in confidence is in these files.")
show_outcome()
left, right = st.columns([1.2, 1], gap="large")
with left:
    st.subheader("One-page brief", anchor=False)
    st.markdown(
        "Decisions needed, what changed, the next gate, what is in the way, what slipped, and KPIs "
        "against their ramp."
    )
    st.download_button(
        "Download the brief (PDF)",
        partial(taking_away.brief_bytes, key),
        file_name=f"{name}-brief.pdf",
        mime="application/pdf",
        type="primary",
    )
    st.subheader("The whole plan", anchor=False)
    st.download_button(
        "Download the workbook (.xlsx)",
        partial(taking_away.workbook_bytes, key),
        file_name=f"{name}.xlsx",
    )
    st.markdown("Or one table as CSV:")
    with st.container(horizontal=True):
        for table in NAMES:
            st.download_button(
                table,
                partial(taking_away.csv_bytes, key, table),
                file_name=f"{name}-{file_name(table)}.csv",
                mime="text/csv",
                key=f"csv-{table}",
            )
with right:
    st.subheader("Calendar", anchor=False)
    st.markdown("Milestone reviews and open tasks, each on its due day.")
    st.download_button(
        "Download the calendar file (.ics)",
        partial(taking_away.calendar_bytes, key),
        file_name=f"{name}.ics",
        mime="text/calendar",
    )
    st.markdown("A calendar programme can also follow a private address and stay up to date.")
    made_for, token = session.get(session.CALENDAR_TOKEN) or ("", "")
    if token and made_for == plan.id and is_shared:
        st.code(f"{settings().address}/calendar/{token}.ics", language=None, wrap_lines=True)
        st.markdown("It is shown once: copy it now. Whoever has it can read these dates.")
        if not settings().reaches_other_machines:
            st.warning(
                "This address works on this machine only. Set DAY120_PUBLIC_ADDRESS first; "
                "docs/deploy.md says how."
            )
    with st.container(horizontal=True):
        label = "Make a new address" if is_shared else "Make an address"
        st.button(label, key="make-address", on_click=taking_away.make_address)
        if is_shared:
            st.button("Revoke the address", key="revoke", on_click=taking_away.revoke_address)
