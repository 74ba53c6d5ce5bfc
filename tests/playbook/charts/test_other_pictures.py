"""Run charts, rates and rare events: picture, words and table say the same."""

from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.amounts import Unit
from playbook.charts.event_gaps import are_rare, contacts_between, event_dates
from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.other_pictures import view
from playbook.charts.process_behaviour import process_chart
from playbook.charts.rare_events import g_chart, t_chart
from playbook.charts.rule_sets import PTD, Direction
from playbook.charts.run_chart import run_chart
from playbook.charts.series import Observation
from playbook.charts.table import table_csv
from playbook.charts.ways import Way, fitting
from playbook.improvement.picture import MarkKind, in_words
from playbook.improvement.picture_svg import picture_svg
from playbook.verdict.case import Case
from playbook.verdict.look import Look, look
from tests.playbook.changes import BASE, UP, moved
from tests.playbook.weeks import week, weekly

COUNTS = [1, 0, 1, 0, 0, 2, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]
RARE = weekly([float(count) for count in COUNTS])
CONTACTS = {row.on: 900.0 + 10 * place for place, row in enumerate(RARE)}
FEWER = ChartOptions(direction=Direction.DECREASE, lowest=0)


def seen(rows: list[Observation], start: int = 20, **changed: Any) -> Look:
    options = changed.pop("options", UP)
    case = Case("Transfers", week(start), week(start + 12), tuple(rows), options=options, **changed)
    return look(case, rows[-1].on if rows else week(0))


def breaches() -> Look:
    return seen(RARE, options=FEWER)


def test_a_baseline_too_short_for_limits_opens_with_the_run_chart() -> None:
    short = seen(weekly([*BASE[:4], *moved(0.03)]), start=4)
    assert fitting(short, False, {}) == [Way.RUN]
    assert fitting(seen(weekly([*BASE, *moved(0.03)])), False, {}) == [Way.LIMITS, Way.RUN]


def test_without_any_week_before_the_start_there_are_no_limits_whatever_the_rules() -> None:
    late = seen(weekly(moved(0.03)), start=0, options=replace(UP, rules=PTD))
    assert fitting(late, False, {}) == [Way.RUN]


def test_rare_events_are_spaced_in_days_and_in_contacts_and_rated_by_them() -> None:
    ways = [Way.LIMITS, Way.RUN, Way.RATE, Way.DAYS_BETWEEN, Way.CONTACTS_BETWEEN]
    assert fitting(breaches(), True, CONTACTS) == ways
    assert fitting(breaches(), True, {}) == [Way.LIMITS, Way.RUN, Way.DAYS_BETWEEN]
    assert fitting(breaches(), False, CONTACTS) == [Way.LIMITS, Way.RUN]


def test_what_is_better_when_there_is_more_of_it_is_not_spaced() -> None:
    assert Way.DAYS_BETWEEN not in fitting(seen(RARE), True, CONTACTS)


def test_a_run_chart_has_the_median_and_names_the_run_that_chance_does_not_explain() -> None:
    rows = weekly([*BASE, *moved(0.08)])
    shown = view(Way.RUN, seen(rows, unit=Unit.RATE), {}, 0.73)
    found = run_chart(rows)
    assert {value for _, value in shown.picture.mean} == {found.median}
    assert (shown.picture.upper, shown.picture.baseline) == ((), None)
    assert found.shifted
    assert found.sentence in in_words(shown.picture)
    assert "The median is 71" in in_words(shown.picture)
    late = [mark for mark in shown.picture.marks if mark.on >= week(20)]
    assert {mark.kind for mark in late} == {MarkKind.IMPROVEMENT}
    assert late[-1].words.endswith("in a run above the median")
    assert [row[1] for row in shown.table.rows] == [mark.value for mark in shown.picture.marks]


def test_an_ordinary_run_chart_raises_no_signal() -> None:
    shown = view(Way.RUN, seen(weekly([*BASE, *moved(0.0)])), {}, None).picture
    assert {mark.kind for mark in shown.marks} == {MarkKind.ORDINARY}


def test_days_between_events_are_those_of_the_t_chart() -> None:
    shown = view(Way.DAYS_BETWEEN, breaches(), {}, None)
    found = t_chart(event_dates(RARE))
    assert [mark.value for mark in shown.picture.marks] == [point.gap for point in found.points]
    assert [row[1] for row in shown.table.rows] == [point.gap for point in found.points]
    assert shown.picture.upper[0][1] == found.upper
    assert 0 not in {point.gap for point in found.points}
    words = in_words(shown.picture)
    assert "Transfers, days between events from 22 January 2026" in words
    assert "Days between events are usually" in words
    assert "The latest event was on or about 25 June 2026, 32 days ago." in words
    assert "1 event since" in words


def test_contacts_between_events_are_those_of_the_g_chart() -> None:
    shown = view(Way.CONTACTS_BETWEEN, breaches(), CONTACTS, None)
    found = g_chart(contacts_between(RARE, CONTACTS))
    assert [mark.value for mark in shown.picture.marks] == [point.gap for point in found.points]
    assert "Contacts between events are usually" in in_words(shown.picture)


def test_a_rate_has_limits_that_know_the_contacts_and_stand_still_from_the_start() -> None:
    shown = view(Way.RATE, breaches(), CONTACTS, None)
    rows = [
        Observation(row.on, 1000 * (row.value or 0) / CONTACTS[row.on], CONTACTS[row.on] / 1000)
        for row in RARE
    ]
    options = replace(FEWER, kind=ChartKind.U_PRIME, baseline_points=20)
    points = process_chart(rows, options).points
    assert [on_and_value[1] for on_and_value in shown.picture.upper] == [p.upper for p in points]
    assert [row[1] for row in shown.table.rows] == [point.value for point in points]
    assert "for each 1,000 contacts, week by week" in in_words(shown.picture)


def test_events_of_one_week_share_its_contacts() -> None:
    rows = weekly([1.0, 0.0, 2.0, None, 1.0, 1.0])
    held = {row.on: 100.0 for row in rows}
    between = [(week(2), 150), (week(2), 50), (week(5), 100)]
    assert contacts_between(rows, held) == between
    assert contacts_between(rows, {}) == []


@pytest.mark.parametrize(
    ("values", "rare"),
    [([0.0, 1.0, 0.0], True), ([5.0, 9.0], False), ([0.5, 0.0], False), ([0.0, 0.0], False)],
)
def test_events_are_rare_when_most_weeks_have_none_or_one(values: list[float], rare: bool) -> None:
    assert are_rare(weekly(values)) is rare


ROWS = st.lists(st.none() | st.integers(0, 3).map(float), min_size=1, max_size=40).map(weekly)


@given(rows=ROWS, start=st.integers(0, 40), known=st.integers(0, 40))
def test_every_way_that_is_offered_can_be_drawn_told_and_taken_away(
    rows: list[Observation], start: int, known: int
) -> None:
    held: dict[date, float] = {row.on: 700.0 for row in rows[:known]}
    there = seen(rows, start=start, options=FEWER)
    for way in fitting(there, True, held):
        shown = view(way, there, held, 0.2)
        assert in_words(shown.picture).endswith(".")
        assert ElementTree.fromstring(picture_svg(shown.picture, "x")).tag.endswith("svg")
        lines = table_csv("Breaches", shown.table).splitlines()
        assert len(lines) == 2 + len(shown.table.rows)
