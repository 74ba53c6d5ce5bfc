"""KPIs in what is taken away: small charts on the brief, sheets in the workbook, CSV."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from python_calamine import CalamineWorkbook

from playbook.kpi.ramp import Footing, Ramp, RampWeek
from playbook.kpi.target import Step
from playbook.reports.brief import TEMPLATE, brief_facts
from playbook.reports.brief_kpis import MOST_CHARTS, kpi_charts, more_words
from playbook.reports.table import as_csv
from playbook.reports.tables import PlanPapers, tables
from playbook.reports.workbook import workbook
from playbook.review.check_in import Happened
from playbook.review.slips import Slip
from tests.made_up import MONDAY, a_milestone, a_plan, a_task

TODAY = MONDAY + timedelta(days=70)
STEPS = (Step(60, None, 0.08), Step(120, None, 0.05))
WEEKS = tuple(RampWeek(7 * n, (100 - n) / 1000) for n in range(-3, 10))
WAITS = Ramp(
    "Abandonment", "rate", Footing.OFF, STEPS[0], 0.091, "2026-05-04", 2, STEPS, WEEKS, 0.1
)
numbers = st.floats(-1e6, 1e6)


def papers(*ramps: Ramp, name: str = "Amara Nwosu") -> PlanPapers:
    plan, tasks = replace(a_plan(), manager=name), [a_task(n % 14 + 1) for n in range(30)]
    return PlanPapers(plan, [a_milestone()], tasks, [], [], [], TODAY, ramps)


def pictures(told: PlanPapers, happened: Happened, slipped: list[Slip]) -> list[Image.Image]:
    """The pages as they would be printed."""
    facts = json.dumps(brief_facts(told, happened, slipped))
    made = typst.compile(TEMPLATE.read_bytes(), format="png", sys_inputs={"facts": facts})
    pages = made if isinstance(made, list) else [made]
    return [Image.open(io.BytesIO(page)).convert("RGB") for page in pages]


def test_the_page_is_one_and_needs_no_colour() -> None:
    slips = [Slip(f"Task {n}", "listen", 3, 9, 2) for n in range(30)]
    done = Happened(tuple(f"Task {n} " * 20 for n in range(30)))
    found = pictures(papers(*[WAITS] * 7, name="Wilhelmina van der Hoog " * 4), done, slips)
    assert len(found) == 1
    red, green, blue = found[0].split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()
    assert found[0].size[1] > found[0].size[0]


def test_the_charts_draw_something_where_there_are_figures() -> None:
    """Two pages that differ in nothing but the line of the KPI."""
    still = replace(WAITS, weeks=tuple(replace(week, value=0.1) for week in WEEKS))
    moving, level = (pictures(papers(each), Happened(), [])[0] for each in (WAITS, still))
    assert moving.tobytes() != level.tobytes()


def test_those_off_their_ramp_come_first_and_four_are_drawn() -> None:
    on = replace(WAITS, footing=Footing.ON, name="On")
    drawn = kpi_charts([on] * 5 + [WAITS])
    assert [each["name"] for each in drawn] == ["Abandonment", "On", "On", "On"]
    assert len(drawn) == MOST_CHARTS
    assert more_words([on] * 5 + [WAITS]) == "And 2 more KPIs in the workbook."
    assert drawn[0]["value"] == "9.1\u00a0%, baseline 10\u00a0%"
    assert drawn[0]["asked"] == "Agreed: 8\u00a0% or less by day 60"


@given(st.lists(numbers, max_size=9), numbers, st.none() | numbers)
@example([0.0, 5e-324], 0.0, None)
def test_whatever_the_figures_are_they_stay_on_the_chart(
    values: list[float], low: float, high: float | None
) -> None:
    weeks = tuple(RampWeek(-90 + 30 * n, value) for n, value in enumerate(values))
    steps = (Step(30, low, high), Step(120, low, high))
    chart = kpi_charts([replace(WAITS, weeks=weeks, steps=steps)])[0]
    points = [*chart["weeks"], *(point for line in chart["steps"] for point in line)]
    assert all(0 <= share <= 1 for point in points for share in point)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=10)
def test_a_name_never_acts_as_markup(name: str) -> None:
    empty = Ramp(name, "rate", Footing.UNKNOWN, STEPS[0], steps=STEPS)
    assert len(pictures(papers(empty), Happened(), [])) == 1


def test_the_workbook_and_the_csv_say_the_same() -> None:
    told = tables(papers(WAITS))
    made = workbook(told, datetime(2026, 5, 11, tzinfo=UTC))
    opened = CalamineWorkbook.from_filelike(io.BytesIO(made))
    sheet = opened.get_sheet_by_name("KPIs against ramp").to_python()[1]
    assert sheet[:5] == ["Abandonment", "rate", date(2026, 5, 4), 0.091, 0.1]
    assert sheet[6:] == [0.08, 60.0, "Off its ramp", 2.0]
    text = as_csv(next(t for t in told if t.name == "KPI weeks")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [float(row[2]) for row in rows] == [week.value for week in WEEKS]


def test_every_sheet_holds_what_its_table_holds() -> None:
    told = tables(papers(WAITS))
    made = workbook(told, datetime(2026, 5, 11, tzinfo=UTC))
    opened = CalamineWorkbook.from_filelike(io.BytesIO(made))
    for table in told:
        rows = opened.get_sheet_by_name(table.name).to_python()
        assert tuple(rows[0]) == table.columns
        assert [[c or "" for c in row] for row in rows[1:]] == [
            [c or "" for c in row] for row in table.rows
        ]
