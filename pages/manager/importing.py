"""From a dropped file to kept figures: what its questions, its mapping and its buttons do."""

from collections.abc import Mapping as AnyMapping
from datetime import date

import storage
from pages.manager.import_draft import Draft
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.intake import Mapping
from storage import imports
from storage.rows import new_id


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
    """Back to the preview: after a mapping that read nothing sensible, remembered ones too."""
    draft: Draft = session.get(session.DRAFT_IMPORT)
    draft.mapping, draft.reading, draft.refusal = None, None, ""
    draft.maps_anew = True


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
        session.put(session.SAVED, "Undone. What only this import had replaced counts again.")
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
