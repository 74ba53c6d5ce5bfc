"""A health check held live in a workshop is a closed round of the plan it was held for."""

from playbook.account import User
from playbook.anonymity import enough
from playbook.questionnaire.questionnaire import NO, YES, Side
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.workshop.counting import from_json
from playbook.workshop.guide import StepKind
from storage import events, plans
from storage.engine import Engine, Row, one
from storage.questionnaire_closing import Counts, tallies
from storage.rows import insert, insert_all, new_id, text
from storage.workshop_rows import Session

HEALTH_CHECK = "health_check"


def keep(db: Engine, session: Session, by: User | None) -> None:
    """Inside the closing write. Held for several plans, it is no one centre's check: then nothing.

    “Don't know” is an answer on the wall, but neither a yes nor a no of the round.
    """
    if len(session.plans) != 1:
        return
    counts, people = _counted(db, session)
    if not counts:
        return
    round_id, row = new_id(), _row(db, session, people)
    insert(db, "questionnaire_rounds", {"id": round_id, **row})
    insert_all(db, "questionnaire_tallies", tallies(round_id, counts))
    after = {"questionnaire": questionnaire(HEALTH_CHECK).title, "round": row["number"]}
    who, plan_id = by.id if by else None, session.plans[0].id
    events.record(db, who, "round closed", round_id, plan_id=plan_id, after=after)


def _counted(db: Engine, session: Session) -> tuple[Counts, int]:
    """Yes and no by question, and how many people answered the best answered part."""
    counts, people = Counts(), 0
    steps = {s.key for s in session.guide.steps if s.kind is StepKind.HEALTH_CHECK}
    sql = "select step, counts from workshop_results where workshop_id = :id"
    for row in db.query(sql, {"id": session.id}):
        if row["step"] in steps:
            found = from_json(row["counts"])
            people = max(people, found.answers)
            for question, marks in found.marks.items():
                said = {mark: n for mark, n in marks.items() if mark in (NO, YES)}
                if kept := enough(said):
                    counts[question] = kept
    return counts, people


def _row(db: Engine, session: Session, people: int) -> Row:
    plan_id = session.plans[0].id
    sql = """select count(*) as n from questionnaire_rounds
        where plan_id = :id and questionnaire = :questionnaire"""
    earlier = one(db, sql, {"id": plan_id, "questionnaire": HEALTH_CHECK})
    return {
        "plan_id": plan_id,
        "questionnaire": HEALTH_CHECK,
        "number": (earlier["n"] if earlier else 0) + 1,
        "opened_by": session.run_by_id,
        "opened_on": text(session.held_on),
        "day": plans.read(db, plan_id).day(session.held_on),
        "sides": Side.COLLEAGUES.value,
        "colleagues_expected": None,
        "colleagues_in": people,
        "secret": None,
        "closed_on": text(session.held_on),
    }
