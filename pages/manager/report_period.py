"""Which figures the report is about: a period, a channel, a queue."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from playbook.wording import period
from storage import facts
from storage.access import OpenPlan
from storage.engine import Engine
from storage.facts import Window

PERIODS = {"Last 4 weeks": 28, "Last 13 weeks": 91, "Everything": 0}
OWN_PERIOD = "Another period"
ALL = "All"


def shortest(db: Engine, key: OpenPlan, span: tuple[date, date]) -> int:
    """The place of the shortest period in which figures lie whole: months need a longer one."""
    for place, days in enumerate(PERIODS.values()):
        first = span[1] - timedelta(days=days - 1) if days else span[0]
        if facts.of(db, key, (), Window(first, span[1])):
            return place
    return 0


def filters(
    channels: Sequence[str], queues: Sequence[str], span: tuple[date, date], usual: int
) -> tuple[Window, str]:
    """The window, and its period in words; `usual` is the place of the period shown first."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        options = [*PERIODS, OWN_PERIOD]
        choice = st.selectbox("Period", options, usual, key="report-period", width=180)
        channel = st.selectbox("Channel", [ALL, *channels], key="report-channel", width=150)
        queue = st.selectbox("Queue", [ALL, *queues], key="report-queue", width=180)
        first, last = span
        if choice == OWN_PERIOD:
            days = st.date_input("From and to", span, *span, format="DD/MM/YYYY", key="report-days")
            first, last = (days[0], days[-1]) if isinstance(days, tuple) and days else span
        elif PERIODS[choice]:
            first = max(first, last - timedelta(days=PERIODS[choice] - 1))
    window = Window(
        first, last, None if channel == ALL else channel, None if queue == ALL else queue
    )
    return window, period(first, last, last)
