"""What every callback on a plan does: open the door, act, and keep what is to be said."""

from collections.abc import Callable

import storage
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from storage.access import OpenPlan
from storage.engine import Engine

Act = Callable[[Engine, OpenPlan], object]


def act(permission: Permission, do: Act, words: str = "") -> bool:
    """False when it was refused; the refusal is kept, to be shown where the page says so."""
    try:
        with storage.connect() as db:
            do(db, door.plan_here(db, permission))
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        return False
    session.put(session.SAVED, words or None)
    return True
