"""Agreed KPIs against their ramps, a card each: value, where it stands, what was agreed."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import streamlit as st

from pages.ui.text import line, muted
from playbook.kpi.amount import spoken_value
from playbook.kpi.ramp import Footing, Ramp
from playbook.wording import spoken_date


def ramp_cards(ramps: Sequence[Ramp], today: date) -> None:
    with st.grid(3, min_column_width=170, gap="small") as grid:
        for each in ramps:
            with grid.cell(), st.container(border=True, height="stretch", gap="xsmall"):
                _card(each, today)


def _card(each: Ramp, today: date) -> None:
    st.metric(
        line(each.name),
        each.spoken,
        each.footing_words,
        delta_color=_colour(each.footing),
        delta_arrow="off",
        chart_data=[week.value for week in each.weeks],
        chart_type="line",
    )
    st.markdown(muted(line(f"Agreed: {each.asked_words}")))
    parts = []
    if each.week:
        parts.append(f"Week of {spoken_date(date.fromisoformat(each.week), today)}")
    if each.baseline is not None:
        parts.append(f"Baseline {spoken_value(each.baseline, each.unit)}")
    if parts:
        st.markdown(muted("  \n".join(parts)))


def _colour(footing: Footing) -> Literal["orange", "gray"]:
    return "orange" if footing is Footing.OFF else "gray"
