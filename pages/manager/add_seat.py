"""Add somebody to the chart by hand."""

import streamlit as st

from pages.manager import team_board
from pages.manager.team_board import TeamBoard
from pages.ui import session
from pages.ui.org_chart.seat_form import boss_field, role_field
from playbook.errors import PlaybookError
from playbook.org_chart.edits import Added
from playbook.org_chart.roles import catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.typed import role_key
from storage import org_charts
from storage.rows import new_id

FORM = "add-seat"


def form(board: TeamBoard, chosen: str | None) -> None:
    """A new box goes under the one that is chosen, unless another boss is named."""
    with st.form(FORM, border=False, enter_to_submit=False):
        st.text_input("Name", key="add-name", placeholder="Empty: still to be named")
        role_field("", board.roles, "add-role")
        tops = board.chart.reports(None)
        boss = chosen or (tops[0].id if tops else None)
        boss_field("Reports to", list(board.labels), boss, board.labels, f"add-boss {boss}")
        st.toggle("Vacant", key="add-vacant")
        st.form_submit_button("Add to the chart", on_click=add, args=[boss])


def add(boss: str | None) -> None:
    """A double click adds one: the box has the draft's id."""
    seat = Seat(
        session.draft_id(FORM, new_id()),
        session.get("add-name", ""),
        role_key(session.get("add-role"), catalogue()),
        session.get(f"add-boss {boss}"),
        vacant=bool(session.get("add-vacant")),
    )

    if team_board.act(lambda db, key, today: org_charts.save(db, key, [_added(seat)], today)):
        session.end_draft(FORM)
        session.put("add-name", "")
        session.put("add-role", None)
        session.put("add-vacant", False)
        session.put(session.SAVED, "Added to the chart.")


def _added(seat: Seat) -> Added:
    if not (seat.name.strip() or seat.role or seat.vacant):
        raise PlaybookError("Give the new box a name or a role, or mark it as vacant.")
    return Added(seat)
