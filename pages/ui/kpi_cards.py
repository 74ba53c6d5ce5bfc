"""KPIs as cards: the verdict colours the line, words stand beside every colour."""

from collections.abc import Callable, Sequence
from typing import Literal

import streamlit as st

from pages.ui.text import line, muted
from playbook.kpi.card import WEEKS_SHOWN, Card, Tone

COLOURS: dict[Tone, Literal["orange", "blue", "gray"]] = {
    Tone.CONCERN: "orange",
    Tone.IMPROVEMENT: "blue",
    Tone.ORDINARY: "gray",
}
KEY_WORDS = f"Lines are up to {WEEKS_SHOWN} weeks. Blue is improvement, orange is concern, grey is \
ordinary variation, whichever way the KPI points."


def kpi_cards(cards: Sequence[Card], on_open: Callable[[str, str], None]) -> None:
    with st.grid(4, min_column_width=210, gap="small") as grid:
        for card in cards:
            with grid.cell(), st.container(border=True, height="stretch", gap="xsmall"):
                _card(card, on_open)
    st.markdown(muted(KEY_WORDS))


def _card(card: Card, on_open: Callable[[str, str], None]) -> None:
    st.metric(
        line(card.name),
        card.value,
        card.verdict,
        delta_color=COLOURS[card.tone],
        delta_arrow="off",
        chart_data=[value for value in card.values if value is not None],
        chart_type="line",
        help=line(f"{card.kpi.definition} {card.kpi.variant(card.definition.variant).formula}"),
    )
    if card.assurance:
        st.markdown(card.assurance)
    st.markdown(muted(line(card.target or _n(card))))
    st.button(
        "Open",
        type="tertiary",
        key=f"open-{card.kpi.key}-{card.channel}",
        on_click=on_open,
        args=[card.kpi.key, card.channel],
    )


def _n(card: Card) -> str:
    n = f", n = {card.n:,.0f}" if card.n and card.kpi.unit in ("rate", "points", "score") else ""
    return f"Latest week{n}" if card.on else ""
