"""From a dropped file to kept figures: read it, ask what only the manager knows, keep it."""

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import streamlit as st

import storage
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.intake import Mapping, Reading, read
from playbook.plan import Plan
from storage import imports, mappings, plans
from storage.access import OpenPlan
from storage.engine import Engine
from storage.imports import Import
from storage.overlaps import Overlap
from storage.rows import new_id

MOST_BYTES = 400_000_000
Tell = Callable[[float, str], None]


class Upload(Protocol):
    @property
    def file_id(self) -> str: ...

    @property
    def name(self) -> str: ...

    def getvalue(self) -> bytes: ...


@dataclass
class Draft:
    """A file that has been read and is not kept yet."""

    file_id: str
    reading: Reading | None = None
    refusal: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    mapping: Mapping | None = None
    keep_agents: bool = False
    before: Import | None = None
    overlaps: list[Overlap] = field(default_factory=list)

    @property
    def needs_dates(self) -> bool:
        return bool(self.reading and self.reading.recognised and not self.reading.report.first_day)

    @property
    def ready(self) -> bool:
        return bool(self.reading and self.reading.ready and not self.needs_dates)


def draft_of(upload: Upload) -> Draft:
    """What is known of the dropped file; read once, and again after an answer or a mapping."""
    draft: Draft | None = session.get(session.DRAFT_IMPORT)
    if draft is None or draft.file_id != upload.file_id:
        draft = Draft(upload.file_id)
        session.put(session.DRAFT_IMPORT, draft)
    if draft.reading is None and not draft.refusal:
        _read(upload, draft)
    return draft


def _read(upload: Upload, draft: Draft) -> None:
    bar = st.progress(0.0, text="Reading the file")

    def tell(done: float, words: str) -> None:
        bar.progress(done, text=words)

    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            _read_for(db, key, upload, draft, tell)
    except PlaybookError as error:
        draft.refusal = str(error)
    bar.empty()


def _read_for(db: Engine, key: OpenPlan, upload: Upload, draft: Draft, tell: Tell) -> None:
    plan = plans.load(db, key)
    reading = _reading(upload, draft, plan, tell)
    kept = mappings.of_header(db, key, reading.header)
    if kept and draft.mapping is None and not reading.ready:
        draft.mapping = kept
        reading = _reading(upload, draft, plan, tell)
    draft.reading = reading
    draft.before = imports.same_file(db, key, reading.report.fingerprint)
    if draft.ready and not draft.before:
        draft.overlaps = imports.overlapping(db, key, reading)


def _reading(upload: Upload, draft: Draft, plan: Plan, tell: Tell) -> Reading:
    return read(
        upload.getvalue(),
        upload.name,
        answers=draft.answers,
        mapping=draft.mapping,
        today=session.today(plan),
        time_zone=plan.time_zone,
        keep_agents=draft.keep_agents,
        maximum_bytes=MOST_BYTES,
        on_progress=tell,
    )


def answer(keys: list[str]) -> None:
    """The answers of the form; those left open stay open."""
    draft: Draft = session.get(session.DRAFT_IMPORT)
    draft.answers |= _answers({key: session.get(f"answer {key}") for key in keys})
    draft.reading, draft.refusal = None, ""


def _answers(given: AnyMapping[str, object]) -> dict[str, str]:
    told = {key: value for key, value in given.items() if value is not None}
    return {k: v.isoformat() if isinstance(v, date) else str(v) for k, v in told.items()}


def choose_agents() -> None:
    draft: Draft = session.get(session.DRAFT_IMPORT)
    draft.keep_agents = bool(session.get("keep-agents"))
    draft.reading, draft.refusal = None, ""


def use_mapping(header: tuple[str, ...]) -> None:
    """What was chosen for each column, on the preview."""
    draft: Draft = session.get(session.DRAFT_IMPORT)
    chosen = [(session.get(f"column {place}"), name) for place, name in enumerate(header)]
    columns = tuple((role, name) for role, name in chosen if role)
    mapping = Mapping(session.get("grain", "period"), columns)
    try:
        mapping.check()
        draft.mapping, draft.reading, draft.refusal = mapping, None, ""
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def map_again() -> None:
    """Back to the preview: after a mapping that read nothing sensible."""
    draft: Draft = session.get(session.DRAFT_IMPORT)
    draft.mapping, draft.reading, draft.refusal = None, None, ""


def keep() -> None:
    draft: Draft = session.get(session.DRAFT_IMPORT)
    choice = session.get("overlap")
    if draft.overlaps and choice is None:
        session.put(session.REFUSAL, "Choose what becomes of the figures that are already there.")
        return
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            draft_id = session.draft_id(f"import {draft.file_id}", new_id())
            assert draft.reading, "only a file that was read can be kept"
            kept = imports.add(
                db, key, draft_id, draft.reading, choice == "replace" if draft.overlaps else None
            )
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        return
    session.put(session.OPENED_IMPORT, kept.id)
    session.put(session.SAVED, "Imported.")
    drop()


def drop() -> None:
    """Clears the uploader: a file widget has no value to set, so it gets a new key."""
    session.take(session.DRAFT_IMPORT)
    session.put(session.UPLOADS, int(session.get(session.UPLOADS) or 0) + 1)


def undo(import_id: str) -> None:
    try:
        with storage.connect() as db:
            imports.undo(db, door.plan_here(db, Permission.WORK), import_id)
        session.put(session.SAVED, "Undone. What this import had replaced counts again.")
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
