"""KPIs: what calls for an explanation, what improved, what is ordinary; concerns first."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.manager import card_files, known_cards, team_link
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.kpi_cards import kpi_cards
from pages.web import door
from playbook.access import Permission
from playbook.kpi_card import Card, Tone, headline, in_order
from playbook.wording import spoken_date
from storage import facts, plans, team_pages

EVERY = "All"
ALL_CHANNELS = "All channels"


def open_workbench(kpi_key: str, channel: str) -> None:
    session.put(session.KPI, kpi_key)
    session.put(session.KPI_CHANNEL, channel)
    session.put(session.TO_WORKBENCH, True)


def filters(channels: Sequence[str]) -> tuple[str, str]:
    """The tone and the channel to show."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        tone = st.pills(
            "Show",
            [EVERY, *(each.value for each in Tone)],
            default=EVERY,
            required=True,
            key="tone",
            format_func=_accented,
            label_visibility="collapsed",
            width="content",
        )
        channel = ALL_CHANNELS
        if len(channels) > 1:
            channel = st.selectbox(
                "Channel",
                [ALL_CHANNELS, *channels],
                key="card-channel",
                label_visibility="collapsed",
                width=180,
            )
    return tone or EVERY, "" if channel == ALL_CHANNELS else channel


def _accented(option: str) -> str:
    return f":green[{option}]" if option == session.get("tone", EVERY) else option


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
        pages = team_pages.of_plan(db, key)
    st.title("KPIs", anchor=False)
    show_outcome()
    if not span:
        st.markdown("No figures yet. Import an export, or type in one period.")
        st.page_link("manager/reporting.py", label="To Reporting")
        return
    said = st.empty()
    tone, channel = filters(channels)
    cards = cards_of(channel)
    where = channel.lower() if channel else "all channels"
    said.markdown(
        f"**{headline(cards)}** Weeks to {spoken_date(span[1], today)}, {where}."
        if cards
        else "The figures cover no whole weeks yet. The report shows them by period."
    )
    shown = [each for each in cards if tone in (EVERY, each.tone.value)]
    if cards and not shown:
        st.markdown(f"No KPI is in “{tone}” now.")
    if shown:
        kpi_cards(shown, open_workbench)
        card_files.pieces(shown, today)
    if cards and key.may(Permission.ARRANGE):
        team_link.pieces(pages, cards)


overview()
