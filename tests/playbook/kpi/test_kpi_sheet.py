"""All KPIs on one sheet and in one table."""

import csv
from io import StringIO
from xml.etree import ElementTree

from playbook.charts.table import charts_csv
from playbook.kpi.card import card, headline
from playbook.kpi.sheet_svg import kpi_sheet_svg, sheet_words
from playbook.kpi.target import Step
from tests.playbook.kpi.test_kpi_on_a_card import ASA, COUNTED, STEADY, target_of, weeks

CONCERN = card(ASA, COUNTED, weeks((*STEADY, 60.0)), target_of(Step(120, None, 30)))
ORDINARY = card(ASA, COUNTED, weeks(STEADY), channel="Chat & <more>")
EMPTY = card(ASA, COUNTED, weeks((None, None)))


def test_every_kpi_has_its_chart_its_verdict_and_its_target_on_the_sheet() -> None:
    sheet = kpi_sheet_svg([CONCERN, ORDINARY, EMPTY], headline([CONCERN, ORDINARY]))
    drawn = ElementTree.fromstring(sheet)
    said = [each.text for each in drawn.iter() if each.tag.endswith("text")]
    assert "One concern, one ordinary." in said
    assert "Concern: above upper limit; hits and misses target" in said
    assert "Average speed of answer, chat & <more>" in said
    tags = [each.tag.split("}")[1] for each in drawn.iter()]
    assert tags.count("polyline") == 2 * 4
    assert tags.count("rect") == 1 + 1  # the paper, and the one square of concern
    assert tags.count("g") == 3


def test_the_sheet_says_in_words_what_it_shows() -> None:
    words = sheet_words([CONCERN])
    assert words.startswith(
        "Average speed of answer 1\u00a0min 0\u00a0s: Concern: above upper limit"
    )
    assert ElementTree.fromstring(kpi_sheet_svg([], "Nothing yet")).tag.endswith("svg")


def test_the_table_has_every_week_of_every_kpi() -> None:
    text = charts_csv([(each.name, each.chart) for each in (CONCERN, ORDINARY)])
    rows = list(csv.DictReader(StringIO(text[1:])))
    assert len(rows) == len(STEADY) + 1 + len(STEADY)
    assert rows[len(STEADY)]["Signal"] == "above the upper limit"
    assert {row["KPI"] for row in rows} == {CONCERN.name, ORDINARY.name}
