"""The agents of a report, for the manager alone."""

from collections.abc import Sequence

import streamlit as st

from pages.ui.read_only_table import read_only_table
from pages.ui.text import muted
from playbook.kpi.by_agent import Agent
from playbook.wording import counted

ABOUT = (
    "In alphabetical order, for you alone. Who gets which contacts decides much of these figures."
)


def agent_table(agents: Sequence[Agent]) -> None:
    """Nothing where no names are kept; columns of which nothing is known are left out."""
    if not agents:
        return
    st.subheader("By agent", anchor=False)
    rows = [_row(each) for each in agents]
    known = [name for name in rows[0] if any(row[name] is not None for row in rows)]
    told = [{name: row[name] for name in known} for row in rows]
    read_only_table(
        told, "agents-table", f"{', '.join(known[1:])} of {counted(len(rows), 'agent')}"
    )
    st.markdown(muted(ABOUT))


def _row(agent: Agent) -> dict[str, str | float | None]:
    return {
        "Agent": agent.name,
        "Answered": agent.answered,
        "Handle time, s": _rounded(agent.average_handle_time, 0),
        "Transferred, %": _rounded(agent.transfer_rate, 3, 100),
    }


def _rounded(value: float | None, digits: int, times: float = 1) -> float | None:
    return None if value is None else round(round(value, digits) * times, 1)
