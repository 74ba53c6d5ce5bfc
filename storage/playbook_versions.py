"""Published versions as the coach's desk sees them: who made them, who runs on them."""

from dataclasses import dataclass
from datetime import date

from playbook.errors import PlaybookError
from storage import events
from storage.access import OpenDesk, writing_at_desk
from storage.engine import Engine, Row, one
from storage.rows import day, text, update


@dataclass(frozen=True)
class Version:
    """`made_by` is None for what came with the app; `plans` run on it."""

    id: str
    title: str
    published_on: date
    made_by: str | None
    based_on: str | None
    plans: int
    withdrawn_on: date | None


def of_desk(db: Engine, desk: OpenDesk) -> list[Version]:
    """The newest first, with those that new plans may not start from any more."""
    return [_version(row) for row in db.query(VERSIONS, {})]


def withdraw(db: Engine, desk: OpenDesk, version_id: str, today: date) -> None:
    """New plans no longer start from it; those that run on it keep it."""
    with writing_at_desk(db, desk):
        sql = """select count(*) as others from playbook_versions
            where withdrawn_on is null and id <> :id"""
        row = one(db, sql, {"id": version_id})
        if not row or not row["others"]:
            raise PlaybookError("One version has to stay on offer. Publish another one first.")
        update(db, "playbook_versions", version_id, {"withdrawn_on": text(today)})
        events.record(db, desk.user.id, "playbook withdrawn", version_id)


def offer_again(db: Engine, desk: OpenDesk, version_id: str) -> None:
    with writing_at_desk(db, desk):
        update(db, "playbook_versions", version_id, {"withdrawn_on": None})
        events.record(db, desk.user.id, "playbook offered again", version_id)


VERSIONS = """select v.id, v.title, v.published_at, v.based_on, v.withdrawn_on, u.name as made_by,
    (select count(*) from plans p where p.playbook_version_id = v.id) as plans
    from playbook_versions v left join users u on u.id = v.published_by
    order by v.published_at desc, v.id"""


def _version(row: Row) -> Version:
    published_on = date.fromisoformat(row["published_at"][:10])
    return Version(
        row["id"],
        row["title"],
        published_on,
        row["made_by"],
        row["based_on"],
        row["plans"],
        day(row["withdrawn_on"]),
    )
