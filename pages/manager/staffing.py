"""Staffing: what the coming weeks need, hour by hour, and whether today’s number is enough."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

import storage
from pages.ui import session, staffing_form
from pages.ui.palette import palette
from pages.ui.staffing_chart import alternative, staffing_chart
from pages.ui.text import line, muted
from pages.web import door
from playbook.errors import PlaybookError
from playbook.plan import Plan
from playbook.staffing.expected import Expected, expected
from playbook.staffing.forecast_staffing import agents_for_forecast, handle_times
from playbook.staffing.queue_outlook import QueueLoad
from playbook.staffing.required_agents import StaffingRules
from playbook.staffing.shrinkage import scheduled_agents
from playbook.staffing.staffing import QueuePlan, check_staffing
from playbook.staffing.words import ASSUMPTIONS, staffing_sentence
from storage import facts, plans, volumes
from storage.facts import Window
from storage.volumes import Volumes

HOUR_SECONDS = 3600.0


def needs(found: Volumes, coming: Expected, rules: StaffingRules) -> list[QueuePlan]:
    times = handle_times(found.handled, found.handle_seconds)
    return agents_for_forecast("all", coming.volumes, HOUR_SECONDS, times, rules)


def busiest(plans_: Sequence[QueuePlan]) -> QueuePlan:
    return max(plans_, key=lambda each: each.requirement.agents)


def check(most: QueuePlan, rules: StaffingRules) -> None:
    """Whether the number of agents that is there now would do in the busiest hour."""
    st.subheader("Enough people, in the right places?", anchor=False)
    agents = st.number_input(
        "Agents on the phones in the busiest hour", 0, 2_000, most.requirement.agents, key="agents"
    )
    load: QueueLoad = most.interval.load
    st.markdown(line(staffing_sentence(check_staffing(load, int(agents), rules), rules)))
    with st.expander("What this rests on"):
        for words in ASSUMPTIONS:
            st.markdown(words)


@st.fragment
def staffing() -> None:
    with storage.connect() as db:
        key = door.plan_here(db)
        plan: Plan = plans.load(db, key)
        span, channels = facts.span(db, key), facts.different(db, key, "channel")
        channel = staffing_form.channel_of(channels)
        found = volumes.by_hour(db, key, Window(channel=channel))
    title = st.empty()
    title.title("Staffing", anchor=False)
    if not span or not found.offered:
        st.markdown("No figures tell their hour. Import an export with times, not only days.")
        st.page_link("manager/reporting.py", label="To Reporting")
        return
    left, right = st.columns([1.7, 1], gap="large")
    with right:
        wanted = staffing_form.rules_form(channels)
    with left:
        try:
            draw(found, plan, span, wanted, title)
        except PlaybookError as error:
            st.error(line(str(error)))


def draw(
    found: Volumes,
    plan: Plan,
    span: tuple[date, date],
    wanted: staffing_form.Wanted,
    title: "st.delta_generator.DeltaGenerator",
) -> None:
    starts_on = max(span[1], session.today(plan) - timedelta(days=1)) + timedelta(days=1)
    coming = expected(found.offered, starts_on, wanted.weeks)
    plans_ = needs(found, coming, wanted.rules)
    most = busiest(plans_)
    at = most.interval.starts_at
    need = f"{most.requirement.agents} agents" if most.requirement.agents != 1 else "1 agent"
    title.title(f"{at:%A}s at {at:%H:%M} need the most: {need}", anchor=False)
    rota = scheduled_agents(most.requirement.agents, wanted.rules.shrinkage_rate)
    st.markdown(f"{coming.words} The busiest hour needs {need} on the phones, {rota} on the rota.")
    st.plotly_chart(
        staffing_chart(plans_, palette()),
        config={"displayModeBar": False},
        alt=alternative(plans_),
        key="staffing-chart",
    )
    for note in coming.notes:
        st.markdown(muted(line(note)))
    check(most, wanted.rules)


staffing()
