"""Sums that the database has added up once, held until the plan's imports change."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from storage.access import OpenPlan
from storage.engine import Engine, tuples

Sums = TypeVar("Sums")
# A year of weeks with all its counts is a quarter of a megabyte.
MOST = 128
_held: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def held(db: Engine, plan: OpenPlan, what: Hashable, add_up: Callable[[], Sums]) -> Sums:
    """What `add_up` gave when the same imports were in force; nobody may change it.

    Figures change only with an import or its undoing, so the list of a plan's imports says
    whether they have: what was held for another list is never asked for again.
    """
    key = (_imports(db, plan), what)
    with _lock:
        if key in _held:
            _held.move_to_end(key)
            found: Sums = _held[key]
            return found
    found = add_up()
    with _lock:
        _held[key] = found
        while len(_held) > MOST:
            _held.popitem(last=False)
    return found


def _imports(db: Engine, plan: OpenPlan) -> tuple[tuple[str | None, ...], ...]:
    """The plan and its imports; with their moments, as a restored file may hold others."""
    sql = """select id, imported_at, undone_at from imports
        where plan_id = :plan_id order by id"""
    return ((plan.id,), *tuples(db, sql, {"plan_id": plan.id}))
