"""The chart as files: a picture, a list, a page to print; made when they are asked for."""

import streamlit as st

import storage
from pages.manager.team_board import TeamBoard
from pages.ui import session
from pages.web import door
from playbook.org_chart.drawing import draw
from playbook.org_chart.file_name import file_name
from playbook.org_chart.gaps import gaps, marks
from playbook.org_chart.people_export import people_csv
from playbook.org_chart.printable import printable_page
from playbook.org_chart.roles import catalogue
from playbook.org_chart.svg import svg
from playbook.plan import Plan
from storage import channel_plans, org_charts, plans


def button(board: TeamBoard) -> None:
    def name(ending: str) -> str:
        return file_name(board.plan.site, board.today, ending)

    with st.popover("Take away", icon=":material/download:"):
        for label, make, ending, kind in FILES:
            st.download_button(label, make, name(ending), kind, key=f"take-{ending}")


def picture() -> str:
    """The door is opened again: a download address alone gives nothing away."""
    with storage.connect() as db:
        key = door.plan_here(db)
        plan, chart = plans.load(db, key), org_charts.load(db, key).chart
        channels = channel_plans.plans_of(db, key)
    roles = catalogue()
    return svg(draw(chart, roles, marks=marks(gaps(chart, roles, channels))), _title(plan))


def people() -> bytes:
    with storage.connect() as db:
        return people_csv(org_charts.load(db, door.plan_here(db)).chart, catalogue())


def printed() -> str:
    with storage.connect() as db:
        key = door.plan_here(db)
        plan, chart = plans.load(db, key), org_charts.load(db, key).chart
        channels = channel_plans.plans_of(db, key)
    return printable_page(chart, catalogue(), channels, _title(plan), session.today(plan))


def _title(plan: Plan) -> str:
    return f"Organisation chart, {plan.site}"


FILES = (
    ("Picture (SVG)", picture, "svg", "image/svg+xml"),
    ("List of people (CSV)", people, "csv", "text/csv"),
    ("Page to print (HTML)", printed, "html", "text/html"),
)
