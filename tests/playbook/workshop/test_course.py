"""Lobby, open, locked, revealed, closed: what may follow what."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.workshop import course
from playbook.workshop.course import Course, StepState, in_the_lobby
from tests.playbook.workshop.steps import CHOICE, GUIDE, OPEN, TIMER

Move = Callable[[Course], Course]
MOVES: list[Move] = [
    course.go_on,
    course.go_back,
    course.open_for_answers,
    course.lock,
    course.reveal,
    course.close,
]


def at(*moves: Move) -> Course:
    here = in_the_lobby(GUIDE)
    for move in moves:
        here = move(here)
    return here


def test_a_session_begins_in_the_lobby_and_its_first_step_is_talked_about() -> None:
    assert at().is_lobby
    talking = at(course.go_on)
    assert (talking.step, talking.state) == (GUIDE.steps[0], StepState.READY)
    with pytest.raises(PlaybookError, match="takes no answers"):
        course.open_for_answers(talking)


def test_a_timer_runs_without_answers_and_the_group_goes_on_when_the_coach_says() -> None:
    here = course.go_on(in_the_lobby(replace(GUIDE, steps=(TIMER, OPEN))))
    assert (here.step, here.state) == (TIMER, StepState.READY)
    for move in (course.open_for_answers, course.lock, course.reveal):
        with pytest.raises(PlaybookError):
            move(here)
    with pytest.raises(PlaybookError, match="not open for answers"):
        course.refuse_answers(here, "alone")
    after = course.go_on(here)
    assert (after.step, course.go_back(after).step) == (OPEN, TIMER)


def test_a_question_opens_at_once_and_one_with_options_waits_for_the_coach() -> None:
    assert at(course.go_on, course.go_on).takes_answers
    ready = at(course.go_on, course.go_on, course.go_on)
    assert ready.state is StepState.READY
    assert course.open_for_answers(ready).takes_answers


def test_locked_may_open_again_and_revealed_may_not() -> None:
    locked = at(course.go_on, course.go_on, course.lock)
    assert locked.state is StepState.LOCKED
    assert course.open_for_answers(locked).takes_answers
    with pytest.raises(PlaybookError, match="stays locked"):
        course.open_for_answers(course.reveal(locked))


def test_leaving_a_step_locks_it_and_what_was_live_counts_as_shown() -> None:
    gone_on = at(course.go_on, course.go_on, course.go_on)
    assert gone_on.states[1] is StepState.REVEALED
    assert course.go_back(gone_on).state is StepState.REVEALED
    hidden = at(*[course.go_on] * 5)
    assert hidden.states[3] is StepState.LOCKED


def test_answers_that_become_options_are_shown_when_the_group_goes_on() -> None:
    hidden = replace(OPEN, is_live=False)
    here = in_the_lobby(replace(GUIDE, steps=(hidden, CHOICE)))
    for moves in ([], [course.lock]):
        there = course.go_on(here)
        for move in moves:
            there = move(there)
        assert course.go_on(there).states[0] is StepState.REVEALED


def test_the_last_step_is_followed_by_nothing_and_the_first_preceded_by_nothing() -> None:
    with pytest.raises(PlaybookError, match="last step"):
        course.go_on(at(*[course.go_on] * 5))
    with pytest.raises(PlaybookError, match="no step before"):
        course.go_back(at(course.go_on))


@pytest.mark.parametrize("move", MOVES[:-1])
def test_nothing_moves_once_it_is_closed(move: Move) -> None:
    closed = at(course.go_on, course.close)
    with pytest.raises(PlaybookError, match="has closed"):
        move(closed)
    assert course.close(closed) == closed


@pytest.mark.parametrize(
    ("here", "step", "why"),
    [
        (at(), "ideas", "gone on to another step"),
        (at(course.go_on, course.go_on), "choice", "gone on to another step"),
        (at(course.go_on, course.go_on, course.lock), "ideas", "locked before yours arrived"),
        (at(course.go_on, course.go_on, course.reveal), "ideas", "locked before yours arrived"),
        (at(course.go_on, course.go_on, course.go_on), "choice", "not open for answers yet"),
        (at(course.close), "ideas", "has closed"),
    ],
)
def test_an_answer_too_early_or_too_late_is_told_kindly(here: Course, step: str, why: str) -> None:
    with pytest.raises(PlaybookError, match=why):
        course.refuse_answers(here, step)


@given(st.lists(st.sampled_from(MOVES), max_size=40))
def test_whatever_a_coach_presses_one_step_at_most_is_open(moves: list[Move]) -> None:
    here, shown = in_the_lobby(GUIDE), set[int]()
    for move in moves:
        with suppress(PlaybookError):
            here = move(here)
        open_steps = [n for n, state in enumerate(here.states) if state is StepState.OPEN]
        assert open_steps in ([], [here.place])
        assert not (here.is_closed and open_steps)
        assert not shown & set(open_steps), "what was shown never opens again"
        shown |= {n for n, state in enumerate(here.states) if state is StepState.REVEALED}
