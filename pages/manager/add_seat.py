"""Add somebody to the chart by hand."""

from datetime import date

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
from storage.access import OpenPlan
from storage.engine import Engine
from storage.rows import new_id

FORM = "add-seat"


def form(board: TeamBoard, chosen: str | None) -> None:
    """A new box goes under the one that is chosen, unless another boss is named."""
    draft = session.draft_id(FORM, new_id())
    tops = board.chart.reports(None)
    boss = chosen or (tops[0].id if tops else None)
    with st.form(f"{FORM} {draft}", border=False, enter_to_submit=False):
        st.text_input("Name", key=f"add-name {draft}", placeholder="Empty: still to be named")
        role_field("", board.roles, f"add-role {draft}")
        boss_key = f"add-boss {draft} {boss}"
        boss_field("Reports to", list(board.labels), boss, board.labels, boss_key)
        st.toggle("Vacant", key=f"add-vacant {draft}")
        st.form_submit_button("Add to the chart", on_click=add, args=[draft, boss_key])


def add(draft: str, boss_key: str) -> None:
    """A double click adds one: the box has the draft's id."""
    seat = Seat(
        draft,
        session.get(f"add-name {draft}", ""),
        role_key(session.get(f"add-role {draft}"), catalogue()),
        session.get(boss_key),
        vacant=bool(session.get(f"add-vacant {draft}")),
    )

    def save(db: Engine, key: OpenPlan, today: date) -> None:
        if seat.id not in org_charts.load(db, key).chart.by_id:
            org_charts.save(db, key, [_added(seat)], today)

    if team_board.act(save, "Added to the chart."):
        session.end_draft(FORM, draft)


def _added(seat: Seat) -> Added:
    if not (seat.name.strip() or seat.role or seat.vacant):
        raise PlaybookError("Give the new box a name or a role, or mark it as vacant.")
    return Added(seat)
