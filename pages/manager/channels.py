"""Channels: the eight ways to reach the centre, who owns them, what they promise."""

import streamlit as st

import storage
from pages.manager import channel_editor, chart_gaps, team_board
from pages.manager.team_board import TeamBoard
from pages.manager.ticking import show_outcome
from pages.ui.read_only_table import read_only_table
from pages.ui.text import line, muted
from pages.web import door
from playbook.org_chart.channel_gaps import channel_gaps
from playbook.org_chart.channel_words import finding, row
from playbook.org_chart.gap import Gap
from playbook.org_chart.promises import contradictions
from storage import channel_plans
from storage.channel_plans import KeptChannel


@st.fragment
def channels() -> None:
    board = team_board.load()
    with storage.connect() as db:
        kept = channel_plans.of_plan(db, door.plan_here(db))
    st.title(line(finding(board.channels, board.chart)), anchor=False)
    show_outcome()
    overview(board, kept)
    left, right = st.columns([1.3, 1], gap="large")
    if board.may_work:
        with right:
            channel_editor.show(board, kept)
    with left:
        against = contradictions(board.channels)
        section(board, "Promises that contradict each other", against, "promises")
        missing = channel_gaps(board.chart, board.channels)
        section(board, "Owners, cover and wishes", missing, "channels")


def overview(board: TeamBoard, kept: tuple[KeptChannel, ...]) -> None:
    rows = [row(each.plan, board.chart) for each in kept]
    read_only_table(rows, "eight-channels", "The contact methods, with owner, cover and promise")
    if not board.chart.seats:
        st.markdown(muted("Owners and agents come from the chart: draw it on the Team page."))


def section(board: TeamBoard, title: str, gaps: tuple[Gap, ...], name: str) -> None:
    if gaps:
        st.subheader(title, anchor=False)
        chart_gaps.show(board, gaps, name)


channels()
