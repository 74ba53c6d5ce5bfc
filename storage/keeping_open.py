"""What runs beside the server: one connection kept open, the log folded in, old sessions closed."""

import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from storage import workshops
from storage.engine import DatabaseTrouble, Engine
from storage.settings import settings
from storage.sqlite import connect

FOLD_EVERY_SECONDS = 60.0
PATIENCE_MILLISECONDS = 1000  # writers wait while the log is folded in, so it gives up early


@contextmanager
def keeping_open(path: Path | None = None, every: float = FOLD_EVERY_SECONDS) -> Iterator[None]:
    """SQLite folds its log into the file whenever the last connection closes.

    With a connection for each block that was at every click. Now a thread folds it in, soon
    enough for deleted ballots and secrets to be gone from the disk within a minute or two.
    The same thread closes workshop sessions that nobody closed within a day.
    """
    file, done = path or settings().database, Event()
    thread = Thread(target=_work, args=[file, done, every], name="log folder", daemon=True)
    with connect(file) as held:
        fold(held)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()


def fold(db: Engine) -> None:
    """The log's pages go into the file and the log is emptied; if somebody is busy, next time."""
    try:
        db.execute("pragma wal_checkpoint(truncate)").fetchall()
    except sqlite3.OperationalError:
        return


def _work(file: Path, done: Event, every: float) -> None:
    while not done.wait(every):
        with suppress(DatabaseTrouble), connect(file) as db:
            db.execute(f"pragma busy_timeout = {PATIENCE_MILLISECONDS}")
            fold(db)
            _close_forgotten(db)


def _close_forgotten(db: Engine) -> None:
    """Whatever is wrong with a session, the log is folded in the next minute too."""
    try:
        workshops.close_forgotten(db)
    except Exception:  # told in the server's log; the thread goes on
        traceback.print_exc()
