"""Start a chart, or start it again: a template, a file of people, or a blank page."""

from collections.abc import Callable

import streamlit as st

from pages.manager import people_upload
from pages.manager.chart_view import replace_chart
from pages.manager.team_board import TeamBoard
from pages.ui import session
from playbook.org_chart.chart import Chart
from playbook.org_chart.start import DESCRIBED, Template, blank, from_template
from playbook.org_chart.templates import MOST_AGENTS
from playbook.wording import counted

FILE, TEMPLATE, BLANK = "From a CSV of people", "From a template", "From blank"
WAYS = (FILE, TEMPLATE, BLANK)


def show(board: TeamBoard) -> None:
    """Over an existing chart every way asks first."""
    if board.chart.seats:
        back = [session.CHART_RESTART, False]
        st.button("Back to the chart", key="back", on_click=session.put, args=back)
    way = st.segmented_control(
        "How do you want to start?",
        WAYS,
        default=FILE,
        required=True,
        format_func=lambda each: f":green[{each}]" if each == _chosen() else each,
        key=session.CHART_START,
    )
    if way == TEMPLATE:
        _template(board)
    elif way == BLANK:
        st.markdown("One box, yours. Add whoever reports to you by hand.")
        _button("Start with one box", not may_replace(board), start_blank, board)
    else:
        people_upload.show(board, may_replace)


def _chosen() -> str:
    return str(session.get(session.CHART_START) or FILE)


def _template(board: TeamBoard) -> None:
    st.radio(
        "Template",
        list(Template),
        format_func=lambda each: each.value.capitalize(),
        captions=[DESCRIBED[each] for each in Template],
        key="template",
    )
    agents, sites = st.columns(2)
    agents.number_input("Agents", 1, MOST_AGENTS, 40, key="template-agents")
    sites.text_input("Sites", board.plan.site, key="template-sites", help="Parted by commas")
    _button("Start from this template", not may_replace(board), start_template, board)


def may_replace(board: TeamBoard) -> bool:
    """Asked only where there is a chart to lose from sight; undo brings it back."""
    people = len(board.chart.seats)
    return people == 0 or st.checkbox(
        f"Replace the chart of {counted(people, 'box', 'boxes')}. Undo brings it back.",
        key="replace",
    )


def _button(label: str, off: bool, start: Callable[[Chart], None], board: TeamBoard) -> None:
    seen = [board.chart]
    st.button(label, type="primary", disabled=off, on_click=start, args=seen, key="start")


def start_blank(seen: Chart) -> None:
    replace_chart(seen, lambda plan: blank(plan.manager), "The chart is begun.")


def start_template(seen: Chart) -> None:
    template = Template(session.get("template", Template.TRADITIONAL))
    agents, sites = int(session.get("template-agents") or 0), session.get("template-sites") or ""
    replace_chart(
        seen,
        lambda plan: from_template(template, agents, sites, plan.manager),
        "The chart is begun. Name the people in it.",
    )
