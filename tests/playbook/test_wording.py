"""Dates and numbers as people say them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook import wording
from tests.made_up import start_days

TODAY = date(2026, 11, 20)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def test_the_year_is_said_when_it_is_not_this_one() -> None:
    assert wording.spoken_date(TODAY, TODAY) == "Friday 20 November"
    assert wording.spoken_date(TODAY) == "Friday 20 November 2026"
    assert wording.spoken_date(date(2027, 1, 4), TODAY) == "Monday 4 January 2027"
    assert wording.short_date(date(2026, 3, 2)) == "2 Mar 2026"


@given(start_days, start_days)
def test_a_spoken_date_names_its_weekday_and_has_no_leading_nought(on: date, today: date) -> None:
    weekday, number, *_rest = wording.spoken_date(on, today).split()
    assert weekday == f"{on:%A}"
    assert number == str(on.day)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 13), date(2026, 12, 12), "13 November to 12 December"),
        (date(2026, 12, 13), date(2027, 1, 12), "13 December 2026 to 12 January 2027"),
        (date(2027, 3, 1), None, "from 1 March 2027"),
        (date(2026, 11, 13), date(2026, 11, 13), "13 November"),
    ],
)
def test_a_period(first: date, last: date | None, said: str) -> None:
    assert wording.period(first, last, TODAY) == said


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        (-1, "Was due Thursday 19 November"),
        (0, "Due today, Friday 20 November"),
        (1, "Due tomorrow, Saturday 21 November"),
        (2, "Due Sunday 22 November"),
        (60, "Due Tuesday 19 January 2027"),
    ],
)
def test_when_something_is_due(offset: int, said: str) -> None:
    assert wording.due_phrase(day(offset), TODAY) == said


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        (0, "today"),
        (-1, "yesterday"),
        (-2, "Wednesday"),
        (-6, "Saturday"),
        (-7, "Friday 13 November"),
        (3, "Monday 23 November"),
    ],
)
def test_how_long_ago(offset: int, said: str) -> None:
    assert wording.ago(day(offset), TODAY) == said


def test_a_moment_has_its_clock_time() -> None:
    now = datetime(2026, 11, 20, 9, 5)
    assert wording.spoken_instant(now.replace(hour=8), now) == "today 08:05"
    assert wording.spoken_instant(datetime(2026, 11, 19, 16, 40), now) == "yesterday 16:40"


def test_days_ahead() -> None:
    said = [wording.in_days(day(n), TODAY) for n in (0, 1, 2, 1000)]
    assert said == ["today", "tomorrow", "in 2 days", "in 1,000 days"]


def test_one_is_singular_and_all_else_plural() -> None:
    assert [wording.counted(n, "task") for n in (0, 1, 2)] == ["0 tasks", "1 task", "2 tasks"]
    assert wording.counted(2, "person", "people") == "2 people"
    assert wording.counted(12_500, "call") == "12,500 calls"
    assert wording.days_late(1) == "1 working day late"
    assert wording.days_late(0) == "Late"


@given(st.lists(st.sampled_from(["Rota", "Morale", "Waiting"]), max_size=6))
def test_a_list_ends_in_and(names: list[str]) -> None:
    said = wording.listed(names)
    assert said.count(" and ") == (len(names) > 1)
    assert said.count(", ") == max(0, len(names) - 2)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (-4, "Starts in 5 days"),
        (0, "Starts in 1 day"),
        (1, "Day 1 of 120"),
        (120, "Day 120 of 120"),
        (121, "Day 121, beyond the plan"),
    ],
)
def test_the_headline_counts_down_counts_and_goes_beyond(number: int, said: str) -> None:
    assert wording.day_title(number) == said


def test_a_sentence_begins_large_and_keeps_abbreviations() -> None:
    assert wording.sentence("recordings reviewed") == "Recordings reviewed"
    assert wording.sentence("KPIs in a baseline") == "KPIs in a baseline"
