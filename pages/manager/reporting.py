"""Reporting: drop an export, answer what only the manager knows, keep it or undo it."""

from datetime import date

import streamlit as st

import storage
from pages.manager import by_hand, import_draft, importing
from pages.manager.import_draft import Draft
from pages.manager.import_list import import_list
from pages.manager.ticking import show_outcome
from pages.ui import import_preview, session
from pages.ui.text import line, muted
from pages.web import door
from playbook.access import Permission
from playbook.wording import counted, listed, period, spoken_date
from storage import facts, imports, plans
from storage.overlaps import about_other_days

HINT = "CSV, TSV, XLSX, ODS or a queue log, as the system writes it. Customers’ numbers and names \
are not kept, only sums."


def title(span: tuple[date, date] | None, today: date) -> str:
    return f"Figures from {period(*span, today)}" if span else "No figures yet"


def drop_zone(today: date) -> None:
    number = int(session.get(session.UPLOADS) or 0)
    upload = st.file_uploader("Drop an export of a phone, chat or ticket system", help=HINT,
                              key=f"export {number}")  # fmt: skip
    if not upload:
        return
    draft = import_draft.draft_of(upload)
    with st.container(border=True):
        if draft.refusal:
            st.error(line(draft.refusal))
        elif draft.reading and not draft.reading.recognised:
            import_preview.mapping_form(draft.reading, importing.use_mapping)
        elif draft.reading and draft.before:
            on = spoken_date(date.fromisoformat(draft.before.imported_at[:10]), today)
            st.markdown(f"This very file was imported on {on}. Nothing is changed.")
        elif draft.reading:
            preview(draft, today)
        if draft.mapping and not draft.before:
            st.button("Choose the columns again", type="tertiary", on_click=importing.map_again)


def preview(draft: Draft, today: date) -> None:
    assert draft.reading, "there is something to preview"
    reading = draft.reading
    import_preview.understood(reading, today)
    import_preview.questions(reading, today, draft.needs_dates, importing.answer)
    if any(column.role == "agent" for column in reading.report.columns):
        agents = "Keep agents’ names: their figures then stand in your report, for you alone"
        st.checkbox(agents, draft.keep_agents, key="keep-agents", on_change=importing.choose_agents)
    if draft.overlaps:
        names = listed([f"“{line(each.name)}”" for each in draft.overlaps])
        most = max(each.days for each in draft.overlaps)
        days = f"{counted(most, 'day')} of this file {'is' if most == 1 else 'are'}"
        st.radio(
            f"{days} there already, from {names}. What counts?",
            ["replace", "keep"],
            None,
            format_func=lambda o: {"replace": "This file: it replaces them",
                                   "keep": "Both: they are added up"}[o],
            key="overlap",
        )  # fmt: skip
        if others := about_other_days(draft.overlaps):
            st.markdown(muted(others))
    st.button(
        f"Import {counted(reading.report.rows_used, 'row')}",
        type="primary",
        disabled=not draft.ready,
        on_click=importing.keep,
    )


with storage.connect() as db:
    key = door.plan_here(db)
    today = session.today(plans.load(db, key))
    kept, span = imports.of_plan(db, key), facts.span(db, key)
may_work = key.may(Permission.WORK)

st.title(title(span, today), anchor=False)
show_outcome()
if span:
    st.page_link("manager/kpis.py", label="See what they say", icon=":material/monitoring:")
left, right = st.columns([1.5, 1], gap="large")
with left:
    if may_work:
        drop_zone(today)
    st.subheader("Imports", anchor=False)
    import_list(kept, today, may_work)
    if not kept:
        st.markdown("Nothing is imported. Ask who can export last month from the phone system.")
with right:
    if may_work:
        by_hand.forms(today)
