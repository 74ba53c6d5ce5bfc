"""KPIs: what calls for an explanation, what improved, what is ordinary; concerns first."""

import streamlit as st

import storage
from pages.manager import card_files, card_filters, known_cards, team_link
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.kpi_cards import kpi_cards
from pages.ui.text import line
from pages.web import door
from playbook.access import Permission
from playbook.kpi.card import Card, headline, in_order
from playbook.wording import listed, spoken_date
from storage import facts, own_kpis, plans, team_pages
from storage.own_kpis import OWN


def open_workbench(kpi_key: str, channel: str) -> None:
    session.put(session.KPI, kpi_key)
    session.put(session.KPI_CHANNEL, channel)
    session.put(session.TO_WORKBENCH, True)


def cards_of(channel: str) -> list[Card]:
    with storage.connect() as db:
        key = door.plan_here(db)
        plan = plans.load(db, key)
        found = known_cards.cards(db, key, plan.day(session.today(plan)), channel)
    return in_order(found)


@st.fragment
def overview() -> None:
    if session.take(session.TO_WORKBENCH):
        st.switch_page("manager/workbench.py")
    with storage.connect() as db:
        key = door.plan_here(db)
        today = session.today(plans.load(db, key))
        channels, span = facts.different(db, key, "channel"), facts.span(db, key)
        own = [one.name for k, one in own_kpis.all_kpis(db, key).items() if k.startswith(OWN)]
        pages = team_pages.of_plan(db, key)
    st.title("KPIs", anchor=False)
    show_outcome()
    if not span:
        st.markdown("No figures yet. Import an export, or type in one period.")
        st.page_link("manager/reporting.py", label="To Reporting")
        if own:
            st.markdown(f"Your own stand on the workbench: {line(listed(own))}.")
            st.page_link("manager/workbench.py", label="To the workbench")
        return
    said = st.empty()
    tone, channel = card_filters.filters(channels)
    cards = cards_of(channel)
    where = channel.lower() if channel else "all channels"
    said.markdown(
        f"**{headline(cards)}** Weeks to {spoken_date(span[1], today)}, {where}."
        if cards
        else "The figures cover no whole weeks yet. The report shows them by period."
    )
    shown = [each for each in cards if tone in (card_filters.EVERY, each.tone.value)]
    if cards and not shown:
        st.markdown(f"No KPI is in “{tone}” now.")
    if shown:
        kpi_cards(shown, open_workbench)
        card_files.pieces(shown, today)
    if cards and key.may(Permission.ARRANGE):
        team_link.pieces(pages, cards)


overview()
