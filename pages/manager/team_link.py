"""The team page's private link: made, shown once, closed."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.manager.acting import act
from pages.ui import session
from pages.ui.text import line, muted
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.kpi.card import Card
from playbook.wording import counted
from storage import team_pages
from storage.team_pages import TeamPage


def pieces(pages: Sequence[TeamPage], cards: Sequence[Card]) -> None:
    with st.expander("Team page for agents and leadership", key="team", on_change="rerun") as body:
        if not body.open:
            return
        st.markdown("A page to read, by private link: no sign-in, nothing to change.")
        if token := session.get(session.TEAM_TOKEN):
            st.markdown("Copy the link now; it is shown this once.")
            st.code(f"{storage.settings().address}/team/{token}", language=None)
        names = {card.kpi.key: card.kpi.name for card in cards}
        with st.form("team-page", border=False):
            st.multiselect(
                "KPIs on it", list(names), list(names)[:5], format_func=lambda k: line(names[k]),
                key="team-kpis",
            )  # fmt: skip
            st.checkbox("With contact reasons", True, key="team-reasons")
            st.form_submit_button("Make a link", on_click=make)
        for page in pages:
            with st.container(horizontal=True, vertical_alignment="center"):
                made = session.reader_instant(page.made_at)
                words = f"{counted(len(page.kpis), 'KPI')}, made by {line(page.by)} {made}"
                st.markdown(muted(words))
                st.button("Close this link", type="tertiary", key=f"close-{page.id}",
                          on_click=close, args=[page.id])  # fmt: skip


def make() -> None:
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.ARRANGE)
            chosen = (session.get("team-kpis") or [], bool(session.get("team-reasons")))
            session.put(session.TEAM_TOKEN, team_pages.make(db, key, *chosen))
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def close(page_id: str) -> None:
    if act(
        Permission.ARRANGE,
        lambda db, key: team_pages.revoke(db, key, page_id),
        "Closed: the link opens nothing any more.",
    ):
        session.take(session.TEAM_TOKEN)
