"""The session on the wall: opened at the door for every run, every callback, every file."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

import storage
from pages.ui import session
from pages.web import door, hub, phone_view
from pages.web.join import votes_of
from playbook.anonymity import is_enough
from playbook.errors import PlaybookError
from playbook.workshop.action import Action
from playbook.workshop.counting import Counts
from playbook.workshop.course import StepState
from playbook.workshop.guide import Step, StepKind
from playbook.workshop.tally import Split, most_divided, splits
from storage import workshop_access, workshop_actions, workshop_votes, workshops
from storage.access import OpenWorkshop
from storage.engine import Engine
from storage.workshop_rows import Session

WALL, CONTROLS = "wall", "controls"
NOTHING = Counts()
DIVERGENT = (StepKind.YES_NO, StepKind.HEALTH_CHECK)


@dataclass(frozen=True)
class Room:
    key: OpenWorkshop
    session: Session
    answered: int = 0
    counts: Counts = NOTHING
    named: tuple[str, ...] = ()
    rated: tuple[Split, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def step(self) -> Step | None:
        return self.session.course.step

    @property
    def state(self) -> StepState | None:
        return self.session.course.state

    @property
    def divided(self) -> tuple[Split, ...]:
        return tuple(most_divided(self.rated))

    @property
    def has_enough(self) -> bool:
        """Whether the answers to this step may be shown."""
        return bool(self.step and self.step.is_named) or is_enough(self.answered)

    @property
    def is_timer(self) -> bool:
        return bool(self.step and self.step.kind is StepKind.TIMER)

    @property
    def is_shown(self) -> bool:
        """Whether the wall shows results of this step now."""
        is_live = bool(self.step and self.step.is_live)
        return self.state is StepState.REVEALED or (is_live and self.answered > 0)


def workshop_id() -> str:
    return st.query_params.get(session.WORKSHOP, "")


def open_here(db: Engine) -> OpenWorkshop:
    return workshop_access.open_workshop(db, door.user_here(db), workshop_id())


def load() -> Room:
    with storage.connect() as db:
        key = open_here(db)
        found = workshops.load(db, key)
        step = found.course.step
        if not step or found.is_closed:
            return Room(key, found, actions=tuple(workshop_actions.of_workshop(db, key)))
        return Room(
            key,
            found,
            workshop_votes.answered(db, key, step),
            workshop_votes.shown(db, key, step),
            tuple(each.name for each in workshop_votes.named(db, key, step)),
            tuple(_rated(db, key, found)),
            tuple(workshop_actions.of_workshop(db, key)),
        )


def act(do: Callable[[Engine, OpenWorkshop, Session], object]) -> None:
    """A button's callback: opens the door, acts, tells the phones, redraws the wall."""
    try:
        with storage.connect() as db:
            key = open_here(db)
            do(db, key, workshops.load(db, key))
            after = workshops.load(db, key)
        hub.tell(after.id, phone_view.at(after.course))
        hub.tell(votes_of(after.id), "moved")
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
    redraw()


def redraw() -> None:
    st.rerun([WALL, CONTROLS])


def _rated(db: Engine, key: OpenWorkshop, found: Session) -> list[Split]:
    """All questions that have been shown so far."""
    shown: list[Split] = []
    for step, state in zip(found.guide.steps, found.course.states, strict=True):
        if step.kind in DIVERGENT and (state is StepState.REVEALED or step.is_live):
            found_here = splits(step, workshop_votes.shown(db, key, step))
            shown += [each for each in found_here if each.yes + each.no + each.unsure]
    return shown
