"""A page with the chart alone, kept in the session: what the browser tests drive."""

import sys
from datetime import date
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[3]))

from pages.ui.org_chart import org_chart
from pages.ui.org_chart.events import edit_of, view_after
from playbook.errors import PlaybookError
from playbook.org_chart.applying import apply
from playbook.org_chart.chart import Chart
from playbook.org_chart.drawing import draw
from playbook.org_chart.gaps import gaps, marks
from playbook.org_chart.roles import catalogue
from playbook.org_chart.view import first_view, still_there
from tests.browser.org_chart.people import centre
from tests.playbook.org_chart.changing import change, move

KEY = "people_chart"
st.set_page_config(layout="wide")
state = st.session_state


def answer() -> None:
    state.refusal = ""
    for event in org_chart.events(KEY, state.seq):
        state.seq = event.seq
        try:
            if edit := edit_of(event):
                if "overtaken" in st.query_params:  # somebody else moves the same box first
                    state.chart = move(state.chart, edit.seat_id, state.chart.seats[0].id)
                    state.rev += 1
                state.chart = apply(state.chart, edit)
                state.rev += 1
            state.view = view_after(state.view, state.chart, event)
        except PlaybookError as refusal:
            state.refusal = str(refusal)


@st.fragment
def builder() -> None:
    roles = catalogue()
    chart: Chart = state.chart
    state.view = still_there(state.view, chart)
    found = gaps(chart, roles)
    drawing = draw(chart, roles, state.view.folded, marks(found))
    org_chart.show(
        drawing, state.view, key=KEY, rev=state.rev, seq=state.seq,
        on_events=answer, refusal=state.refusal,
    )  # fmt: skip
    boss = {seat.id: chart.name(seat.reports_to) for seat in chart.seats}
    chosen = state.view.chosen
    st.text(f"{chart.name(chosen)} reports to {boss[chosen]}" if chosen else "Nobody is chosen")


if "chart" not in state:
    state.chart = centre(int(st.query_params.get("people", "40")), met_on=date(2026, 11, 12))
    if name := st.query_params.get("name"):
        state.chart = change(state.chart, "s5", name=name)
    state.view = first_view(state.chart)
    state.rev, state.seq, state.refusal = 1, 0, ""
st.subheader("Who reports to whom", anchor=False)
builder()
