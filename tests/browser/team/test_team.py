"""The Team page in a real browser: a file to published chart, two windows at one box, downloads."""

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

import storage
from playbook.access import Role
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Replaced
from playbook.org_chart.gaps import gaps
from playbook.org_chart.roles import catalogue
from playbook.org_chart.seat import Seat
from storage import chart_tasks, chart_versions, org_charts
from storage.access import OpenPlan
from tests.browser.conftest import WIDE, Visit
from tests.browser.org_chart.chart_page import box, drag
from tests.browser.stage import Stage, today
from tests.browser.visitor import Visitor

on_a_laptop = pytest.mark.parametrize("size", [WIDE], ids=["1280"], indirect=True)
SMALL = Chart(
    (
        Seat("boss", "Amara Nwosu", "contact_centre_manager"),
        Seat("lena", "Lena Fox", "team_leader", "boss"),
        Seat("omar", "Omar Haq", "team_leader", "boss"),
        Seat("jo", "Jo Park", "agent", "lena"),
    )
)


def people(rows: int) -> bytes:
    """A boss, a team leader for every nine agents, one post vacant."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Full name", "Job title", "Line manager", "Department"])
    writer.writerow(["Amara Nwosu", "Contact centre manager", "", ""])
    leader = ""
    for row in range(rows - 1):
        if row % 10 == 0:
            leader = f"Leader {row}"
            writer.writerow([leader, "Team leader", "Amara Nwosu", f"Team {row}"])
        else:
            name = "Vacant" if row == 7 else f"Person {row}"
            writer.writerow([name, "Agent", leader, ""])
    return text.getvalue().encode()


def plan_with(stage: Stage, chart: Chart) -> OpenPlan:
    plan = stage.plan(stage.person("Amara Nwosu"))
    with storage.connect(stage.database) as db:
        if chart.seats:
            org_charts.save(db, plan, [Replaced(Chart(), chart)], today())
    return plan


def kept(stage: Stage, plan: OpenPlan) -> Chart:
    with storage.connect(stage.database) as db:
        return org_charts.load(db, plan).chart


def count_clicks(page: Page) -> None:
    page.add_init_script(
        "window.clicks = 0; addEventListener('click', e => window.clicks += e.isTrusted, true)"
    )


def shown(visitor: Visitor, name: str) -> None:
    expect(box(visitor.page, name)).to_be_attached()


def test_from_a_list_of_120_people_to_a_published_chart_with_tasks_in_under_ten_clicks(
    stage: Stage, visit: Visit
) -> None:
    plan = plan_with(stage, Chart())
    visitor = visit(plan.user)
    page = visitor.page
    count_clicks(page)
    visitor.open("/")
    visitor.goes_to("Team")
    with page.expect_file_chooser() as chooser:
        page.get_by_test_id("stFileUploader").locator("button").click()
    file = {"name": "people.csv", "mimeType": "text/csv", "buffer": people(120)}
    chooser.value.set_files([file])  # type: ignore[list-item]
    visitor.presses("Put 120 people on the chart")
    shown(visitor, "Amara Nwosu")
    page.get_by_role("button", name=re.compile("^Make tasks of all")).click()
    visitor.sees("Task in the plan: open")
    page.get_by_role("button", name="Publish").click()
    visitor.presses("Publish version 1")
    visitor.sees("Version 1 published today")
    assert page.evaluate("window.clicks") < 10
    chart = kept(stage, plan)
    with storage.connect(stage.database) as db:
        made, published = chart_tasks.of_plan(db, plan), chart_versions.newest(db, plan)
    assert len(chart.seats) == 120
    assert set(made) == {gap.key for gap in gaps(chart, catalogue())}
    assert published
    assert published.number == 1


@on_a_laptop
def test_two_windows_move_the_same_box_and_none_is_lost(stage: Stage, visit: Visit) -> None:
    plan = plan_with(stage, SMALL)
    first, second = visit(plan.user).open("/team"), visit(plan.user).open("/team")
    for window in (first, second):
        shown(window, "Jo Park")
    drag(first.page, "Jo Park", "Omar Haq")
    expect(first.page.locator(".org-chart[data-rev='2']")).to_be_attached()
    drag(second.page, "Jo Park", "Amara Nwosu")
    expect(second.page.locator(".org-chart .status")).to_have_text(
        re.compile("Somebody else moved Jo Park to Omar Haq meanwhile")
    )
    chart = kept(stage, plan)
    assert (chart.seat("jo").reports_to, len(chart.seats)) == ("omar", 4)
    expect(second.page.locator(".org-chart[data-rev='2']")).to_be_attached()


@on_a_laptop
def test_a_viewer_may_look_and_take_away_but_not_move(stage: Stage, visit: Visit) -> None:
    plan = plan_with(stage, SMALL)
    viewer = stage.person("Vera Lund")
    stage.joins(viewer, plan, Role.VIEWER)
    visitor = visit(viewer).open("/team")
    shown(visitor, "Jo Park")
    box(visitor.page, "Jo Park").focus()
    visitor.page.keyboard.press("m")
    expect(visitor.page.locator(".org-chart .status")).to_have_text(
        "You may look at this chart, not change it."
    )
    expect(visitor.page.get_by_role("button", name="Publish")).to_have_count(0)
    assert kept(stage, plan) == SMALL


@on_a_laptop
def test_files_have_safe_names_and_say_what_the_chart_says(stage: Stage, visit: Visit) -> None:
    plan = stage.plan(stage.person("Amara Nwosu"), site="../Malmö & <b>Süd</b>")
    with storage.connect(stage.database) as db:
        org_charts.save(db, plan, [Replaced(Chart(), SMALL)], today())
    visitor = visit(plan.user).open("/team")
    shown(visitor, "Jo Park")
    visitor.page.get_by_role("button", name="Take away").click()
    stem = f"organisation-chart-malmo-b-sud-b-{today()}"
    files = {}
    for label in ("Picture (SVG)", "List of people (CSV)", "Page to print (HTML)"):
        with visitor.page.expect_download() as download:
            visitor.page.get_by_role("button", name=label).click()
        name = download.value.suggested_filename
        files[name.removeprefix(stem)] = download.value.path().read_text("utf-8-sig")
    assert set(files) == {".svg", ".csv", ".html"}
    assert ElementTree.fromstring(files[".svg"]).tag.endswith("svg")
    assert [row["name"] for row in csv.DictReader(io.StringIO(files[".csv"]))][1] == "Lena Fox"
    assert all("Jo Park" in text for text in files.values())
    assert "<b>Süd</b>" not in files[".html"]


@on_a_laptop
def test_a_tick_on_the_plan_marks_the_person_on_the_chart(stage: Stage, visit: Visit) -> None:
    plan = plan_with(stage, SMALL)
    visitor = visit(plan.user).open("/team")
    visitor.presses("Make 2 meet-them tasks")
    visitor.sees("0 of 2 direct reports met.")
    visitor.open("/plan")
    visitor.tick("Meet Lena Fox, team leader")
    expect(visitor.main.get_by_text("Undo")).to_be_visible()
    visitor.open("/team")
    visitor.sees("1 of 2 direct reports met.")
    assert kept(stage, plan).seat("lena").met_on == today()


@on_a_laptop
def test_a_refused_box_leaves_its_form_open(visit: Visit, stage: Stage) -> None:
    here = visit(plan_with(stage, SMALL).user).open("/team")
    here.page.get_by_text("Add somebody", exact=True).click()
    here.presses("Add to the chart")
    here.sees("Give the new box a name or a role")
    expect(here.page.get_by_label("Name", exact=True)).to_be_visible()
