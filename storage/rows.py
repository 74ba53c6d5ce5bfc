"""Portable inserts and updates from a dict, and how values cross the border."""

import time
from datetime import UTC, date, datetime
from secrets import token_hex

from storage.engine import Engine, Row


def new_id() -> str:
    """Unique, and sorted by the moment it was made."""
    return f"{time.time_ns():016x}{token_hex(6)}"


def now() -> datetime:
    return datetime.now(UTC)


def instant(moment: datetime | None = None) -> str:
    """An instant as text that sorts in time order."""
    return (moment or now()).astimezone(UTC).isoformat(timespec="microseconds")


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def insert(db: Engine, table: str, row: Row) -> None:
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    db.execute(f"insert into {table} ({names}) values ({marks})", row)


def upsert(db: Engine, table: str, row: Row, key: tuple[str, ...]) -> None:
    """Insert, or overwrite the columns given where the key stands already."""
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    changes = ", ".join(f"{name} = excluded.{name}" for name in row if name not in key)
    db.execute(
        f"insert into {table} ({names}) values ({marks}) "
        f"on conflict ({', '.join(key)}) do update set {changes}",
        row,
    )


def update(db: Engine, table: str, row_id: str, changes: Row) -> None:
    sets = ", ".join(f"{name} = :{name}" for name in changes)
    db.execute(f"update {table} set {sets} where id = :id", {**changes, "id": row_id})
