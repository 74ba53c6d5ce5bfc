"""The component as a page calls it: a clock, and a callback whenever there is news."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent

_component = st.components.v2.component(
    "live",
    html='<div class="live" role="timer" hidden><span>Time left</span><b></b></div>',
    css=(HERE / "live.css").read_text("utf-8"),
    js=(HERE / "live.js").read_text("utf-8"),
)


def live(
    address: str, ends_at: datetime | None, now: datetime, on_tick: Callable[[], None], key: str
) -> None:
    """`address` streams the news; the clock counts down to `ends_at`, and shows nothing without."""
    data = {
        "address": address,
        "ends_at": int(ends_at.timestamp() * 1000) if ends_at else None,
        "now": int(now.timestamp() * 1000),
    }
    _component(key=key, data=data, on_tick_change=on_tick)
