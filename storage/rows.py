"""Portable inserts and updates from a dict, and how values cross the border."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from itertools import chain, count
from operator import itemgetter
from secrets import token_hex

from storage.engine import Engine, Row

_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)
_made = count()


def new_id() -> str:
    """Unique, and sorted by the moment it was made; at one moment, by its number."""
    micros = int(now().timestamp() * 1_000_000)
    return f"{micros:014x}{next(_made) % 0x1000000:06x}{token_hex(4)}"


def first_id_after(moment: str) -> str:
    """Sorts before every id made after this instant: a range of time by the primary key."""
    return f"{int(datetime.fromisoformat(moment).timestamp() * 1_000_000):014x}"


def now() -> datetime:
    return _pretended.get() or datetime.now(UTC)


@contextmanager
def pretending(moment: datetime) -> Iterator[None]:
    """Write as if it were `moment`: how the demo gets its past."""
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)


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


def insert_columns(db: Engine, table: str, columns: Mapping[str, Iterable[object]]) -> None:
    """Many rows, given column by column, all of one length."""
    marks = ", ".join("?" * len(columns))
    sql = f"insert into {table} ({', '.join(columns)}) values ({marks})"
    db.conn.executemany(sql, zip(*columns.values(), strict=True))


def insert_all(db: Engine, table: str, rows: Iterable[Row]) -> None:
    """Many rows with the same columns: one statement, prepared once."""
    coming = iter(rows)
    if first := next(coming, None):
        sql = f"insert into {table} ({', '.join(first)}) values ({', '.join('?' * len(first))})"
        values = itemgetter(*first) if len(first) > 1 else lambda row: tuple(row.values())
        db.conn.executemany(sql, map(values, chain([first], coming)))
