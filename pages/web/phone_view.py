"""What a phone shows at this moment of a session."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from secrets import token_urlsafe

from playbook.anonymity import LONGEST_COMMENT
from playbook.workshop.action import LONGEST_TIME, USUAL_TIME
from playbook.workshop.answer import as_fields
from playbook.workshop.code import spoken_code
from playbook.workshop.course import Course, StepState
from playbook.workshop.guide import Step, StepKind
from storage import workshop_rows, workshop_votes
from storage.access import OpenPhone
from storage.engine import Engine
from storage.workshop_rows import PlanName, Session

THREE_WAYS = (("yes", "Yes"), ("no", "No"), ("unsure", "Don’t know"))
PLACES = ("First", "Second", "Third", "Fourth", "Fifth")


class Given(dict[str, str]):
    """The fields of a form; what was not filled in is blank."""

    def __missing__(self, name: str) -> str:
        return ""


@dataclass(frozen=True)
class PhoneView:
    """`given` is the form as it was filled in; `at` changes when the wall goes on."""

    session: Session
    step: Step | None
    state: str
    at: str
    given: Mapping[str, str] = field(default_factory=dict)
    has_answered: bool = False
    has_sent: bool = False
    today: date = date.min
    action_id: str = field(default_factory=lambda: token_urlsafe(12))
    three_ways: tuple[tuple[str, str], ...] = THREE_WAYS
    longest: int = LONGEST_COMMENT

    @property
    def code(self) -> str:
        return spoken_code(self.session.code)

    @property
    def path(self) -> str:
        return f"/join/{self.session.code}"

    @property
    def kind(self) -> str:
        return self.step.kind.value if self.step else ""

    @property
    def progress(self) -> str:
        place = self.session.course.place
        return "" if place is None else f"Step {place + 1} of {len(self.session.guide.steps)}"

    @property
    def places(self) -> list[tuple[int, str]]:
        if not self.step:
            return []
        count = min(self.step.places, len(self.step.items))
        return [(n, place_name(n)) for n in range(1, count + 1)]

    @property
    def managers(self) -> tuple[PlanName, ...]:
        return self.session.plans

    @property
    def usual_day(self) -> str:
        return (self.today + USUAL_TIME).isoformat()

    @property
    def latest_day(self) -> str:
        return (self.today + LONGEST_TIME - timedelta(days=1)).isoformat()


def place_name(number: int) -> str:
    """“First”, and from the sixth on “Place 6”."""
    return PLACES[number - 1] if number <= len(PLACES) else f"Place {number}"


def at(course: Course) -> str:
    """A word that changes whenever phones have something else to show."""
    if course.is_closed:
        return "closed"
    step = course.step
    named = "named" if step and step.is_named else ""
    return f"{course.place}-{_shown_state(course)}-{named}-{len(step.items) if step else 0}"


def look(
    db: Engine,
    phone: OpenPhone,
    today: date,
    typed: Mapping[str, str] | None = None,
    has_sent: bool = False,
) -> PhoneView:
    """`typed` is a form that was refused: it comes back as it was."""
    session = workshop_rows.session(db, phone.workshop_id)
    course, given = session.course, dict(typed or {})
    step = None if course.is_closed else course.step
    mine = workshop_votes.mine(db, phone, step) if step and step.is_voted else None
    if mine and step and not typed:
        given = {**as_fields(step, mine.answer), "name": mine.name}
    return PhoneView(
        session=session,
        step=step,
        state=_shown_state(course),
        at=at(course),
        given=given,
        has_answered=mine is not None,
        has_sent=has_sent,
        today=today,
    )


def _shown_state(course: Course) -> str:
    """lobby, ready, talk, open, locked, closed: locked and revealed are the same to a phone."""
    if course.is_closed:
        return "closed"
    if course.step is None:
        return "lobby"
    if course.step.kind in (StepKind.DISCUSSION, StepKind.TIMER):
        return "talk"
    if course.state is StepState.OPEN:
        return "open"
    return "ready" if course.state is StepState.READY else "locked"
