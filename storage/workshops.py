"""Workshop sessions: begun for plans, led from step to step, closed. A restart loses nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from secrets import choice

from playbook.access import Permission
from playbook.account import User
from playbook.errors import PlaybookError
from playbook.workshop import course as course_of
from playbook.workshop.code import new_code
from playbook.workshop.course import Course, StepState, in_the_lobby
from playbook.workshop.guide import Guide, with_names
from playbook.workshop.secrecy import new_secret
from storage import events, live_rounds, workshop_rows, workshop_votes
from storage.access import OpenPlan, OpenWorkshop, open_plan
from storage.engine import Engine, Row, one, writing
from storage.rows import insert, instant, new_id, now, text, update
from storage.workshop_access import writing_at
from storage.workshop_rows import Session

MOST_PLANS = 60
LONGEST_SESSION = timedelta(hours=24)


@dataclass(frozen=True)
class Listed:
    """A line in the library."""

    id: str
    title: str
    held_on: date
    run_by: str
    joined: int
    is_closed: bool
    managers: tuple[str, ...] = ()


def start(
    db: Engine, plans: Sequence[OpenPlan], guide: Guide, today: date, named: bool = False
) -> str:
    """A session in its lobby for these plans; returns its id. `named` puts names to all steps."""
    if not 1 <= len(plans) <= MOST_PLANS:
        raise PlaybookError(f"Choose 1 to {MOST_PLANS} plans that this workshop is for.")
    if named:
        guide = with_names(guide)
    workshop_id, user = new_id(), plans[0].user
    with writing(db):
        for plan in plans:
            open_plan(db, user, plan.id, Permission.HOLD)
        insert(db, "workshops", _new_row(db, workshop_id, guide, user.id, today))
        for plan in plans:
            insert(db, "workshop_plans", {"workshop_id": workshop_id, "plan_id": plan.id})
            _record(db, user, "workshop started", workshop_id, plan.id, {"title": guide.title})
    return workshop_id


def load(db: Engine, workshop: OpenWorkshop) -> Session:
    return workshop_rows.session(db, workshop.id)


def move(db: Engine, workshop: OpenWorkshop, to: Callable[[Course], Course], seen: int) -> Session:
    """One press of one of the coach's buttons; the second press of a double click does nothing."""
    with writing_at(db, workshop):
        before = workshop_rows.session(db, workshop.id)
        if before.version == seen and not before.is_closed:
            after = to(before.course)
            _store(db, before, after)
            _follow(db, workshop, before, after)
        return workshop_rows.session(db, workshop.id)


def close(db: Engine, workshop: OpenWorkshop) -> Session:
    """Twice is once."""
    seen = workshop_rows.session(db, workshop.id).version
    return move(db, workshop, course_of.close, seen)


def close_forgotten(db: Engine) -> None:
    """A session that nobody closed within a day is closed, so that its secret goes."""
    sql = """select w.id, u.name as runner from workshops w join users u on u.id = w.run_by
        where w.closed_at is null and w.started_at < :before"""
    for row in list(db.query(sql, {"before": instant(now() - LONGEST_SESSION)})):
        with writing(db):
            before = workshop_rows.session(db, row["id"])
            if not before.is_closed:  # nobody else was quicker
                _store(db, before, course_of.close(before.course))
                _close(db, before, None)


def of_user(db: Engine, user: User) -> list[Listed]:
    """Sessions for plans for which this person may hold workshops, the latest first."""
    sql = """select distinct w.id, w.title, w.held_on, w.started_at, w.joined, w.closed_at,
        u.name as runner from workshops w
        join users u on u.id = w.run_by
        join workshop_plans p on p.workshop_id = w.id
        join memberships m on m.plan_id = p.plan_id and m.user_id = :me
        where m.role in ('manager', 'coach') order by w.started_at desc, w.id desc"""
    return [
        Listed(
            row["id"],
            row["title"],
            date.fromisoformat(row["held_on"]),
            row["runner"],
            row["joined"],
            bool(row["closed_at"]),
            tuple(plan.manager for plan in workshop_rows.plans_of(db, row["id"])),
        )
        for row in list(db.query(sql, {"me": user.id}))
    ]


def _follow(db: Engine, workshop: OpenWorkshop, before: Session, after: Course) -> None:
    """What a move brings with it: results let in, the order of votes forgotten, the end."""
    step, place = before.course.step, before.course.place
    if step and place is not None:
        answers = workshop_votes.answered(db, workshop, step)
        course_of.refuse_too_few(before.course, after, answers)
        if after.states[place] is StepState.REVEALED:
            workshop_votes.let_in(db, workshop.id, step)
        if before.course.takes_answers:
            workshop_votes.forget_order(db, workshop.id, step)
    if after.is_closed:
        _close(db, before, workshop.user)


def _store(db: Engine, before: Session, after: Course) -> None:
    changes: Row = {
        "states": " ".join(after.states),
        "place": after.place,
        "version": before.version + 1,
    }
    if after.place != before.course.place:
        minutes = after.step.minutes if after.step else 0
        ends_at = instant(now() + timedelta(minutes=minutes)) if minutes else None
        changes["ends_at"] = ends_at
    update(db, "workshops", before.id, changes)


def _close(db: Engine, session: Session, by: User | None) -> None:
    """Results stay; anonymous votes go, and the secret with them."""
    joined = workshop_votes.settle(db, session.id, session.guide.steps)
    changes: Row = {"closed_at": instant(), "secret": None, "joined": joined, "ends_at": None}
    update(db, "workshops", session.id, changes)
    live_rounds.keep(db, session, by)
    after = {"title": session.guide.title, "joined": joined}
    for plan in session.plans:
        _record(db, by, "workshop held", session.id, plan.id, after)


def _record(
    db: Engine, user: User | None, kind: str, workshop_id: str, plan_id: str, after: Row
) -> None:
    by = user.id if user else None
    events.record(db, by, kind, workshop_id, plan_id=plan_id, after=after)


def _new_row(db: Engine, workshop_id: str, guide: Guide, user_id: str, today: date) -> Row:
    return {
        "id": workshop_id,
        "code": _free_code(db),
        "secret": new_secret(),
        "guide": guide.key,
        "title": guide.title,
        "content": workshop_rows.content_of(guide),
        "states": " ".join(in_the_lobby(guide).states),
        "place": None,
        "held_on": text(today),
        "run_by": user_id,
        "started_at": instant(),
    }


def _free_code(db: Engine) -> str:
    while True:
        code = new_code(choice)
        if not one(db, "select id from workshops where code = :code", {"code": code}):
            return code
