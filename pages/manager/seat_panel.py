"""The panel beside the chart: the box that is chosen, changed, met, or taken away."""

import streamlit as st

from pages.manager import team_board
from pages.manager.chart_view import opening, reopen_panel
from pages.manager.team_board import TeamBoard
from pages.ui import session
from pages.ui.org_chart import seat_form
from pages.ui.text import line, literal, muted
from playbook.org_chart.channels import channel
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import change, remove, remove_branch
from playbook.org_chart.follow_up import MEET, meeting
from playbook.org_chart.gaps import marks
from playbook.org_chart.roles import catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.typed import seat_edits
from playbook.wording import counted, spoken_date
from storage import chart_tasks, org_charts

ALL_GO = "all"


def show(board: TeamBoard, seat_id: str) -> None:
    seat = board.chart.seat(seat_id)
    st.subheader(line(seat.shown_name), anchor=False)
    st.markdown(muted(line(_about(board, seat))))
    for gap in marks(board.gaps).get(seat_id, ()):
        st.markdown(f":orange-badge[Gap] {literal(gap.sentence)}")
    if not board.may_work:
        _read(board, seat)
        return
    _met(board, seat)
    seen = _seen(seat)
    if seen != seat:
        st.markdown("Somebody changed this box since you opened it.")
        st.button("Show it as it is now", key="as-it-is", on_click=reopen_panel)
    with st.form(f"seat {opening()}", border=False):
        seat_form.fields(seen, board.chart, board.labels, board.roles, _name(seat_id))
        st.form_submit_button("Save", type="primary", on_click=save, args=[seen])
    _removal(board, seat)


def _about(board: TeamBoard, seat: Seat) -> str:
    reports = len(board.chart.reports(seat.id))
    boss = f"Reports to {board.chart.name(seat.reports_to)}"
    return f"{boss}. {counted(reports, 'direct report')}." if reports else f"{boss}."


def _read(board: TeamBoard, seat: Seat) -> None:
    facts = {
        "Role": board.roles.title(seat.role),
        "Team": seat.team,
        "Site": seat.site,
        "Full-time equivalents": f"{seat.full_time_equivalent:g}",
        "Dotted line to": board.chart.name(seat.dotted_to) if seat.dotted_to else "",
        "Channels": ", ".join(channel(key).title for key in seat.channels),
        "Skills": ", ".join(seat.skills),
        "Met": spoken_date(seat.met_on, board.today) if seat.met_on else "",
    }
    for name, value in facts.items():
        if value:
            st.markdown(f"{name}: **{line(value)}**")


def _met(board: TeamBoard, seat: Seat) -> None:
    if seat.vacant or seat.reports_to is None:
        return
    with st.container(horizontal=True):
        if seat.met_on:
            st.markdown(f"Met {spoken_date(seat.met_on, board.today)}", width="content")
        else:
            st.button("Mark as met", key="met", on_click=mark_met, args=[board.chart, seat.id])
            if f"{MEET}{seat.id}" in board.made:
                st.markdown(muted("A meet-them task is in the plan."), width="content")
            else:
                st.button("Make a meet-them task", key="meet", on_click=ask_to_meet, args=[seat])


def _removal(board: TeamBoard, seat: Seat) -> None:
    reports = board.chart.reports(seat.id)
    with st.popover("Remove from the chart", icon=":material/person_remove:"):
        if reports:
            below = len(board.chart.branch(seat.id)) - 1
            heirs = list(
                dict.fromkeys(
                    [i for i in (seat.reports_to, *(r.id for r in reports)) if i is not None]
                )
            )
            names = board.labels | {ALL_GO: f"They go too: {counted(below, 'box', 'boxes')}"}
            st.selectbox(
                f"Where do the {counted(len(reports), 'direct report')} go?",
                [*heirs, ALL_GO],
                format_func=lambda each: names[each],
                key=f"heir {_name(seat.id)}",
            )
        st.button("Remove", key="remove", on_click=take_away, args=[board.chart, seat.id])


def save(seen: Seat) -> None:
    """Only the fields that were changed are written; the rest may change meanwhile."""
    typed = seat_form.typed(seen, catalogue(), _name(seen.id))
    saved = team_board.act(
        lambda db, key, today: org_charts.save(db, key, seat_edits(seen, typed), today),
        "Saved.",
    )
    if saved:
        reopen_panel()


def mark_met(chart: Chart, seat_id: str) -> None:
    if team_board.act(
        lambda db, key, today: org_charts.save(
            db, key, [change(chart, seat_id, met_on=today)], today
        )
    ):
        reopen_panel()


def ask_to_meet(seat: Seat) -> None:
    wanted = [meeting(seat, catalogue())]
    team_board.act(
        lambda db, key, today: chart_tasks.make(db, key, wanted, today), "Task added to the plan."
    )


def take_away(chart: Chart, seat_id: str) -> None:
    heir = session.get(f"heir {_name(seat_id)}")
    edit = remove_branch(chart, seat_id) if heir == ALL_GO else remove(chart, seat_id, heir)
    if team_board.change_chart([edit], "Removed. Undo brings it back."):
        reopen_panel()


def _seen(seat: Seat) -> Seat:
    """The box as it was when the panel opened: what somebody else saves meanwhile stays theirs."""
    name = f"{session.CHART_SEEN} {_name(seat.id)}"
    kept = session.get(name)
    if kept is None:
        session.put(name, seat)
        return seat
    return kept if isinstance(kept, Seat) else seat


def _name(seat_id: str) -> str:
    return f"{seat_id} {opening()}"
