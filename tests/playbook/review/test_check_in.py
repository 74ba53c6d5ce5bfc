"""The weekly check-in: when it is due, when it is missed, what it must say."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.calendar import WorkingCalendar
from playbook.errors import PlaybookError
from playbook.review.check_in import (
    CheckIn,
    Happened,
    Remark,
    Standing,
    check_words,
    due_dates,
    missed,
    missed_in_a_row,
    open_due,
)
from tests.made_up import MONDAY, a_plan, calendars, week_off

FRIDAY = MONDAY + timedelta(days=4)


def test_a_check_in_is_due_every_friday_from_the_fifth_day() -> None:
    until = MONDAY + timedelta(days=20)
    assert due_dates(a_plan(), until) == [FRIDAY, FRIDAY + timedelta(7), FRIDAY + timedelta(14)]


def test_a_holiday_brings_it_forward_and_a_week_away_leaves_it_out() -> None:
    closed = WorkingCalendar(holidays=frozenset({FRIDAY + timedelta(7)}))
    plan = a_plan(MONDAY, week_off(MONDAY + timedelta(14)), calendar=closed)
    assert due_dates(plan, MONDAY + timedelta(20)) == [FRIDAY, FRIDAY + timedelta(6)]


def test_a_site_that_works_sunday_to_thursday_checks_in_on_thursday() -> None:
    plan = a_plan(calendar=WorkingCalendar(frozenset({6, 0, 1, 2, 3})))
    assert {d.weekday() for d in due_dates(plan, MONDAY + timedelta(30))} == {3}


@given(calendars(), st.integers(0, 6))
def test_it_is_always_due_on_a_working_day_and_once_a_week(
    calendar: WorkingCalendar, weekday: int
) -> None:
    plan = a_plan(calendar=calendar, check_in_weekday=weekday)
    dues = due_dates(plan, MONDAY + timedelta(200))
    assert all(calendar.works_on(d) for d in dues)
    weeks = [d.isocalendar()[:2] for d in dues]
    assert len(set(weeks)) == len(weeks)
    assert all(plan.day(d) <= 120 for d in dues)


def test_it_is_missed_after_two_working_days_not_before() -> None:
    tuesday, wednesday = FRIDAY + timedelta(4), FRIDAY + timedelta(5)
    assert missed(a_plan(), [], tuesday) == []
    assert missed(a_plan(), [], wednesday) == [FRIDAY]
    assert missed(a_plan(), [FRIDAY], wednesday) == []


def test_a_new_reviewer_inherits_no_backlog() -> None:
    today = FRIDAY + timedelta(21)
    assert len(missed(a_plan(), [], today)) == 3
    assert missed(a_plan(), [], today, since=FRIDAY + timedelta(8)) == [FRIDAY + timedelta(14)]


def test_only_those_missed_since_the_last_word_count_in_a_row() -> None:
    handed = [FRIDAY + timedelta(7)]
    assert missed_in_a_row(a_plan(), handed, FRIDAY + timedelta(21)) == 1


def test_nothing_is_due_or_missed_while_the_plan_is_paused() -> None:
    plan = a_plan(MONDAY, week_off(MONDAY + timedelta(7), 60))
    assert missed(plan, [FRIDAY], MONDAY + timedelta(50)) == []


def test_the_nudge_speaks_of_the_latest_one_until_it_is_handed_in() -> None:
    later = FRIDAY + timedelta(8)
    assert open_due(a_plan(), [], later) == FRIDAY + timedelta(7)
    assert open_due(a_plan(), [FRIDAY + timedelta(7)], later) is None
    assert open_due(a_plan(), [], MONDAY) is None
    assert open_due(a_plan(closed_on=later), [], later) is None


def test_at_risk_alone_helps_nobody() -> None:
    with pytest.raises(PlaybookError, match="Say what blocks you"):
        check_words(Standing.AT_RISK, "Much", " ", "")
    with pytest.raises(PlaybookError, match="Choose on track"):
        check_words(None, "", "", "")
    with pytest.raises(PlaybookError, match="2,001 characters"):
        check_words(Standing.ON_TRACK, "x" * 2_001, "", "")
    check_words(Standing.OFF_TRACK, "", "", "May I move the report?")


def test_a_question_is_open_until_somebody_else_answers() -> None:
    asked = Remark("ruth", "Ruth", "Who helps you?", "1", is_question=True)
    more = Remark("ruth", "Ruth", "Take your time", "2")
    answer = Remark("amara", "Amara", "Jo does", "3")
    week = CheckIn("c", FRIDAY, "amara", "Amara", decision="A headset", remarks=(asked, more))
    assert week.open_question == asked
    assert not week.decision_is_open
    assert CheckIn("c", FRIDAY, "a", "A", remarks=(asked, more, answer)).open_question is None
    assert CheckIn("c", FRIDAY, "amara", "A", decision="X", remarks=(answer,)).decision_is_open


def test_the_form_is_filled_with_what_happened() -> None:
    happened = Happened(tuple(f"Task {n}" for n in range(10)), (("Get access", "IT"),), 3)
    lines = happened.moved_words.splitlines()
    assert lines[0] == "Done before these: 2 more tasks"
    assert lines[-2:] == ["Done: Task 9", "Heard: 3 observations noted"]
    assert happened.blocked_words == "Get access: waits for IT"
    assert Happened().moved_words == ""
