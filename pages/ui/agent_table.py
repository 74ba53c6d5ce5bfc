"""The agents of a report, for the manager alone."""

from collections.abc import Sequence

import streamlit as st

from pages.ui.text import muted
from playbook.kpi.by_agent import Agent

ABOUT = (
    "In alphabetical order, for you alone. Who gets which contacts decides much of these figures."
)


def agent_table(agents: Sequence[Agent]) -> None:
    """Nothing where no names are kept; columns of which nothing is known are left out."""
    if not agents:
        return
    st.subheader("By agent", anchor=False)
    columns: dict[str, list[float | None]] = {
        "Answered": [each.answered for each in agents],
        "Handle time, s": [_rounded(each.average_handle_time, 0) for each in agents],
        "Transferred, %": [_rounded(each.transfer_rate, 3, 100) for each in agents],
    }
    known = {name: told for name, told in columns.items() if any(v is not None for v in told)}
    names = {"Agent": [each.name for each in agents]}
    alt = f"{', '.join(known)} of {len(agents)} agents"
    st.dataframe({**names, **known}, hide_index=True, key="agents-table", alt=alt)
    st.markdown(muted(ABOUT))


def _rounded(value: float | None, digits: int, times: float = 1) -> float | None:
    return None if value is None else round(round(value, digits) * times, 1)
