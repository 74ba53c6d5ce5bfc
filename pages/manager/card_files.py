"""All KPIs to take away: one picture of every chart, and one table of every week."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from playbook.charts.table import charts_csv
from playbook.kpi.card import Card, headline
from playbook.kpi.sheet_svg import kpi_sheet_svg


def pieces(cards: Sequence[Card], today: date) -> None:
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Picture (SVG)",
            partial(kpi_sheet_svg, cards, headline(cards)),
            f"kpis-{today}.svg",
            "image/svg+xml",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            key="kpis-picture",
        )
        st.download_button(
            "Figures (CSV)",
            partial(charts_csv, [(card.name, card.chart) for card in cards]),
            f"kpis-{today}.csv",
            "text/csv",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            key="kpis-figures",
        )
