"""What a staffing has to keep: service level, occupancy, shrinkage, patience, weeks ahead."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.ui import session
from pages.ui.text import line
from playbook.staffing.required_agents import StaffingRules

ALL = "All channels"
MODELS = {"a": "Callers give up (Erlang A)", "c": "Callers wait (Erlang C)"}


@dataclass(frozen=True)
class Wanted:
    rules: StaffingRules
    weeks: int


def channel_of(channels: Sequence[str]) -> str | None:
    """The channel chosen on the last run; staffing is for voice unless told otherwise."""
    chosen = session.get("staffing-channel", _usual(channels))
    return chosen if chosen in channels else None


def rules_form(channels: Sequence[str]) -> Wanted:
    st.subheader("What it has to keep", anchor=False)
    options = [ALL, *channels]
    if len(channels) > 1:
        st.selectbox(
            "Channel",
            options,
            options.index(_usual(channels)),
            format_func=line,
            key="staffing-channel",
        )
    share, seconds = st.columns(2)
    level = share.number_input("Answered, %", 1, 99, 80, key="staffing-level")
    within = seconds.number_input("Within, s", 1, 3600, 20, key="staffing-seconds")
    cap = share.number_input("Busy at most, %", 10, 100, 85, key="staffing-cap")
    shrinkage = seconds.number_input("Shrinkage, %", 0, 90, 30, key="staffing-shrinkage")
    model = st.radio(
        "What callers do", list(MODELS), format_func=lambda m: MODELS[m], key="staffing-model"
    )
    patience = None
    if model == "a":
        patience = st.number_input(
            "They give up after, s on average", 5, 3600, 120, key="staffing-patience"
        )
    weeks = st.segmented_control(
        "Weeks ahead", [1, 2, 3, 4], default=2, required=True, key="staffing-weeks"
    )
    rules = StaffingRules(
        level / 100, float(within), cap / 100, shrinkage / 100,
        float(patience) if patience else None,
    )  # fmt: skip
    return Wanted(rules, int(weeks or 2))


def _usual(channels: Sequence[str]) -> str:
    return next((c for c in channels if c.casefold() in ("voice", "phone", "call")), ALL)
