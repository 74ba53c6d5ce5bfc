"""Workshop sessions for tests: begun, voted in, led on."""

from collections.abc import Callable, Iterable
from datetime import date

from sqlite_utils import Database

from playbook.workshop import course
from playbook.workshop.course import Course
from playbook.workshop.guide import Guide
from storage import workshop_actions, workshop_votes, workshops
from storage.access import OpenPhone, OpenPlan, OpenWorkshop
from storage.workshop_access import open_phone, open_workshop
from storage.workshop_actions import NewAction
from storage.workshop_rows import Session
from tests.playbook.workshop.steps import ACTIONS, CHOICE, OPEN, SCALE, TALK, YES_NO

HELD_ON = date(2026, 3, 16)
GUIDE = Guide("test", "A test", "To test.", "", (TALK, OPEN, YES_NO, SCALE, CHOICE, ACTIONS))
YES, NO = {"item-answer": "yes"}, {"item-answer": "no"}


def begin(db: Database, *plans: OpenPlan, guide: Guide = GUIDE) -> OpenWorkshop:
    workshop_id = workshops.start(db, plans, guide, HELD_ON)
    return open_workshop(db, plans[0].user, workshop_id)


def press(db: Database, key: OpenWorkshop, *moves: Callable[[Course], Course]) -> Session:
    session = workshops.load(db, key)
    for move in moves:
        session = workshops.move(db, key, move, session.version)
    return session


def go_to(db: Database, key: OpenWorkshop, step: str) -> Session:
    """On, until this step stands on the wall."""
    session = workshops.load(db, key)
    while not session.course.step or session.course.step.key != step:
        session = press(db, key, course.go_on)
    return session


def phones(db: Database, key: OpenWorkshop, count: int, first: int = 1) -> list[OpenPhone]:
    code = workshops.load(db, key).code
    return [open_phone(db, code, f"cookie {n}") for n in range(first, first + count)]


def vote(db: Database, given: Iterable[tuple[OpenPhone, dict[str, str]]], step: str) -> None:
    for phone, fields in given:
        workshop_votes.vote(db, phone, step, fields)


def hold_a_workshop(db: Database, plan: OpenPlan) -> OpenWorkshop:
    """Closed already: its one action waits for the plan's manager."""
    key = begin(db, plan)
    new = NewAction("Ask Lena about the rota", plan_id=plan.id)
    workshop_actions.add(db, key, "an-action", new, HELD_ON)
    press(db, key, course.close)
    return key
