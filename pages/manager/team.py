"""Team: the organisation drawn, its gaps named, its people met."""

import streamlit as st

from pages.manager import (
    add_seat,
    chart_gaps,
    chart_table,
    chart_tools,
    chart_view,
    publishing,
    seat_panel,
    start_chart,
    team_board,
)
from pages.manager.team_board import TeamBoard
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.org_chart import org_chart
from playbook.org_chart.drawing import draw
from playbook.org_chart.gaps import marks
from playbook.wording import counted


@st.fragment
def team() -> None:
    board = team_board.load()
    st.title(title(board), anchor=False)
    if board.chart.seats:
        st.markdown(publishing.standing(board))
    show_outcome()
    if board.may_work and (not board.chart.seats or session.get(session.CHART_RESTART)):
        start_chart.show(board)
    elif board.chart.seats:
        shown = chart_tools.bar(board)
        {"Chart": chart, "Table": chart_table.show, "Versions": publishing.versions}[shown](board)
    else:
        st.markdown("No chart is drawn yet.")


def title(board: TeamBoard) -> str:
    if not board.chart.seats:
        return "Draw your team"
    people = counted(len(board.chart.seats), "post")
    gaps = len(board.gaps)
    return f"{people}, {counted(gaps, 'gap')} to close" if gaps else f"{people}, no gaps"


def chart(board: TeamBoard) -> None:
    roles, view = board.roles, chart_view.view(board)
    drawing = draw(board.chart, roles, view.folded, marks(board.gaps))
    left, right = st.columns([2.4, 1], gap="medium")
    with left:
        org_chart.show(
            drawing,
            view,
            key=chart_view.component(board),
            rev=board.revision,
            seq=chart_view.answered(board),
            on_events=chart_view.answer,
            refusal=session.get(session.CHART_REFUSAL, ""),
            readonly=not board.may_work,
        )
    with right:
        if view.chosen:
            seat_panel.show(board, view.chosen)
        else:
            st.markdown(f"Choose a box to read{' or change' if board.may_work else ''} it.")
            chart_gaps.meetings(board)
        if board.may_work:
            with st.expander("Add somebody", icon=":material/person_add:", key="add-somebody"):
                add_seat.form(board, view.chosen)
    below_left, below_right = st.columns([1.5, 1], gap="large")
    with below_left:
        st.subheader("Gaps", anchor=False)
        chart_gaps.show(board, board.gaps, "team")
    with below_right:
        st.subheader("Five questions, answered from the chart", anchor=False)
        chart_gaps.questions(board)


team()
