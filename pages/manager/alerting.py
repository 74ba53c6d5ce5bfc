"""What the figures call attention to, on Today: quiet, and never twice for the same cause."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.manager import known_cards
from pages.manager.acting import act
from pages.ui import session
from pages.ui.text import badge, line
from playbook.access import Permission
from playbook.kpi.alert import Alert, alerts
from playbook.plan import Plan
from storage import alert_limits, noted_alerts
from storage.access import OpenPlan
from storage.engine import Engine

MOST_SHOWN = 3


def due(db: Engine, key: OpenPlan, plan: Plan, today: date) -> list[Alert]:
    limits = [limit for limit in alert_limits.of_plan(db, key) if limit.is_on]
    limited = {(limit.kpi, limit.channel) for limit in limits}
    cards = [
        card
        for channel in sorted({"", *(limit.channel for limit in limits)})
        for card in known_cards.cards(db, key, plan.day(today), channel)
        if not channel or (card.kpi.key, channel) in limited
    ]
    return alerts(cards, noted_alerts.causes(db, key), today, limits)


def show(due_now: Sequence[Alert], may_work: bool) -> None:
    """Nothing at all when nothing calls."""
    if not due_now:
        return
    st.subheader("From the figures", anchor=False)
    for alert in due_now[:MOST_SHOWN]:
        st.markdown(f"{badge('orange', 'Concern')} {line(alert.words)}")
        with st.container(horizontal=True):
            st.button("Look", type="tertiary", key=f"look-{alert.cause}", on_click=look,
                      args=[alert.kpi, alert.channel])  # fmt: skip
            if may_work:
                st.button("I have seen this", type="tertiary", key=f"noted-{alert.cause}",
                          on_click=noted, args=[alert.cause])  # fmt: skip


def look(kpi_key: str, channel: str) -> None:
    session.put(session.KPI, kpi_key)
    session.put(session.KPI_CHANNEL, channel)
    session.put(session.TO_WORKBENCH, True)


def noted(cause: str) -> None:
    act(Permission.WORK, lambda db, key: noted_alerts.note(db, key, cause))
