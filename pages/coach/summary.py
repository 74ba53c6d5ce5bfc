"""After the session: what came of it, to read and to take away the same minute."""

from functools import partial

import streamlit as st

import storage
from pages.coach import taken
from pages.coach.room import Room
from pages.ui import session, wall_results
from pages.ui.text import line, muted
from playbook.reports.table import as_csv, file_name
from playbook.reports.workshop_summary import summary
from playbook.reports.workshop_tables import WorkshopPapers, results_table
from playbook.wording import counted, listed, spoken_date
from playbook.workshop.guide import Step
from playbook.workshop.trend import Held, trends
from storage import workshop_access, workshop_papers
from storage.access import OpenWorkshop

MOST_TRENDS = 8


def show(here: Room) -> None:
    if session.take(session.TO_LIBRARY):
        st.switch_page("coach/workshops.py")
    found, today = here.session, session.local_today()
    papers = papers_of(here.key)
    st.title(f"{line(found.guide.title)}: {counted(len(here.actions), 'action')}", anchor=False)
    names = listed([line(plan.manager) for plan in found.plans])
    words = f"{spoken_date(found.held_on, today)}, run by {line(found.run_by)}"
    st.markdown(muted(f"{words}, {counted(found.joined, 'phone')} joined. For {names}."))
    is_waiting = taken.show(here, today)
    _take_away(here.key, found.guide.title, not is_waiting)
    _trends(here)
    for step in found.guide.steps:
        if step.is_voted:
            _step(step, papers)


def _take_away(key: OpenWorkshop, title: str, is_first: bool) -> None:
    name = file_name(title)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Download the summary (PDF)",
            partial(pdf_bytes, key),
            file_name=f"{name}.pdf",
            mime="application/pdf",
            type="primary" if is_first else "secondary",
        )
        st.download_button(
            "Download the results (CSV)",
            partial(csv_bytes, key),
            file_name=f"{name}.csv",
            mime="text/csv",
        )
        st.button("All workshops", type="tertiary", on_click=to_library)


def to_library() -> None:
    session.put(session.TO_LIBRARY, True)


def _step(step: Step, papers: WorkshopPapers) -> None:
    st.subheader(line(step.title), anchor=False)
    counts = papers.results[step.key]
    if not counts.answers:
        st.markdown(muted("Fewer than four answers, so nothing is shown."))
        return
    with st.container(width=720):
        wall_results.show(step, counts, counts.answers)


def _trends(here: Room) -> None:
    with storage.connect() as db:
        held = workshop_papers.held(db, here.key.user)
    this = next((each for each in held if each.id == here.session.id), None)
    found = trends(_up_to(held, this)) if this else []
    if not found:
        return
    st.subheader("Since last time", anchor=False)
    for trend in found[:MOST_TRENDS]:
        st.markdown(f"{line(trend.title)}: **{trend.in_words}**")


def _up_to(held: list[Held], this: Held) -> list[Held]:
    return [each for each in held if each.is_like(this) and each.held_on <= this.held_on]


def papers_of(held: OpenWorkshop) -> WorkshopPapers:
    """A file is made after the page's run: the key that the page held is tried anew."""
    with storage.connect() as db:
        key = workshop_access.open_workshop(db, held.user, held.id)
        return workshop_papers.gather(db, key, session.now().date())


def pdf_bytes(key: OpenWorkshop) -> bytes:
    return summary(papers_of(key))


def csv_bytes(key: OpenWorkshop) -> bytes:
    return as_csv(results_table(papers_of(key)))
