"""KPIs week by week, worked out once for each state of a plan's figures."""

from collections.abc import Sequence

import streamlit as st

from playbook.charts.series import Observation
from storage import figure_state, kpi_series, surroundings
from storage.access import OpenPlan
from storage.engine import Engine
from storage.surroundings import Weeks

PLANS, KPIS = 30, 600  # kept in memory at most


def weekly(db: Engine, key: OpenPlan, kpis: Sequence[str]) -> Weeks:
    """The key is the proof that the door was opened anew; what is kept belongs to its plan."""
    state = figure_state.of_plan(db, key)
    return {kpi: _weeks(key.id, state, kpi, db, key) for kpi in kpis}


@st.cache_resource(max_entries=KPIS, show_spinner=False)
def _weeks(
    plan_id: str, state: str, kpi: str, _db: Engine, _key: OpenPlan
) -> tuple[Observation, ...]:
    return surroundings.weekly(_db, _key, [kpi], _facts(plan_id, state, _db, _key))[kpi]


@st.cache_resource(max_entries=PLANS, show_spinner=False)
def _facts(plan_id: str, state: str, _db: Engine, _key: OpenPlan) -> kpi_series.Weeks:
    return kpi_series.by_week(_db, _key)
