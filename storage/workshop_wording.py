"""How the step on the wall is asked: with names or without, live or hidden, which options."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from playbook.errors import PlaybookError
from playbook.workshop import guide as guide_of
from playbook.workshop import guide_file
from playbook.workshop.course import Course, StepState
from playbook.workshop.guide import Guide, Item, Step, StepKind
from storage import workshop_rows, workshop_votes
from storage.access import OpenWorkshop
from storage.engine import Engine
from storage.rows import instant, now, update
from storage.workshop_access import writing_at
from storage.workshop_rows import Session

A_MINUTE = timedelta(minutes=1)
Reword = Callable[[Step, StepState | None], Step]


def name_or_not(db: Engine, workshop: OpenWorkshop, named: bool, seen: int) -> Session:
    """Only before the first answer: none gets a name afterwards, or loses it."""

    def reword(step: Step, state: StepState | None) -> Step:
        is_early = state is StepState.READY or state is StepState.OPEN
        if not is_early or workshop_votes.answered(db, workshop, step):
            raise PlaybookError("Names are chosen before the first answer, not afterwards.")
        return replace(step, is_named=named, is_live=step.is_live and not named)

    return _reword(db, workshop, seen, reword)


def name_all(db: Engine, workshop: OpenWorkshop, seen: int) -> Session:
    """In the lobby: every answer of this session will carry a name, and the phones say so."""
    with writing_at(db, workshop):
        session = workshop_rows.session(db, workshop.id)
        if session.version == seen:
            if not session.course.is_lobby:
                raise PlaybookError("Names for all answers are chosen before the first step.")
            _keep(db, session, guide_of.with_names(session.guide))
        return workshop_rows.session(db, workshop.id)


def show_live(db: Engine, workshop: OpenWorkshop, live: bool, seen: int) -> Session:
    """Results while people vote, or only after the reveal."""

    def reword(step: Step, state: StepState | None) -> Step:
        if step.is_named and live:
            raise PlaybookError("Answers with names are shown once they are locked.")
        return replace(step, is_live=live)

    return _reword(db, workshop, seen, reword)


def offer(db: Engine, workshop: OpenWorkshop, lines: Sequence[str], seen: int) -> Session:
    """The options of a step that has not opened yet, one a line."""

    def reword(step: Step, state: StepState | None) -> Step:
        return replace(step, items=_options(step, state, lines))

    return _reword(db, workshop, seen, reword)


def add_time(db: Engine, workshop: OpenWorkshop, more: timedelta = A_MINUTE) -> Session:
    """From now, or on top of what is left."""
    with writing_at(db, workshop):
        session = workshop_rows.session(db, workshop.id)
        if session.is_closed:
            return session
        ends_at = max(session.ends_at or now(), now()) + more
        changes = {"ends_at": instant(ends_at), "version": session.version + 1}
        update(db, "workshops", workshop.id, changes)
        return workshop_rows.session(db, workshop.id)


def _reword(db: Engine, workshop: OpenWorkshop, seen: int, reword: Reword) -> Session:
    with writing_at(db, workshop):
        session = workshop_rows.session(db, workshop.id)
        if session.version == seen:
            step = _worded(session.course, reword)
            _store(db, session, step)
            if step.is_live and session.course.takes_answers:
                workshop_votes.let_in(db, workshop.id, step)
        return workshop_rows.session(db, workshop.id)


def _worded(course: Course, reword: Reword) -> Step:
    if course.is_closed or not course.step:
        raise PlaybookError("There is no step to change.")
    return reword(course.step, course.state)


def _options(step: Step, state: StepState | None, lines: Sequence[str]) -> tuple[Item, ...]:
    if not step.has_options or state is not StepState.READY:
        raise PlaybookError("The options of this step can no longer be changed.")
    items = guide_file.options(lines)
    fewest = 1 if step.kind is StepKind.SCALE else 2
    if len(items) < fewest:
        raise PlaybookError("Write at least two options, one a line.")
    return items


def _store(db: Engine, session: Session, step: Step) -> None:
    steps = tuple(step if s.key == step.key else s for s in session.guide.steps)
    _keep(db, session, replace(session.guide, steps=steps))


def _keep(db: Engine, session: Session, guide: Guide) -> None:
    content = workshop_rows.content_of(guide)
    update(db, "workshops", session.id, {"content": content, "version": session.version + 1})
