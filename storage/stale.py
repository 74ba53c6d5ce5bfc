"""Two people in one plan: the second save is told who was first, and overwrites nothing."""

from playbook.errors import Stale
from playbook.wording import spoken_date
from storage import events
from storage.engine import Engine, one
from storage.rows import day


def refuse_stale(db: Engine, table: str, row_id: str, seen_version: int, what: str) -> None:
    """Inside a write: raises Stale when the row has moved on since `seen_version` was read."""
    row = one(db, f"select version from {table} where id = :id", {"id": row_id})
    if row and row["version"] == seen_version:
        return
    raise Stale(f"{what} was changed {_by_whom(db, row_id)}. {KEPT}")


KEPT = "Nothing was overwritten. What you typed is still here: compare, then save again."


def _by_whom(db: Engine, row_id: str) -> str:
    event = events.last_change(db, row_id)
    if not event:
        return "by somebody else"
    changed_on = day(event.happened_at[:10])
    return f"by {event.by} on {spoken_date(changed_on)}" if changed_on else f"by {event.by}"
