"""What the desk's callbacks do: open the desk anew, act, keep what is to be said."""

from collections.abc import Callable

import streamlit as st

import storage
from pages.ui import session
from pages.web import door
from playbook.edition.editing import Document
from playbook.errors import PlaybookError
from storage import access, playbook_drafts
from storage.access import OpenDesk
from storage.engine import Engine
from storage.playbook_drafts import Draft


def open_here(db: Engine) -> OpenDesk:
    return access.open_desk(db, door.user_here(db))


def act(do: Callable[[Engine, OpenDesk], object], words: str = "") -> bool:
    try:
        with storage.connect() as db:
            do(db, open_here(db))
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        return False
    session.put(session.SAVED, words or None)
    return True


def edit(draft_id: str, seen: int, change: Callable[[Document], Document], words: str) -> bool:
    """The draft as it is kept, changed and checked; refused when somebody was first."""

    def do(db: Engine, desk: OpenDesk) -> None:
        kept = playbook_drafts.get(db, desk, draft_id)
        playbook_drafts.save(db, desk, draft_id, seen, change(kept.document))

    return act(do, words)


def opened() -> str:
    return st.query_params.get(session.DRAFT, "")


def load() -> Draft:
    with storage.connect() as db:
        return playbook_drafts.get(db, open_here(db), opened())
