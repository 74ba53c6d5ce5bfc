"""All that storage asks of a database, and the one block in which it writes."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from playbook.errors import PlaybookError

Row = dict[str, Any]

TROUBLES = {
    "locked": "The database is busy with another write. Nothing was changed; try again.",
    "readonly": "The database file is read-only. Nothing was changed; make the file and its "
    "folder writable for the account that runs Day 120.",
    "disk is full": "The disk is full. Nothing was changed; free some space and try again.",
    "unable to open": "The database file cannot be opened. Check that its folder exists and is "
    "writable for the account that runs Day 120.",
    "not a database": "This file is not a Day 120 database. Choose another file, or restore a "
    "backup.",
    "malformed": "The database file is damaged. Restore the latest backup.",
    "disk i/o": "The disk could not be read or written. Nothing was changed; check the disk.",
}


class DatabaseTrouble(PlaybookError):
    """The file cannot be used as it is; the message says why and what to do."""


class Engine(Protocol):
    """`sqlite_utils.Database` answers this as it stands."""

    @property
    def conn(self) -> Any: ...

    def query(self, sql: str, params: Row | None = None) -> Iterable[Row]: ...

    def execute(self, sql: str, parameters: Row | None = None) -> Any: ...


@contextmanager
def writing(db: Engine) -> Iterator[None]:
    """Begin at once as a writer; commit at the end, or leave everything as it was."""
    with in_plain_words():
        db.execute("begin immediate")
        try:
            yield
            db.execute("commit")
        except BaseException:
            roll_back(db)
            raise


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn the database's own complaints into a sentence that helps."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if words := trouble(error):
            raise DatabaseTrouble(words) from error
        raise


def trouble(error: sqlite3.DatabaseError) -> str | None:
    text = str(error).lower()
    return next((words for sign, words in TROUBLES.items() if sign in text), None)


def roll_back(db: Engine) -> None:
    """A full disk may have ended the transaction already; then there is nothing to undo."""
    try:
        db.execute("rollback")
    except sqlite3.OperationalError as error:
        if "no transaction" not in str(error):
            raise


def one(db: Engine, sql: str, params: Row) -> Row | None:
    return next(iter(db.query(sql, params)), None)


def tuples(db: Engine, sql: str, params: Row) -> Iterator[tuple[Any, ...]]:
    """Rows without their columns' names: for tens of thousands of them, in the order selected."""
    yield from db.execute(sql, params)
