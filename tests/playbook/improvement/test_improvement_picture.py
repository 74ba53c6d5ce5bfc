"""The picture says the same in marks, in words, as a vector file and as a table."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.amounts import Unit
from playbook.charts.table import chart_table, plain, table_csv
from playbook.improvement.case_of_a_change import Surroundings, finished, main_case
from playbook.improvement.picture import MarkKind, axis_label, in_words, picture, ticks
from playbook.improvement.picture_svg import picture_svg
from playbook.verdict.case import Event
from playbook.verdict.look import Look, look
from tests.playbook.improving import FCR, REVIEW, RUNNING, START, around
from tests.playbook.weeks import week


def seen() -> Look:
    case = finished(main_case(RUNNING, around()), REVIEW)
    return look(replace(case, events=(Event("Outage <b>", week(24)),)), REVIEW)


def test_marks_after_a_real_rise_are_improvements_and_those_before_are_ordinary() -> None:
    shown = picture(seen(), 0.73)
    since = {mark.kind for mark in shown.marks if mark.on >= START}
    before = [mark.kind for mark in shown.marks if mark.on < START]
    assert since == {MarkKind.IMPROVEMENT}
    assert before[:18] == [MarkKind.ORDINARY] * 18  # the run of seven reaches back over two


def test_the_text_alternative_says_what_the_picture_says() -> None:
    words = in_words(picture(seen(), 0.73))
    assert "from 5 January 2026 to 10 August 2026" in words
    assert "the mean was 70 %" in words
    assert "The change began on 25 May 2026." in words
    assert "12 weeks since: 12 with an improvement signal." in words
    assert "Outage <b> (22 June 2026)" in words


def test_target_steps_in_the_time_of_the_picture_are_shown_and_told() -> None:
    steps = ((week(10), 0.71), (week(30), 0.74), (week(90), 0.8))
    shown = picture(seen(), 0.73, steps)
    assert shown.targets == steps[:2]
    assert "Target steps: 71 % by 16 March 2026 and 74 % by 3 August 2026." in in_words(shown)
    drawn = ElementTree.fromstring(picture_svg(shown, "x"))
    assert sum(each.tag.endswith("path") for each in drawn.iter()) == 2


def test_no_figures_are_no_picture_but_words() -> None:
    case = main_case(RUNNING, Surroundings({FCR: ()}))
    shown = picture(look(case, REVIEW), 0.73)
    assert in_words(shown).endswith("there are no finished weeks to show yet.")
    assert ElementTree.fromstring(picture_svg(shown, "Nothing yet")).tag.endswith("svg")


def test_the_vector_file_is_sound_and_marks_have_their_shapes() -> None:
    drawn = ElementTree.fromstring(picture_svg(picture(seen(), 0.73), "A & B <rose>"))
    tags = [each.tag.split("}")[1] for each in drawn.iter()]
    assert tags.count("circle") == 18 + 1  # the marks and the one in the key
    assert tags.count("polygon") == 14 + 1
    texts = {each.text for each in drawn.iter()}
    assert "A & B <rose>" in texts
    assert "1  Outage <b>" in texts


def test_the_table_has_every_week_and_runs_no_formula() -> None:
    table = list(
        csv.reader(StringIO(table_csv('=HYPERLINK("x")', chart_table(seen().keys.chart))[1:]))
    )
    assert table[0] == ["KPI", '\'=HYPERLINK("x")']
    assert len(table) == 2 + 32
    assert table[-1][-1] == "improvement, high"


@given(st.text())
def test_no_text_cell_starts_a_formula(text: str) -> None:
    (cell,) = plain([text])
    assert not str(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("value", "unit", "label"),
    [
        (72.0, Unit.RATE, "72 %"),
        (408, Unit.SECONDS, "6:48"),
        (15_420, Unit.SECONDS, "4:17 h"),
        (40.5, Unit.POINTS, "40.5"),
    ],
)
def test_labels_beside_the_axis_are_as_people_say_them(
    value: float, unit: Unit, label: str
) -> None:
    assert axis_label(value, unit) == label


@given(st.floats(-1e5, 1e5), st.floats(0.01, 1e6), st.sampled_from([Unit.RATE, Unit.SECONDS]))
def test_ticks_lie_between_the_ends_and_are_few(low: float, width: float, unit: Unit) -> None:
    found = ticks(low, low + width, unit)
    assert len(found) <= 8 or unit is Unit.SECONDS
    assert all(low - width * 0.01 <= tick <= low + width * 1.01 for tick in found)


def test_a_week_after_the_start_is_not_in_the_baseline() -> None:
    shown = picture(seen(), None)
    assert shown.baseline == (week(0), START)
    assert shown.span[1] >= REVIEW - timedelta(weeks=1)
