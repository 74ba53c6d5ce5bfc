"""Report: the six baseline metrics and all others, by channel, queue and period."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

import storage
from pages.manager import freezing, report_period
from pages.manager.ticking import show_outcome
from pages.ui import heat_map, session
from pages.ui.agent_table import agent_table
from pages.ui.palette import palette
from pages.ui.report_figures import figure_grid, figure_list, share_list
from pages.ui.text import line, muted
from pages.web import door
from playbook.access import Permission
from playbook.facts import Fact
from playbook.kpi.by_agent import by_agent
from playbook.staffing.busy_hours import busiest
from playbook.staffing.peak_staffing import typical_week
from playbook.wording import listed
from storage import baselines, facts, imports, measuring, plans, volumes
from storage.imports import Import
from storage.measuring import Figure
from storage.volumes import Volumes


def source_of(kept: Sequence[Import]) -> str:
    names = [each.name for each in kept if not each.is_undone]
    return listed([*names[:2], f"{len(names) - 2} more imports"] if len(names) > 3 else names)


@st.fragment
def report() -> None:
    with storage.connect() as db:
        key = door.plan_here(db)
        today = session.today(plans.load(db, key))
        span, kept = facts.span(db, key), imports.of_plan(db, key)
        channels, queues = (facts.different(db, key, name) for name in ("channel", "queue"))
        usual = report_period.shortest(db, key, span) if span else 0
    if not span:
        st.title("No figures yet", anchor=False)
        st.markdown("Import an export, or type in one period.")
        st.page_link("manager/reporting.py", label="To Reporting")
        return
    title = st.empty()
    show_outcome()
    window, words = report_period.filters(channels, queues, span, usual)
    title.title(f"Report, {words}", anchor=False)
    with storage.connect() as db:
        key = door.plan_here(db)
        figures = measuring.over(db, key, window)
        hours = volumes.by_hour(db, key, window)
        by_channel = facts.load(db, key, ("channel",), window)
        by_source = facts.load(db, key, ("source",), window)
        frozen = baselines.of_plan(db, key)
        may_work = key.may(Permission.WORK)
        told = facts.of(db, key, ("agent",), window) if may_work else []
    left, right = st.columns([1.7, 1], gap="large")
    with left:
        _baseline_metrics(figures, hours, source_of(kept))
        contacts = sum(fact.offered or 0 for _, fact in by_channel)
        share_list("Share by channel", _shares(by_channel, "channel"), contacts)
        share_list("Where they come from", _shares(by_source, "source"), contacts)
        agent_table(by_agent(told, {f.kpi.key: f.measured.definition for f in figures}))
    with right:
        if others := [f for f in figures if not f.kpi.baseline]:
            st.subheader("Other KPIs", anchor=False)
            figure_list(others, source_of(kept))
        freezing.pieces(frozen, window, words, today, may_work)


def _baseline_metrics(figures: Sequence[Figure], hours: Volumes, source: str) -> None:
    busy = busiest(hours.offered, hours.average_handle_time)
    st.subheader("Baseline metrics", anchor=False)
    if not figures:
        st.markdown("No figures lie wholly within this period. Choose a longer one.")
    figure_grid([f for f in figures if f.kpi.baseline], source, busy)
    if busy:
        st.subheader("When contacts come", anchor=False)
        st.markdown(line(busy.sentence()))
        week = typical_week(hours.offered)
        st.plotly_chart(
            heat_map.heat_map(week, palette()),
            config={"displayModeBar": False},
            alt=heat_map.alternative(week),
            key="heat-map",
        )
    elif figures:
        st.markdown(muted("No figure here tells its hour, so there is no busiest hour."))


def _shares(found: Sequence[tuple[dict[str, Any], Fact]], name: str) -> list[tuple[str, float]]:
    sums: dict[str, float] = {}
    for place, fact in found:
        if place[name] is not None and fact.offered:
            sums[str(place[name])] = sums.get(str(place[name]), 0.0) + fact.offered
    return list(sums.items())


report()
