"""One SQLite file through sqlite-utils: a short connection for every block."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from storage.engine import in_plain_words
from storage.settings import settings

BUSY_SECONDS = 10


@contextmanager
def connect(path: Path | None = None) -> Iterator[Database]:
    with in_plain_words():
        db = open_database(path or settings().database)
        try:
            yield db
        finally:
            db.conn.close()


def open_database(path: Path) -> Database:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma synchronous = normal")
    connection.execute("pragma secure_delete = on")  # deleted ballots and secrets are overwritten
    return Database(connection, recursive_triggers=False, execute_plugins=False)
