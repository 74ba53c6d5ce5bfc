"""The course of a session: lobby, a step open, locked, revealed; closed at the end."""

from dataclasses import dataclass, replace
from enum import StrEnum

from playbook.anonymity import FEWEST, is_enough
from playbook.errors import PlaybookError
from playbook.wording import counted
from playbook.workshop.guide import Guide, Step

CLOSED = "This session has closed. Nothing more can be changed in it."


class StepState(StrEnum):
    """READY is shown on the wall while phones still wait, and all that a discussion needs."""

    WAITING = "waiting"
    READY = "ready"
    OPEN = "open"
    LOCKED = "locked"
    REVEALED = "revealed"


HAS_ANSWERS = frozenset({StepState.OPEN, StepState.LOCKED, StepState.REVEALED})


@dataclass(frozen=True)
class Course:
    """`place` is the step shown, counted from 0; None in the lobby. `states` has one a step."""

    guide: Guide
    states: tuple[StepState, ...]
    place: int | None = None
    is_closed: bool = False

    @property
    def step(self) -> Step | None:
        return None if self.place is None else self.guide.steps[self.place]

    @property
    def state(self) -> StepState | None:
        return None if self.place is None else self.states[self.place]

    @property
    def is_lobby(self) -> bool:
        return self.place is None and not self.is_closed

    @property
    def is_last(self) -> bool:
        return self.place == len(self.guide.steps) - 1

    @property
    def takes_answers(self) -> bool:
        return not self.is_closed and self.state is StepState.OPEN


def in_the_lobby(guide: Guide) -> Course:
    return Course(guide, (StepState.WAITING,) * len(guide.steps))


def go_on(course: Course) -> Course:
    """To the next step: it opens at once, unless its options have to be looked at first."""
    left = _left(course)
    if course.is_last:
        raise PlaybookError("This was the last step. Close the session when you are done.")
    return _at(left, 0 if course.place is None else course.place + 1)


def go_back(course: Course) -> Course:
    """To the step before, as it was left: locked or revealed."""
    left = _left(course)
    if not course.place:
        raise PlaybookError("There is no step before this one.")
    return _at(left, course.place - 1)


def open_for_answers(course: Course) -> Course:
    """Also reopens a locked step. What was revealed stays locked: answers that follow the
    others are no answers of one's own."""
    step, state = _current(course)
    if not step.takes_answers:
        raise PlaybookError("This step takes no answers.")
    if state is StepState.REVEALED:
        raise PlaybookError("The results were shown, so this step stays locked.")
    return _with(course, StepState.OPEN)


def lock(course: Course) -> Course:
    _, state = _current(course)
    if state is not StepState.OPEN:
        raise PlaybookError("This step is not open for answers.")
    return _with(course, StepState.LOCKED)


def reveal(course: Course) -> Course:
    """Shows the results and locks."""
    step, state = _current(course)
    if not step.takes_answers or state not in HAS_ANSWERS:
        raise PlaybookError("There is nothing to show yet.")
    return _with(course, StepState.REVEALED)


def refuse_too_few(before: Course, after: Course, answers: int) -> None:
    """Raises when a press of “Show results” would lock a step that has nothing to show."""
    step = after.step
    is_press = after.place == before.place and not after.is_closed
    if not step or step.is_named or not is_press or after.state is not StepState.REVEALED:
        return
    if not is_enough(answers):
        raise PlaybookError(
            f"{counted(answers, 'answer')} so far; anonymous results take {FEWEST}, so that "
            "nobody can be picked out. Wait for more, or go on."
        )


def close(course: Course) -> Course:
    """Twice is once."""
    return replace(_left(course), is_closed=True) if not course.is_closed else course


def refuse_answers(course: Course, step_key: str) -> None:
    """Raises a kind sentence when an answer to this step comes too early or too late."""
    if course.is_closed:
        raise PlaybookError("This session has closed. Thank you for having been there.")
    step, state = course.step, course.state
    if not step or step.key != step_key:
        raise PlaybookError(
            "The group has gone on to another step, so this answer was not counted."
        )
    if state in (StepState.LOCKED, StepState.REVEALED):
        raise PlaybookError("Answers were locked before yours arrived, so it was not counted.")
    if state is not StepState.OPEN:
        raise PlaybookError("This step is not open for answers yet.")


def _at(course: Course, place: int) -> Course:
    there = replace(course, place=place)
    step, state = _current(there)
    if state is not StepState.WAITING:
        return there
    opens = step.takes_answers and not step.options_from
    return _with(there, StepState.OPEN if opens else StepState.READY)


def _left(course: Course) -> Course:
    """Leaving an open step locks it. What was shown while people voted counts as revealed, and so
    do answers that become the options of a later step."""
    if course.is_closed:
        raise PlaybookError(CLOSED)
    step, state = course.step, course.state
    if not step or state not in (StepState.OPEN, StepState.LOCKED):
        return course
    is_source = any(each.options_from == step.key for each in course.guide.steps)
    is_seen = is_source or (state is StepState.OPEN and step.is_live)
    return _with(course, StepState.REVEALED if is_seen else StepState.LOCKED)


def _current(course: Course) -> tuple[Step, StepState]:
    if course.is_closed:
        raise PlaybookError(CLOSED)
    if course.step is None or course.state is None:
        raise PlaybookError("The session is still in the lobby. Begin with the first step.")
    return course.step, course.state


def _with(course: Course, state: StepState) -> Course:
    assert course.place is not None
    states = list(course.states)
    states[course.place] = state
    return replace(course, states=tuple(states))
