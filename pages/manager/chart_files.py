"""The chart as files: a picture, a list, a page to print; made when they are asked for."""

from functools import partial

import streamlit as st

import storage
from pages.manager.team_board import TeamBoard
from playbook.org_chart.chart import Chart
from playbook.org_chart.drawing import draw
from playbook.org_chart.file_name import file_name
from playbook.org_chart.gaps import gaps, marks
from playbook.org_chart.people_export import people_csv
from playbook.org_chart.printable import printable_page
from playbook.org_chart.roles import catalogue
from playbook.org_chart.svg import svg
from storage import access, channel_plans, org_charts


def button(board: TeamBoard) -> None:
    """A file is made after the script has ended, so it is told whose it is."""
    with st.popover("Take away", icon=":material/download:"):
        for label, make, ending, kind in FILES:
            name = file_name(board.plan.site, board.today, ending)
            made = partial(make, board)
            st.download_button(label, made, name, kind, key=f"take-{ending}", on_click="ignore")


def picture(board: TeamBoard) -> str:
    chart, roles = _chart(board), catalogue()
    found = gaps(chart, roles, board.channels)
    return svg(draw(chart, roles, marks=marks(found)), _title(board))


def people(board: TeamBoard) -> bytes:
    return people_csv(_chart(board), catalogue())


def printed(board: TeamBoard) -> str:
    chart = _chart(board)
    with storage.connect() as db:
        channels = channel_plans.plans_of(db, access.open_plan(db, board.key.user, board.key.id))
    return printable_page(chart, catalogue(), channels, _title(board), board.today)


def _chart(board: TeamBoard) -> Chart:
    """The newest; the door is opened again, a download address alone gives nothing away."""
    with storage.connect() as db:
        return org_charts.load(db, access.open_plan(db, board.key.user, board.key.id)).chart


def _title(board: TeamBoard) -> str:
    return f"Organisation chart, {board.plan.site}"


FILES = (
    ("Picture (SVG)", picture, "svg", "image/svg+xml"),
    ("List of people (CSV)", people, "csv", "text/csv"),
    ("Page to print (HTML)", printed, "html", "text/html"),
)
