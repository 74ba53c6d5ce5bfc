"""A file that cannot be used gets its sentence, and nothing in it changes."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

import storage
from playbook.account import User
from playbook.errors import PlaybookError
from playbook.plan import Plan
from storage import engine, sqlite, tasks
from storage.access import OpenPlan
from storage.engine import DatabaseTrouble, writing
from tests.storage.servers import ROOT, a_writer_in_the_middle
from tests.storage.writes import TODAY, contents

NOBODY = 65534


def tick(db: Database, key: OpenPlan, plan: Plan) -> None:
    tasks.complete(db, key, plan, tasks.of_plan(db, key)[0].id, 1, TODAY)


def test_a_file_opened_for_reading_only_is_read_and_not_written(
    database: Path, db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    before = contents(db)
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, isolation_level=None)
    try:
        assert len(tasks.of_plan(Database(connection), plan_key)) > 60
        with pytest.raises(DatabaseTrouble, match="is read-only"):
            tick(Database(connection), plan_key, plan)
    finally:
        connection.close()
    assert contents(db) == before


@pytest.fixture
def unwritable(database: Path) -> Iterator[Path]:
    """A copy of the file in a folder that the account below can read and cannot write."""
    folder = Path(tempfile.mkdtemp(prefix="day120-"))
    path = folder / "day120.db"
    shutil.copyfile(database, path)
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


STARTING = f"""
import os, sys
import storage, storage.rows, encodings.idna, zoneinfo
from playbook.errors import PlaybookError
if os.geteuid() == 0:
    os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})
try:
    storage.prepare()
except PlaybookError as error:
    print(error)
"""


def test_a_server_without_the_right_to_write_says_so(unwritable: Path) -> None:
    """Root may write anywhere, so as root the server gives its rights up first."""
    before = unwritable.read_bytes()
    started = subprocess.run(
        [sys.executable, "-c", STARTING],
        env={**os.environ, "DAY120_DATA": str(unwritable)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (started.returncode, started.stderr) == (0, "")
    assert "read-only" in started.stdout or "cannot be opened" in started.stdout
    assert "writable for the account that runs Day 120" in started.stdout
    assert unwritable.read_bytes() == before


def test_while_somebody_else_writes_the_second_is_told_to_try_again(
    database: Path,
    db: Database,
    plan_key: OpenPlan,
    plan: Plan,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = contents(db)
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    with (
        a_writer_in_the_middle(database),
        storage.connect(database) as impatient,
        pytest.raises(DatabaseTrouble, match="busy with another write"),
    ):
        tick(impatient, plan_key, plan)
    assert contents(db) == before
    with storage.connect(database) as patient:
        tick(patient, plan_key, plan)
    assert contents(db) != before


def test_on_a_full_disk_nothing_is_changed(db: Database, plan_key: OpenPlan, plan: Plan) -> None:
    """The file may not grow by a page; the longest note of all does not fit any more."""
    pages = db.execute("pragma page_count").fetchone()[0]
    db.execute(f"pragma max_page_count = {pages}")
    before, task = contents(db), tasks.of_plan(db, plan_key)[0]
    with pytest.raises(DatabaseTrouble, match="The disk is full"):
        tasks.save(db, plan_key, plan, replace(task, notes="x" * 10_000), TODAY)
    assert contents(db) == before
    db.execute("pragma max_page_count = 1000000")
    tick(db, plan_key, plan)
    assert contents(db) != before


def test_a_file_from_a_newer_program_is_left_alone(database: Path, db: Database) -> None:
    with writing(db):
        db.execute("insert into schema_steps values ('999_holograms', '2030-01-01')")
    before = contents(db)
    with pytest.raises(PlaybookError, match=r"newer Day 120 \(it knows '999_holograms'\)"):
        storage.prepare(database)
    assert contents(db) == before


@pytest.mark.parametrize(
    "found", [b"not a database, but a letter\n" * 100, b"\x89PNG" + bytes(5_000)]
)
def test_what_is_not_a_database_is_not_made_into_one(tmp_path: Path, found: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(found)
    with pytest.raises(DatabaseTrouble, match="not a Day 120 database"):
        storage.prepare(path)
    assert path.read_bytes() == found


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("create table users (id integer primary key, login text)")
    connection.close()
    with pytest.raises(PlaybookError, match="not a Day 120 database"):
        storage.prepare(path)
    connection = sqlite3.connect(path)
    tables = connection.execute("select name from sqlite_master").fetchall()
    connection.close()
    assert tables == [("users",)]


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(DatabaseTrouble, match="cannot be opened"):
        storage.prepare(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a letter")
    with pytest.raises(DatabaseTrouble, match=r"cannot be made .* DAY120_DATA"):
        storage.prepare(tmp_path / "data" / "deeper" / "day120.db")


def test_a_damaged_file_says_so(database: Path, db: Database, plan_key: OpenPlan) -> None:
    db.execute("pragma wal_checkpoint(truncate)")
    db.conn.close()
    whole = database.read_bytes()
    database.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with (
        pytest.raises(DatabaseTrouble, match="is damaged"),
        storage.connect(database) as damaged,
    ):
        tasks.of_plan(damaged, plan_key)


def test_a_mistake_of_ours_is_not_dressed_up_as_trouble(db: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), writing(db):
        db.execute("select * from elsewhere")
    assert engine.trouble(sqlite3.OperationalError("no such table: elsewhere")) is None


def test_whatever_goes_wrong_inside_a_write_is_undone(db: Database, amara: User) -> None:
    def stopped() -> None:
        with writing(db):
            db.execute("update users set name = 'Nobody'")
            raise KeyboardInterrupt

    before = contents(db)
    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert contents(db) == before
    with writing(db):
        assert engine.one(db, "select 1 as n", {}) == {"n": 1}
