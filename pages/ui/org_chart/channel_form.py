"""The fields of one channel, and what stands in them at the click."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from pages.ui import session
from pages.ui.org_chart.seat_form import boss_field
from playbook.org_chart.channel_words import WANTED
from playbook.org_chart.channels import ChannelPlan, Promise
from playbook.org_chart.hours_text import hours_of, in_words

UNITS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86_400}
EARLIEST = date(2000, 1, 1)


def fields(plan: ChannelPlan, names: Mapping[str, str], opening: str) -> None:
    """`names` are the labels of all boxes by id, for the owner."""

    def key(field: str) -> str:
        return f"channel {field} {opening}"

    st.radio(
        "Wanted by customers",
        list(WANTED),
        list(WANTED).index(plan.wanted),
        format_func=lambda each: WANTED[each],
        horizontal=True,
        key=key("wanted"),
    )
    st.text_input(
        "Asked how", plan.asked_how, key=key("how"), placeholder="Two questions after a call"
    )
    on, count = st.columns(2)
    on.date_input("Asked on", plan.asked_on, min_value=EARLIEST, format="DD/MM/YYYY", key=key("on"))
    count.number_input("Customers asked", None, None, plan.asked_count, step=1, key=key("count"))
    st.toggle("Offered", plan.offered, key=key("offered"))
    boss_field("Owner", list(names), plan.owner_seat_id, names, key("owner"))
    st.text_input(
        "Opening hours",
        in_words(plan.promise.hours),
        key=key("hours"),
        placeholder="Monday to Friday 08:00–18:00, Saturday 09:00–13:00",
    )
    amount, unit = _response(plan.promise.response_seconds)
    number, units = st.columns(2)
    number.number_input("Answer within", 0, None, amount, step=1, key=key("amount"))
    units.selectbox("Unit", list(UNITS), list(UNITS).index(unit), key=key("unit"))
    st.checkbox(
        "Counted within opening hours only",
        plan.promise.within_opening_hours,
        key=key("within"),
    )


def typed(plan: ChannelPlan, opening: str) -> ChannelPlan:
    """For use in a callback; raises PlaybookError for hours that are not understood."""

    def value(field: str) -> object:
        return session.get(f"channel {field} {opening}")

    wanted, on, count, amount = (value(each) for each in ("wanted", "on", "count", "amount"))
    seconds = int(str(amount)) * UNITS[str(value("unit"))] if amount else None
    promise = Promise(hours_of(str(value("hours") or "")), seconds, bool(value("within")))
    return replace(
        plan,
        wanted=wanted if isinstance(wanted, bool) else None,
        asked_how=" ".join(str(value("how") or "").split()),
        asked_on=on if isinstance(on, date) else None,
        asked_count=int(str(count)) if count is not None else None,
        offered=bool(value("offered")),
        owner_seat_id=str(value("owner")) if value("owner") else None,
        promise=promise,
    )


def _response(seconds: int | None) -> tuple[int | None, str]:
    """In the largest unit that keeps it whole."""
    if not seconds:
        return None, "seconds"
    unit = next(name for name, size in reversed(UNITS.items()) if seconds % size == 0)
    return seconds // UNITS[unit], unit
