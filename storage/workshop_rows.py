"""How a workshop session is read from its rows, for storage that has opened a door."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from playbook.workshop import guide_file
from playbook.workshop.course import Course, StepState
from playbook.workshop.guide import Guide
from storage.engine import Engine, Row, one


@dataclass(frozen=True)
class PlanName:
    id: str
    manager: str
    site: str


@dataclass(frozen=True)
class Session:
    """A session as it stands; `version` moves with every move of the coach's, not with votes."""

    id: str
    code: str
    course: Course
    held_on: date
    run_by: str
    run_by_id: str
    started_at: str
    ends_at: datetime | None
    closed_at: str | None
    joined: int
    plans: tuple[PlanName, ...]
    version: int

    @property
    def guide(self) -> Guide:
        return self.course.guide

    @property
    def is_closed(self) -> bool:
        return bool(self.closed_at)


def session(db: Engine, workshop_id: str) -> Session:
    sql = """select w.*, u.name as runner from workshops w join users u on u.id = w.run_by
        where w.id = :id"""
    row = one(db, sql, {"id": workshop_id})
    assert row, "an open workshop exists"
    return Session(
        id=row["id"],
        code=row["code"],
        course=course_in(row),
        held_on=date.fromisoformat(row["held_on"]),
        run_by=row["runner"],
        run_by_id=row["run_by"],
        started_at=row["started_at"],
        ends_at=datetime.fromisoformat(row["ends_at"]) if row["ends_at"] else None,
        closed_at=row["closed_at"],
        joined=row["joined"] if row["closed_at"] else joined(db, row["id"]),
        plans=plans_of(db, row["id"]),
        version=row["version"],
    )


def plans_of(db: Engine, workshop_id: str) -> tuple[PlanName, ...]:
    sql = """select p.id, p.manager_name, p.site from workshop_plans w
        join plans p on p.id = w.plan_id where w.workshop_id = :id order by p.manager_name, p.id"""
    rows = db.query(sql, {"id": workshop_id})
    return tuple(PlanName(row["id"], row["manager_name"], row["site"]) for row in rows)


def joined(db: Engine, workshop_id: str) -> int:
    sql = "select count(*) as n from workshop_phones where workshop_id = :id"
    row = one(db, sql, {"id": workshop_id})
    return int(row["n"]) if row else 0


def course_in(row: Row) -> Course:
    states = tuple(StepState(state) for state in row["states"].split())
    return Course(guide_in(row["content"]), states, row["place"], bool(row["closed_at"]))


@lru_cache(maxsize=64)
def guide_in(content: str) -> Guide:
    return guide_file.parse(json.loads(content), "session")


def content_of(guide: Guide) -> str:
    return json.dumps(guide_file.document(guide), ensure_ascii=False)
