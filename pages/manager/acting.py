"""What every callback on a plan does: open the door, act, and keep what is to be said."""

from collections.abc import Callable
from datetime import date

import storage
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from storage import plans
from storage.access import OpenPlan
from storage.engine import Engine

Act = Callable[[Engine, OpenPlan], object]
ActOn = Callable[[Engine, OpenPlan, date], object]


def act(permission: Permission, do: Act, words: str = "") -> bool:
    """False when it was refused; the refusal is kept, to be shown where the page says so."""
    try:
        with storage.connect() as db:
            do(db, door.plan_here(db, permission))
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        return False
    if words:
        session.put(session.SAVED, words)
    return True


def act_today(permission: Permission, do: ActOn, words: str = "") -> bool:
    """The same for what also needs the date, which is the site's."""
    return act(permission, lambda db, key: do(db, key, session.today(plans.load(db, key))), words)
