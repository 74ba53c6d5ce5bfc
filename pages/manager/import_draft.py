"""A dropped file, read and not kept yet: once, and again after an answer or a mapping."""

from collections.abc import Callable
from dataclasses import dataclass, field
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
    maps_anew: bool = False
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
    kept = None if draft.maps_anew else mappings.of_header(db, key, reading.header)
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
