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


def clock(ends_at: datetime | None, now: datetime, key: str) -> None:
    """Nothing but a clock that can be read from the back of the room."""
    live("", ends_at, now, lambda: None, key, is_large=True)


def live(
    address: str,
    ends_at: datetime | None,
    now: datetime,
    on_tick: Callable[[], None],
    key: str,
    is_large: bool = False,
) -> None:
    """`address` streams the news; the clock counts down to `ends_at`, and shows nothing without."""
    data = {
        "address": address,
        "ends_at": int(ends_at.timestamp() * 1000) if ends_at else None,
        "now": int(now.timestamp() * 1000),
        "is_large": is_large,
    }
    _component(key=key, data=data, on_tick_change=on_tick)
