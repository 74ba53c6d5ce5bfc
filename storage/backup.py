"""Check, copy and bring back the database file, also while the server runs."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from playbook.errors import PlaybookError
from storage.engine import in_plain_words
from storage.migrations import applied_steps
from storage.schema import STEPS
from storage.sqlite import connect

BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a file in use


def check(path: Path) -> list[str]:
    """What is wrong with the file, in sentences; an empty list when nothing is."""
    if not path.is_file():
        return [f"There is no file {path}."]
    with in_plain_words(), connect(path) as db:
        faults = [row["integrity_check"] for row in db.query("pragma integrity_check")]
        orphans = list(db.query("pragma foreign_key_check"))
        tables = {row["name"] for row in db.query("select name from sqlite_master")}
        if "schema_steps" not in tables:
            return ["This file is not a Day 120 database."]
        unknown = applied_steps(db) - set(STEPS)
    found = [fault for fault in faults if fault != "ok"]
    found += [f"{len(orphans)} rows point at rows that are missing."] if orphans else []
    return found + (["The file comes from a newer Day 120."] if unknown else [])


def back_up(source: Path, target: Path) -> None:
    """A complete, checked copy; never over an existing file."""
    if target.exists():
        raise PlaybookError(f"{target} exists already. Choose another name.")
    if not source.is_file():
        raise PlaybookError(f"There is no database at {source} yet.")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        _copy(source, unfinished)
        _refuse_faults(unfinished)
        unfinished.replace(target)
    finally:
        _remove(unfinished)


def restore(backup: Path, target: Path) -> Path | None:
    """Put a checked backup in place; returns where the file that stood there was kept."""
    _refuse_faults(backup)
    kept = _keep(target) if target.exists() else None
    incoming = target.with_name(target.name + ".incoming")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(backup, incoming)
    for ending in BESIDE:
        Path(f"{target}{ending}").unlink(missing_ok=True)
    incoming.replace(target)
    return kept


def _keep(target: Path) -> Path:
    """What stood there, copied as a database or, where it is none any more, as it lies."""
    kept = _free_name(target)
    try:
        back_up(target, kept)
    except PlaybookError:
        for ending in ("", *BESIDE):
            if Path(f"{target}{ending}").is_file():
                shutil.copyfile(f"{target}{ending}", f"{kept}{ending}")
    return kept


def _copy(source: Path, target: Path) -> None:
    _remove(target)
    with in_plain_words(), connect(source) as db, closing(sqlite3.connect(target)) as copy:
        db.conn.backup(copy)


def _remove(path: Path) -> None:
    for ending in ("", *BESIDE):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _refuse_faults(path: Path) -> None:
    if faults := check(path):
        raise PlaybookError(f"{path} cannot be used: {' '.join(faults)}")


def _free_name(target: Path) -> Path:
    names = (target.with_name(f"{target.name}.before-restore-{n}") for n in range(1, 10_000))
    return next(name for name in names if not name.exists())
