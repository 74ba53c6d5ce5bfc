"""Above the chart: what is shown, undo and redo, publish, take away, start again."""

import streamlit as st

from pages.manager import chart_files, publishing
from pages.manager.chart_view import reopen_panel
from pages.manager.team_board import TeamBoard, act
from pages.ui import session
from pages.ui.text import line
from storage import org_charts

VIEWS = ("Chart", "Table", "Versions")


def bar(board: TeamBoard) -> str:
    """The view that is chosen."""
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = st.segmented_control(
            "View",
            VIEWS,
            default="Chart",
            required=True,
            label_visibility="collapsed",
            format_func=lambda each: f":green[{each}]" if each == _shown() else each,
            key=session.CHART_SHOWN,
        )
        if board.may_work:
            _steps(board)
            publishing.button(board)
        chart_files.button(board)
        if board.may_work:
            _more(board)
    return str(chosen or "Chart")


def _shown() -> str:
    return str(session.get(session.CHART_SHOWN) or "Chart")


def _steps(board: TeamBoard) -> None:
    steps = board.steps
    st.button(
        "Undo",
        icon=":material/undo:",
        key="undo-step",
        disabled=not steps.undo,
        help=line(steps.undo_words) or None,
        on_click=undo,
    )
    st.button(
        "Redo",
        icon=":material/redo:",
        key="redo-step",
        disabled=not steps.redo,
        help=line(steps.redo_words) or None,
        on_click=redo,
    )


def _more(board: TeamBoard) -> None:
    with st.popover("More", key="chart-more"):
        st.toggle(
            "Several people may be at the top",
            board.chart.several_tops,
            key=f"several-tops {board.revision}",
            on_change=allow_several_tops,
            args=[not board.chart.several_tops],
        )
        start = [session.CHART_RESTART, True]
        st.button("Start again from a file or template", on_click=session.put, args=start)


def undo() -> None:
    if act(org_charts.undo):
        reopen_panel()


def redo() -> None:
    if act(org_charts.redo):
        reopen_panel()


def allow_several_tops(allowed: bool) -> None:
    act(lambda db, key, today: org_charts.allow_several_tops(db, key, allowed, today))
