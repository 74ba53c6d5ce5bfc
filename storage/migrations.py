"""Bring the file up to the code's schema, once, before the first visitor."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep

from playbook.errors import PlaybookError
from storage.engine import TROUBLES, DatabaseTrouble, Engine, in_plain_words, writing
from storage.rows import insert, instant
from storage.schema import STEPS
from storage.settings import settings
from storage.sqlite import BUSY_SECONDS, connect

BETWEEN_TRIES_SECONDS = 0.02
RECORD = "create table if not exists schema_steps (name text primary key, applied_at text not null)"


def prepare(path: Path | None = None) -> None:
    """Make or upgrade the file; raises DatabaseTrouble with a sentence if it cannot be used."""
    file = path or settings().database
    _make_folder(file)
    with connect(file) as db:
        with in_plain_words():
            _refuse_foreign(db)
            _keep_a_write_ahead_log(db)
        apply_steps(db)


def apply_steps(db: Engine) -> list[str]:
    """All missing steps and their record in one write, so that two servers cannot collide."""
    with writing(db):
        db.execute(RECORD)
        missing = _missing_steps(db)
        for name in missing:
            for statement in STEPS[name]:
                db.execute(statement)
            insert(db, "schema_steps", {"name": name, "applied_at": instant()})
    return missing


def applied_steps(db: Engine) -> set[str]:
    return {row["name"] for row in db.query("select name from schema_steps")}


def _missing_steps(db: Engine) -> list[str]:
    applied = applied_steps(db)
    if unknown := applied - set(STEPS):
        raise PlaybookError(
            f"This database was last used by a newer Day 120 (it knows {min(unknown)!r}). "
            "Update the program, or restore a backup made before."
        )
    return [name for name in STEPS if name not in applied]


def _refuse_foreign(db: Engine) -> None:
    """A file in which another program keeps its tables is not ours to change."""
    tables = {row["name"] for row in db.query("select name from sqlite_master")}
    if tables and "schema_steps" not in tables:
        raise DatabaseTrouble(TROUBLES["not a database"])


def _keep_a_write_ahead_log(db: Engine) -> None:
    """Servers that start at once take turns; SQLite does not wait by itself for this pragma."""
    until = monotonic() + BUSY_SECONDS
    while True:
        try:
            db.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > until:
                raise
            sleep(BETWEEN_TRIES_SECONDS)


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseTrouble(
            f"The folder {file.parent} cannot be made ({error.strerror}). Choose another with "
            "DAY120_DATA."
        ) from error
