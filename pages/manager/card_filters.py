"""Which KPI cards are shown: by what they say, and by channel."""

from collections.abc import Sequence

import streamlit as st

from pages.ui import session
from playbook.kpi.card import Tone

EVERY = "All"
ALL_CHANNELS = "All channels"


def filters(channels: Sequence[str]) -> tuple[str, str]:
    """The tone and the channel to show."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        tone = st.pills(
            "Show",
            [EVERY, *(each.value for each in Tone)],
            default=EVERY,
            required=True,
            key="tone",
            format_func=_accented,
            label_visibility="collapsed",
            width="content",
        )
        channel = ALL_CHANNELS
        if len(channels) > 1:
            channel = st.selectbox(
                "Channel",
                [ALL_CHANNELS, *channels],
                key="card-channel",
                label_visibility="collapsed",
                width=180,
            )
    return tone or EVERY, "" if channel == ALL_CHANNELS else channel


def _accented(option: str) -> str:
    return f":green[{option}]" if option == session.get("tone", EVERY) else option
