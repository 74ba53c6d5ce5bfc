"""Moving, pausing, closing: the callbacks of the Dates page."""

from datetime import date, timedelta

from pages.manager.acting import act
from pages.ui import session
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.plan import Plan, check_start
from storage import plans
from storage.access import OpenPlan
from storage.engine import Engine


def with_chosen_start(plan: Plan, today: date) -> Plan:
    """The plan as it would be from the first day that stands in the form."""
    try:
        return plan.starting(check_start(session.get("new-start") or plan.starts_on, today))
    except PlaybookError:
        return plan


def move(starts_on: date, seen: int) -> None:
    act(
        Permission.ARRANGE,
        lambda db, key: plans.move_start(db, key, starts_on, _today(db, key), seen),
        "The start was moved.",
    )


def pause() -> None:
    first, last = session.get("pause-first"), session.get("pause-last")
    reason = session.get("pause-reason", "")
    act(
        Permission.ARRANGE,
        lambda db, key: plans.pause(db, key, first or _today(db, key), last, reason),
        "The plan is paused on these days.",
    )


def resume() -> None:
    back = session.get("back")

    def end_it(db: Engine, key: OpenPlan) -> None:
        plans.resume(db, key, (back or _today(db, key)) - timedelta(days=1))

    act(Permission.ARRANGE, end_it, "The plan runs again.")


def close(seen: int) -> None:
    act(
        Permission.ARRANGE,
        lambda db, key: plans.close(db, key, _today(db, key), seen),
        "The plan is closed.",
    )


def reopen(seen: int) -> None:
    act(Permission.ARRANGE, lambda db, key: plans.reopen(db, key, seen), "The plan is open again.")


def archive(seen: int) -> None:
    act(
        Permission.ARRANGE,
        lambda db, key: plans.archive(db, key, _today(db, key), seen),
        "The plan is archived.",
    )


def _today(db: Engine, key: OpenPlan) -> date:
    return session.today(plans.load(db, key))
