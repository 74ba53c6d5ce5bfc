"""Drafts of the playbook: copied from a version, edited, published or thrown away."""

import json
from dataclasses import dataclass
from datetime import date

from playbook.content import Playbook
from playbook.edition.editing import Document, checked
from playbook.errors import PlaybookError
from storage import events, playbooks
from storage.access import OpenDesk, writing_at_desk
from storage.engine import Engine, Row, one
from storage.rows import insert, text, update
from storage.stale import refuse_stale


@dataclass(frozen=True)
class Draft:
    id: str
    based_on: str
    title: str
    author: str
    started_on: date
    document: Document
    version: int


def copy(db: Engine, desk: OpenDesk, draft_id: str, version_id: str, today: date) -> None:
    """`draft_id` comes from the page, so that a double click makes one copy."""
    with writing_at_desk(db, desk):
        if one(db, "select id from playbook_drafts where id = :id", {"id": draft_id}):
            return
        document = playbooks.document(db, version_id)
        row: Row = {"id": draft_id, "based_on": version_id, "author_id": desk.user.id}
        row |= {"started_on": text(today), **_kept(document)}
        insert(db, "playbook_drafts", row)
        events.record(db, desk.user.id, "playbook copied", draft_id, after={"of": version_id})


def open_ones(db: Engine, desk: OpenDesk) -> list[Draft]:
    """All coaches see all drafts: a playbook is written together."""
    return [_draft(row) for row in db.query(f"{DRAFTS} order by d.started_on desc, d.id", {})]


def get(db: Engine, desk: OpenDesk, draft_id: str) -> Draft:
    row = one(db, f"{DRAFTS} and d.id = :id", {"id": draft_id})
    if not row:
        raise PlaybookError("This draft is not open any more: it was published or thrown away.")
    return _draft(row)


def save(db: Engine, desk: OpenDesk, draft_id: str, seen: int, document: Document) -> Playbook:
    """Refuses words that make no playbook; the draft then stays as it was."""
    made = checked(document)
    with writing_at_desk(db, desk):
        get(db, desk, draft_id)
        refuse_stale(db, "playbook_drafts", draft_id, seen, "This draft")
        update(db, "playbook_drafts", draft_id, {**_kept(document), "version": seen + 1})
        events.record(db, desk.user.id, "playbook draft changed", draft_id)
    return made


def discard(db: Engine, desk: OpenDesk, draft_id: str, seen: int, today: date) -> None:
    with writing_at_desk(db, desk):
        get(db, desk, draft_id)
        refuse_stale(db, "playbook_drafts", draft_id, seen, "This draft")
        changes = {"discarded_on": text(today), "version": seen + 1}
        update(db, "playbook_drafts", draft_id, changes)
        events.record(db, desk.user.id, "playbook draft thrown away", draft_id)


def publish(db: Engine, desk: OpenDesk, draft_id: str, seen: int) -> str:
    """From now on the newest version, and locked for good; returns its id."""
    with writing_at_desk(db, desk):
        draft = get(db, desk, draft_id)
        refuse_stale(db, "playbook_drafts", draft_id, seen, "This draft")
        checked(draft.document)
        made = playbooks.add(db, draft.document, based_on=draft.based_on, by=desk.user.id)
        if not made:
            raise PlaybookError("These very words are published already. Change something first.")
        changes = {"published_as": made, "version": seen + 1}
        update(db, "playbook_drafts", draft_id, changes)
        events.record(db, desk.user.id, "playbook published", made, after={"title": draft.title})
        return made


DRAFTS = """select d.*, u.name as author from playbook_drafts d join users u on u.id = d.author_id
    where d.published_as is null and d.discarded_on is null"""


def _kept(document: Document) -> Row:
    return {"title": document["title"], "content": json.dumps(document, ensure_ascii=False)}


def _draft(row: Row) -> Draft:
    return Draft(
        row["id"],
        row["based_on"],
        row["title"],
        row["author"],
        date.fromisoformat(row["started_on"]),
        json.loads(row["content"]),
        row["version"],
    )
