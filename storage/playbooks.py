"""Published playbook versions: never edited, so a running plan keeps the words it started with."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from playbook.content import Milestone, Playbook
from playbook.content_file import parse, read_document
from playbook.errors import PlaybookError
from storage.access import OpenPlan
from storage.engine import Engine, one, writing
from storage.rows import insert, instant


@dataclass(frozen=True)
class Offered:
    id: str
    title: str


def publish_built_in(db: Engine) -> str:
    """Publish the built-in content file if these words are new; returns the version's id."""
    return publish(db, read_document())


def publish(db: Engine, document: dict[str, Any]) -> str:
    """Publish a document if these words are new; returns the version's id."""
    parse(document, "playbook")
    with writing(db):
        add(db, document, based_on=_newest_of_ours(db))
    return _id_of(document)


def add(
    db: Engine, document: dict[str, Any], based_on: str | None = None, by: str | None = None
) -> str | None:
    """Inside a write: a version of these checked words; None when there is one already."""
    version_id = _id_of(document)
    if one(db, "select id from playbook_versions where id = :id", {"id": version_id}):
        return None
    row = {"id": version_id, "title": document["title"], "content": _content(document)}
    row |= {"based_on": based_on, "published_by": by, "published_at": instant()}
    insert(db, "playbook_versions", row)
    return version_id


def newest(db: Engine) -> str:
    """The one that a new plan starts from unless another is chosen."""
    return offered(db)[0].id


def offered(db: Engine) -> list[Offered]:
    """What a new plan may start from, the newest first."""
    sql = """select id, title from playbook_versions where withdrawn_on is null
        order by published_at desc, id"""
    found = [Offered(row["id"], row["title"]) for row in db.query(sql, {})]
    if not found:
        raise PlaybookError("No playbook is published yet.")
    return found


def get(db: Engine, version_id: str) -> Playbook:
    return parsed(_kept(db, version_id))


def document(db: Engine, version_id: str) -> dict[str, Any]:
    """A version's words as they were published, free to be changed in a copy."""
    found: dict[str, Any] = json.loads(_kept(db, version_id))
    return found


def milestones_of(db: Engine, plan: OpenPlan) -> tuple[Milestone, ...]:
    """The milestones as they stood when this plan started."""
    sql = """select v.content from playbook_versions v
        join plans p on p.playbook_version_id = v.id where p.id = :id"""
    row = one(db, sql, {"id": plan.id})
    assert row, "an open plan has a playbook version"
    return parsed(row["content"]).milestones


@lru_cache(maxsize=16)
def parsed(content: str) -> Playbook:
    return parse(json.loads(content), "playbook")


def _kept(db: Engine, version_id: str) -> str:
    row = one(db, "select content from playbook_versions where id = :id", {"id": version_id})
    if not row:
        raise PlaybookError("This playbook version does not exist.")
    return str(row["content"])


def _newest_of_ours(db: Engine) -> str | None:
    """What came with the app before: its plans are offered what a new release adds."""
    sql = """select id from playbook_versions where published_by is null
        order by published_at desc, id limit 1"""
    row = one(db, sql, {})
    return row["id"] if row else None


def _content(document: dict[str, Any]) -> str:
    return json.dumps(document, sort_keys=True, ensure_ascii=False)


def _id_of(document: dict[str, Any]) -> str:
    return hashlib.sha256(_content(document).encode()).hexdigest()[:20]
