"""A KPI since each manager's own baseline, as small pictures on one scale; nobody is ranked."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

import storage
from pages.ui import change_panels
from pages.ui.palette import palette
from pages.ui.text import muted
from pages.web import door
from playbook.kpi.amount import unit_of
from playbook.review.portfolio import Portrait
from playbook.review.programme import better, in_plan_order
from storage import access, kpi_changes

A_PAGE = 24
LEGEND = (
    "All pictures share one scale, from four weeks before day 1 · level line: each one’s own "
    "baseline · upright line: day 1"
)


def show(people: Sequence[Portrait], now: datetime) -> None:
    kpis = kpi_changes.watched()
    names = {one.name: one for one in kpis.values()}
    picked = st.selectbox("KPI", list(names), key="kpi", bind="query-params", width=280)
    one = names.get(picked) or next(iter(names.values()))
    with storage.connect() as db:
        key = access.open_portfolio(db, door.user_here(db))
        plans = [p.plan for p in people]
        changes = kpi_changes.of_portfolio(db, key, one.key, plans, now)
    found = in_plan_order(changes, people)
    if not found:
        st.markdown(f"None of these managers has frozen a baseline of {one.name} yet.")
        return
    st.markdown(_finding(better(changes.values(), one.direction), len(found), len(people)))
    page = 1
    if len(found) > A_PAGE:
        page = st.pagination(-(-len(found) // A_PAGE), key="kpi-page", bind="query-params")
    shown = found[(page - 1) * A_PAGE : page * A_PAGE]
    change_panels.change_panels(shown, unit_of(one), palette())
    st.markdown(muted(LEGEND))


def _finding(ahead: int, measured: int, people: int) -> str:
    without = people - measured
    rest = f" {without} without a baseline of it." if without else ""
    return (
        f"**{ahead} of {measured} stand better than their own baseline**, by the mean of their "
        f"last four weeks.{rest}"
    )
