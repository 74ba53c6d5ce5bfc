"""Checking, backing up while the server writes, and bringing back."""

from pathlib import Path
from threading import Event, Thread

import pytest
from sqlite_utils import Database

import storage
from playbook.errors import PlaybookError
from storage import backup, observations
from storage.access import OpenPlan
from storage.engine import writing
from tests.storage.writes import NOTE, TODAY, contents


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "monday.db"


def contents_of(path: Path) -> str:
    with storage.connect(path) as db:
        return contents(db)


def damage(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def test_a_sound_file_has_no_faults(database: Path, plan_key: OpenPlan) -> None:
    assert backup.check(database) == []


def test_a_backup_holds_all_that_was_written_and_nothing_lies_beside_it(
    database: Path, db: Database, plan_key: OpenPlan, copy: Path
) -> None:
    backup.back_up(database, copy)
    assert contents_of(copy) == contents(db)
    assert [path.name for path in copy.parent.iterdir()] == ["monday.db"]


def test_a_backup_taken_while_others_write_is_complete_and_sound(
    database: Path, db: Database, plan_key: OpenPlan, copy: Path
) -> None:
    begun, enough = Event(), Event()

    def write() -> None:
        number = 0
        while not enough.is_set():
            with storage.connect(database) as own:
                observations.add(own, plan_key, f"note {number}", NOTE, TODAY)
            number += 1
            begun.set()

    writer = Thread(target=write)
    writer.start()
    try:
        assert begun.wait(timeout=30)
        for number in range(5):
            backup.back_up(database, copy.with_name(f"{number}.db"))
    finally:
        enough.set()
        writer.join()
    for number in range(5):
        with storage.connect(copy.with_name(f"{number}.db")) as taken:
            noted = taken.execute("select count(*) from observations").fetchone()
            told = taken.execute(
                "select count(*) from events where kind = 'observation noted'"
            ).fetchone()
        assert noted == told
        assert noted[0] >= 1
    assert observations.counts(db, plan_key)["one_to_one"] >= noted[0]


def test_a_backup_never_overwrites_a_file(database: Path, copy: Path) -> None:
    copy.parent.mkdir()
    copy.write_text("last Monday's")
    with pytest.raises(PlaybookError, match="exists already"):
        backup.back_up(database, copy)
    assert copy.read_text() == "last Monday's"


def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path, copy: Path) -> None:
    with pytest.raises(PlaybookError, match="There is no database at"):
        backup.back_up(tmp_path / "nothing.db", copy)
    assert not copy.exists()


def test_a_damaged_file_is_not_backed_up_as_if_it_were_sound(database: Path, copy: Path) -> None:
    damage(database)
    with pytest.raises(PlaybookError):
        backup.back_up(database, copy)
    assert list(copy.parent.iterdir()) == []


def test_a_restored_backup_is_what_it_was_and_what_stood_there_is_kept(
    database: Path, db: Database, plan_key: OpenPlan, copy: Path
) -> None:
    backup.back_up(database, copy)
    monday = contents(db)
    observations.add(db, plan_key, "tuesday", NOTE, TODAY)
    tuesday = contents(db)
    db.conn.close()
    kept = backup.restore(copy, database)
    assert kept
    assert contents_of(database) == monday
    assert contents_of(kept) == tuesday
    assert contents_of(copy) == monday


def test_restoring_twice_keeps_both(database: Path, copy: Path) -> None:
    backup.back_up(database, copy)
    kept = [backup.restore(copy, database) for _ in range(2)]
    assert len(set(kept)) == 2
    assert all(path and path.is_file() for path in kept)


def test_restoring_where_nothing_stands(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "day120.db"
    assert backup.restore(database, target) is None
    assert contents_of(target) == contents_of(database)


@pytest.mark.parametrize("found", ["damaged", "letter", "missing", "newer", "foreign"])
def test_a_backup_that_cannot_be_used_leaves_what_stood_there(
    database: Path, db: Database, plan_key: OpenPlan, copy: Path, found: str
) -> None:
    backup.back_up(database, copy)
    _spoil(copy, found)
    before, beside = contents(db), set(database.parent.iterdir())
    with pytest.raises(PlaybookError):
        backup.restore(copy, database)
    assert contents(db) == before
    assert set(database.parent.iterdir()) == beside


@pytest.mark.parametrize("found", ["damaged", "letter"])
def test_a_backup_replaces_a_database_that_is_past_saving(
    database: Path, amara: object, copy: Path, found: str
) -> None:
    """Which is what backups are for; the remains are kept as they lie."""
    backup.back_up(database, copy)
    _spoil(database, found)
    remains = database.read_bytes()
    kept = backup.restore(copy, database)
    assert kept
    assert kept.read_bytes() == remains
    assert contents_of(database) == contents_of(copy)


def test_orphans_are_a_fault(database: Path, db: Database, plan_key: OpenPlan) -> None:
    db.execute("pragma foreign_keys = off")
    with writing(db):
        db.execute("delete from users where name = 'Bo Larsen'")
    assert "point at rows that are missing" in backup.check(database)[0]


def _spoil(path: Path, found: str) -> None:
    if found == "damaged":
        damage(path)
    if found == "letter":
        path.write_bytes(b"Dear Amara, " * 1_000)
    if found == "missing":
        path.unlink()
    if found in ("newer", "foreign"):
        with storage.connect(path) as db, writing(db):
            newer = "insert into schema_steps values ('999_holograms', 'x')"
            db.execute(newer if found == "newer" else "drop table schema_steps")
