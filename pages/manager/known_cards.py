"""The cards of all KPIs, worked out once for each state of a plan's figures and each plan day."""

import streamlit as st

from playbook.kpi.card import Card, card
from storage import figure_state, measuring
from storage.access import OpenPlan
from storage.engine import Engine

KEPT = 60  # in memory at most


def cards(db: Engine, key: OpenPlan, plan_day: int, channel: str = "") -> tuple[Card, ...]:
    """In the catalogue's order. The key is the proof that the door was opened anew."""
    return _cards(key.id, figure_state.of_plan(db, key), plan_day, channel, db, key)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _cards(
    plan_id: str, state: str, plan_day: int, channel: str, _db: Engine, _key: OpenPlan
) -> tuple[Card, ...]:
    return tuple(
        card(s.kpi, s.definition, s.observations, s.target, plan_day, s.channel, s.rebased)
        for s in measuring.series(_db, _key, channel)
    )
