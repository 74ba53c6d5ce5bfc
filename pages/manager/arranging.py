"""Moving, pausing, closing: the callbacks of the Dates page."""

from collections.abc import Callable
from datetime import date, timedelta

import storage
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from storage import plans
from storage.access import OpenPlan
from storage.engine import Engine


def move(starts_on: date, seen: int) -> None:
    _do(
        lambda db, key: plans.move_start(db, key, starts_on, _today(db, key), seen),
        "The start was moved.",
    )


def pause() -> None:
    first, last = session.get("pause-first"), session.get("pause-last")
    reason = session.get("pause-reason", "")
    _do(
        lambda db, key: plans.pause(db, key, first or _today(db, key), last, reason),
        "The plan is paused on these days.",
    )


def resume() -> None:
    back = session.get("back")

    def act(db: Engine, key: OpenPlan) -> None:
        plans.resume(db, key, (back or _today(db, key)) - timedelta(days=1))

    _do(act, "The plan runs again.")


def close(seen: int) -> None:
    _do(lambda db, key: plans.close(db, key, _today(db, key), seen), "The plan is closed.")


def reopen(seen: int) -> None:
    _do(lambda db, key: plans.reopen(db, key, seen), "The plan is open again.")


def archive(seen: int) -> None:
    _do(lambda db, key: plans.archive(db, key, _today(db, key), seen), "The plan is archived.")


def _today(db: Engine, key: OpenPlan) -> date:
    return session.today(plans.load(db, key))


def _do(act: Callable[[Engine, OpenPlan], None], words: str) -> None:
    try:
        with storage.connect() as db:
            act(db, door.plan_here(db, Permission.ARRANGE))
        session.put(session.SAVED, words)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
