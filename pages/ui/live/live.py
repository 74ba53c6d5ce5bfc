"""The component as a page calls it: a clock, and a callback whenever there is news."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent

_component = st.components.v2.component(
    "live",
    html=(HERE / "live.html").read_text("utf-8"),
    css=(HERE / "live.css").read_text("utf-8"),
    js=(HERE / "live.js").read_text("utf-8"),
)


@dataclass(frozen=True)
class Sign:
    """`name` is qr, where or count, which says how large it stands; `svg` is drawn, `alt` read."""

    name: str
    svg: str
    alt: str

    @property
    def drawn(self) -> tuple[str, str, str]:
        coded = b64encode(self.svg.encode()).decode()
        return self.name, f"data:image/svg+xml;base64,{coded}", self.alt


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
    signs: Sequence[Sign] = (),
) -> None:
    """`address` streams the news; the clock counts down to `ends_at`, and shows nothing without.
    Signs stand beside it; in a narrow window all are small and the QR code goes."""
    data = {
        "address": address,
        "ends_at": int(ends_at.timestamp() * 1000) if ends_at else None,
        "now": int(now.timestamp() * 1000),
        "is_large": is_large,
        "signs": [sign.drawn for sign in signs],
    }
    _component(key=key, data=data, on_tick_change=on_tick)
