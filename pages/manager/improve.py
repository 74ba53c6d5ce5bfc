"""Improve: from an idea to a change, and from a change to a verdict nobody has to argue about."""

import streamlit as st

from pages.manager import all_improvements, one_improvement
from pages.ui import session


@st.fragment
def improve() -> None:
    opened = session.opened_improvement()
    if opened:
        one_improvement.show(opened)
    else:
        all_improvements.show()


improve()
