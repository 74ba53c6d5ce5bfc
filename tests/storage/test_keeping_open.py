"""The log beside the file: not folded in at every click, and never a place where secrets stay."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

import storage
from playbook.account import User
from storage import workshop_rows, workshops
from storage.access import OpenPlan, open_plan
from storage.engine import writing
from storage.keeping_open import fold, keeping_open
from storage.rows import now, pretending
from tests.storage.workshop_sessions import begin

SECRET = "a phone's secret 7f3a"


def remember(database: Path) -> None:
    with storage.connect(database) as db, writing(db):
        db.execute("create table if not exists notes (words text)")
        db.execute("insert into notes values (:words)", {"words": SECRET})


def forget(database: Path) -> None:
    with storage.connect(database) as db, writing(db):
        db.execute("delete from notes")


def log_of(database: Path) -> Path:
    return Path(f"{database}-wal")


def on_disk(database: Path) -> bytes:
    log = log_of(database)
    return database.read_bytes() + (log.read_bytes() if log.exists() else b"")


def test_while_the_server_runs_closing_a_connection_leaves_the_log_for_later(
    database: Path,
) -> None:
    with keeping_open(database):
        remember(database)
        assert log_of(database).exists()
    assert not log_of(database).exists()
    assert SECRET.encode() in database.read_bytes()


def test_what_was_deleted_is_gone_from_the_disk_once_the_log_is_folded_in(
    database: Path, db: Database
) -> None:
    """`db` is open all the while, as another visitor's connection may be."""
    remember(database)
    forget(database)
    assert SECRET.encode() in on_disk(database)
    fold(db)
    assert SECRET.encode() not in on_disk(database)


def test_a_reader_in_the_middle_is_not_disturbed(database: Path, db: Database) -> None:
    remember(database)
    with storage.connect(database) as reader:
        reader.execute("begin")
        assert len(list(reader.query("select * from notes"))) == 1
        forget(database)
        db.execute("pragma busy_timeout = 10")
        fold(db)
        assert len(list(reader.query("select * from notes"))) == 1
        reader.execute("commit")
    fold(db)
    assert SECRET.encode() not in on_disk(database)


def test_a_forgotten_session_is_closed_while_the_server_runs(
    database: Path, db: Database, plan_key: OpenPlan, bo: User
) -> None:
    """Its secret goes after a day, not only when the server starts anew."""
    with pretending(now() - timedelta(hours=25)):
        old = begin(db, open_plan(db, bo, plan_key.id))
    with keeping_open(database, every=0.01):
        looks = (workshop_rows.session(db, old.id).is_closed for _ in range(100_000))
        assert any(looks), "it is closed after some looks"


def test_a_session_that_cannot_be_read_does_not_stop_the_folding(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(workshops, "close_forgotten", lambda db: 1 / 0)
    with keeping_open(database, every=0.01):
        for _ in range(2):
            remember(database)
            forget(database)
            looks = (SECRET.encode() in on_disk(database) for _ in range(100_000))
            assert not all(looks), "it is gone after some looks"
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_the_log_is_folded_in_while_the_server_runs(database: Path) -> None:
    with keeping_open(database, every=0.01):
        remember(database)
        forget(database)
        looks = (SECRET.encode() in on_disk(database) for _ in range(100_000))
        assert not all(looks), "it is gone after some looks"
