"""The portfolio, loaded once for one state of the data: filters and pages ask nothing again."""

from datetime import datetime

import streamlit as st

from storage import events, portfolio
from storage.access import OpenPortfolio
from storage.engine import Engine
from storage.portfolio import Portfolio


def load(db: Engine, key: OpenPortfolio, now: datetime) -> Portfolio:
    """Whatever changes a plan or a role is an event, so the newest event names the state; the
    hour brings a new day at every site. The key is the proof that the door was opened anew."""
    return _loaded(key.user.id, events.newest(db), f"{now:%Y-%m-%d %H}", db, key, now)


@st.cache_resource(max_entries=50, show_spinner=False)
def _loaded(
    user_id: str, newest: str, hour: str, _db: Engine, _key: OpenPortfolio, _now: datetime
) -> Portfolio:
    return portfolio.load(_db, _key, _now)
