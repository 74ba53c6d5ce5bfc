"""The portfolio, loaded once for one state of the data: filters and pages ask nothing again."""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from storage import events, portfolio
from storage.access import OpenPortfolio
from storage.engine import Engine
from storage.portfolio import Portfolio


@dataclass
class Kept:
    """Somebody's portfolio as it was loaded last, with the state of the data it shows."""

    last: tuple[str, Portfolio] | None = None


def load(db: Engine, key: OpenPortfolio, now: datetime) -> Portfolio:
    """Whatever changes a plan or a role is an event, so the newest event names the state; each
    quarter of an hour may bring a new day at some site. The key is the proof that the door was
    opened anew."""
    kept, state = _kept(key.user.id), _state(db, now)
    seen, before = kept.last or ("", None)
    if before and seen == state:
        return before
    found = portfolio.load(db, key, now, before)
    kept.last = state, found
    return found


def _state(db: Engine, now: datetime) -> str:
    return f"{events.newest(db)} {now:%Y-%m-%d %H} {now.minute // 15}"


@st.cache_resource(max_entries=50, show_spinner=False)
def _kept(user_id: str) -> Kept:
    return Kept()
