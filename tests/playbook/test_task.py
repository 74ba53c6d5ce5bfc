"""The four states of a task, its lateness, and what may be typed into it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.content import Milestone
from playbook.due_words import off_day_words
from playbook.errors import PlaybookError
from playbook.plan import Pause, Plan
from playbook.task import (
    State,
    Task,
    check_due_day,
    check_new_due_day,
    check_notes,
    check_title,
)
from playbook.wording import long_date
from tests.made_up import MONDAY, ONE_DAY, a_milestone, a_plan, a_task, states

steps = st.lists(st.tuples(states, st.integers(0, 90)), max_size=12)


def after(task: Task, taken: list[tuple[State, int]]) -> Task:
    for state, day in taken:
        task = task.enter(state, MONDAY + day * ONE_DAY, "Amara", "waiting for the data team")
    return task


def traces(task: Task) -> list[object]:
    return [
        task.completed_on,
        task.completed_by,
        task.blocked_on,
        task.blocked_by,
        task.not_applicable_on,
        task.not_applicable_reason,
    ]


@given(steps, states)
def test_whatever_happened_a_task_is_in_the_state_entered_last(taken: list, last: State) -> None:
    task = after(a_task(), [*taken, (last, 91)])
    assert task.state is last
    marks = [task.completed_on, task.blocked_on, task.not_applicable_on]
    assert sum(mark is not None for mark in marks) == (0 if last is State.OPEN else 1)
    assert sum(bool(trace) for trace in traces(task)) == (0 if last is State.OPEN else 2)


@given(steps, states)
def test_entering_a_state_again_changes_nothing(taken: list, state: State) -> None:
    once = after(a_task(), [*taken, (state, 91)])
    assert after(once, [(state, 120)]) == once


@given(steps)
def test_reopened_a_task_is_as_new(taken: list) -> None:
    assert after(a_task(), taken).reopen() == a_task()


@given(steps)
def test_states_touch_nothing_else(taken: list) -> None:
    task = after(a_task(notes="Ask twice", owner="Bo"), taken)
    assert (task.notes, task.owner, task.due_day, task.id) == ("Ask twice", "Bo", 5, "task")


@pytest.mark.parametrize("blank", ["", "   ", "\n\t"])
def test_blocked_and_not_applicable_each_need_words(blank: str) -> None:
    with pytest.raises(PlaybookError, match="who or what blocks"):
        a_task().block(MONDAY, blank)
    with pytest.raises(PlaybookError, match="why this task does not apply"):
        a_task().rule_out(MONDAY, blank)


def test_another_blocker_keeps_the_day_the_task_was_blocked() -> None:
    task = a_task().block(MONDAY, "IT").block(MONDAY + ONE_DAY, "Facilities")
    assert (task.blocked_on, task.blocked_by) == (MONDAY, "Facilities")


def test_a_settled_task_is_never_late() -> None:
    years_on = MONDAY + 900 * ONE_DAY
    assert a_task().is_late(a_plan(), years_on)
    assert a_task().block(MONDAY, "IT").is_late(a_plan(), years_on)
    assert not a_task().complete(years_on, "Amara").is_late(a_plan(), years_on)
    assert not a_task().rule_out(years_on, "No night shift").is_late(a_plan(), years_on)


def test_a_task_due_on_a_friday_is_one_working_day_late_on_monday() -> None:
    friday = MONDAY + 4 * ONE_DAY
    lateness = [a_task(5).working_days_late(a_plan(), friday + n * ONE_DAY) for n in range(4)]
    assert lateness == [0, 0, 0, 1]


def days_of(first: int, last: int) -> str:
    return " and ".join(long_date(a_plan().date_of(day)) for day in (first, last))


def test_a_day_in_a_pause_is_called_that_and_a_day_off_a_day_off() -> None:
    wednesday, sunday = MONDAY + 9 * ONE_DAY, MONDAY + 6 * ONE_DAY
    paused = replace(a_plan(), pauses=(Pause(MONDAY + 7 * ONE_DAY, None, "leave"),))
    assert off_day_words(wednesday, a_plan(), MONDAY) == ""
    assert off_day_words(wednesday, paused, MONDAY).startswith("The plan is paused on ")
    assert "is no working day here. Due " in off_day_words(sunday, a_plan(), MONDAY)


@pytest.mark.parametrize("day", [-1, 0, 15, 121, 3650])
def test_a_new_task_is_due_inside_its_milestone(day: int) -> None:
    with pytest.raises(PlaybookError, match=f"{days_of(1, 14)}. Choose another"):
        check_due_day(day, a_milestone(), a_plan())
    assert check_due_day(14, a_milestone(), a_plan()) == 14


@pytest.mark.parametrize("day", [0, 121])
def test_a_due_day_may_slip_out_of_its_milestone_but_not_out_of_the_plan(day: int) -> None:
    with pytest.raises(PlaybookError, match=f"{days_of(1, 120)}. Nothing was changed"):
        check_new_due_day(day, a_milestone(), a_plan())
    assert check_new_due_day(120, a_milestone(), a_plan()) == 120


@pytest.mark.parametrize("check", [check_due_day, check_new_due_day])
def test_the_last_period_runs_on_for_ten_years(
    check: Callable[[int, Milestone, Plan], int],
) -> None:
    beyond = a_milestone(121, None)
    assert check(3650, beyond, a_plan()) == 3650
    for day in (120, 3651):
        with pytest.raises(PlaybookError, match=days_of(121, 3650)):
            check(day, beyond, a_plan())


@pytest.mark.parametrize("blank", ["", "  ", "\t\n"])
def test_a_blank_title_is_refused(blank: str) -> None:
    with pytest.raises(PlaybookError, match="needs a title"):
        check_title(blank)


def test_a_title_of_five_thousand_characters_is_sent_to_the_notes() -> None:
    with pytest.raises(PlaybookError, match="5000 characters; 200 are the most"):
        check_title("x" * 5_000)


@pytest.mark.parametrize(
    "typed",
    [
        "🎧 Zuhören",
        "استمع إلى المكالمات",
        "<img src=x onerror=alert(1)>",
        "![](http://x.y)",
        "**b**",
    ],
)
def test_a_title_is_kept_as_typed(typed: str) -> None:
    assert check_title(f"  {typed} ") == typed


def test_notes_keep_their_lines_and_have_an_end() -> None:
    assert check_notes(" one\n\n two ") == " one\n\n two "
    with pytest.raises(PlaybookError, match="longer than 10,000"):
        check_notes("x" * 10_001)


def test_a_blocker_and_a_reason_are_short_enough_to_read_in_a_row() -> None:
    with pytest.raises(PlaybookError, match="301 characters"):
        a_task().block(MONDAY, "x" * 301)
    with pytest.raises(PlaybookError, match="301 characters"):
        a_task().rule_out(MONDAY, "x" * 301)
