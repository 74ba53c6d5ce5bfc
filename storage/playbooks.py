"""Published playbook versions: never edited, so a running plan keeps the words it started with."""

import hashlib
import json
from functools import lru_cache
from typing import Any

from playbook.content import Milestone, Playbook
from playbook.content_file import parse, read_document
from playbook.errors import PlaybookError
from storage.access import OpenPlan
from storage.engine import Engine, one, writing
from storage.rows import insert, instant


def publish_built_in(db: Engine) -> str:
    """Publish the built-in content file if these words are new; returns the version's id."""
    return publish(db, read_document())


def publish(db: Engine, document: dict[str, Any]) -> str:
    content = json.dumps(document, sort_keys=True, ensure_ascii=False)
    version_id = hashlib.sha256(content.encode()).hexdigest()[:20]
    title = parse(document, "playbook").title
    with writing(db):
        if not one(db, "select id from playbook_versions where id = :id", {"id": version_id}):
            row = {"id": version_id, "title": title, "content": content}
            insert(db, "playbook_versions", {**row, "published_at": instant()})
    return version_id


def newest(db: Engine) -> str:
    row = one(db, "select id from playbook_versions order by published_at desc, id limit 1", {})
    if not row:
        raise PlaybookError("No playbook is published yet.")
    return str(row["id"])


def get(db: Engine, version_id: str) -> Playbook:
    row = one(db, "select content from playbook_versions where id = :id", {"id": version_id})
    if not row:
        raise PlaybookError("This playbook version does not exist.")
    return parsed(row["content"])


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
