"""The chart as a table: many rows changed at once, saved together or not at all."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.manager.chart_view import opening, reopen_panel
from pages.manager.team_board import TeamBoard, act
from pages.ui import session
from pages.ui.text import muted
from playbook.org_chart import table
from playbook.org_chart.channels import channels
from playbook.org_chart.chart import Chart
from playbook.org_chart.labels import labels
from playbook.org_chart.roles import Catalogue, catalogue
from playbook.org_chart.seat import MOST_FULL_TIME_EQUIVALENTS
from playbook.org_chart.templates import seat_ids
from storage import org_charts


def show(board: TeamBoard) -> None:
    seen = _seen(board) if board.may_work else board.chart
    frame = pd.DataFrame(table.cells(seen, board.roles), columns=list(table.COLUMNS))
    if not board.may_work:
        st.dataframe(frame, hide_index=True, key="people-table")
        return
    st.markdown(muted("Change, add or delete rows, then save them together."))
    st.data_editor(
        frame,
        hide_index=True,
        num_rows="dynamic",
        height=520,
        column_config=_columns(seen, board.roles),
        key=_editor(),
    )
    with st.container(horizontal=True):
        st.button("Save the table", type="primary", key="save-table", on_click=save, args=[seen])
        if seen != board.chart:
            st.button("Load the newest rows", key="load-table", on_click=reopen_panel)


def save(seen: Chart) -> None:
    """Keyed by id, as the rows were seen; a refused batch leaves everything typed in place."""
    typed: dict[str, Any] = session.get(_editor()) or {}

    def change(db: Any, key: Any, today: Any) -> None:
        edits = table.edits(
            seen,
            catalogue(),
            typed.get("edited_rows", {}),
            typed.get("added_rows", []),
            typed.get("deleted_rows", []),
            seat_ids(),
        )
        org_charts.save(db, key, edits, today)

    if act(change, "Table saved."):
        reopen_panel()


def _seen(board: TeamBoard) -> Chart:
    """The rows stand still while somebody types, whatever others save."""
    name = f"{session.CHART_TABLE} {board.key.id} {opening()}"
    kept = session.get(name)
    if not isinstance(kept, Chart):
        session.put(name, board.chart)
        return board.chart
    return kept


def _editor() -> str:
    return f"people-table {opening()}"


def _columns(chart: Chart, roles: Catalogue) -> dict[str, Any]:
    people = list(labels(chart, roles).values())
    return {
        "Name": st.column_config.TextColumn(width="medium"),
        "Reports to": st.column_config.SelectboxColumn(options=people, width="medium"),
        "Dotted line to": st.column_config.SelectboxColumn(options=people),
        "Full-time": st.column_config.NumberColumn(
            min_value=0.0, max_value=MOST_FULL_TIME_EQUIVALENTS, step=0.01
        ),
        "Vacant": st.column_config.CheckboxColumn(),
        "Channels": st.column_config.MultiselectColumn(
            options=[each.title for each in channels()], width="medium"
        ),
        "Met on": st.column_config.DateColumn(format="DD/MM/YYYY"),
    }
