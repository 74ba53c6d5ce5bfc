"""Bringing a file up to date, once."""

from pathlib import Path

import pytest
from sqlite_utils import Database

import storage
from storage import migrations, sqlite
from storage.engine import DatabaseTrouble
from storage.migrations import applied_steps, apply_steps
from storage.schema import STEPS
from tests.storage.writes import contents

TABLES = {
    "answers",
    "events",
    "failed_sign_ins",
    "invitations",
    "memberships",
    "observation_themes",
    "observations",
    "plan_pauses",
    "plans",
    "playbook_versions",
    "questionnaire_ballots",
    "questionnaire_rounds",
    "sampling_plans",
    "schema_steps",
    "sign_ins",
    "task_links",
    "tasks",
    "users",
}


def test_a_fresh_file_gets_every_table(db: Database) -> None:
    assert set(db.table_names()) >= TABLES
    assert applied_steps(db) == set(STEPS)
    assert db.execute("pragma journal_mode").fetchone() == ("wal",)
    assert db.execute("pragma foreign_keys").fetchone() == (1,)


def test_an_up_to_date_file_is_not_touched(database: Path, db: Database, amara: object) -> None:
    before = contents(db)
    storage.prepare(database)
    assert apply_steps(db) == []
    assert contents(db) == before


def test_an_older_file_gets_what_is_missing_and_keeps_what_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "older.db"
    older = dict(list(STEPS.items())[:1])
    with monkeypatch.context() as before:
        before.setattr(migrations, "STEPS", older)
        storage.prepare(path)
    with storage.connect(path) as db:
        db.execute(
            "insert into users (id, name, email, created_at) "
            "values ('1', 'Amara', 'amara@example.org', '2026-03-02')"
        )
    storage.prepare(path)
    with storage.connect(path) as db:
        assert set(db.table_names()) >= TABLES
        assert db.execute("select name from users").fetchall() == [("Amara",)]


def test_a_step_that_fails_takes_all_of_them_back(
    database: Path, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(db)
    wrong = {
        "900_good": ["create table good (id text primary key)"],
        "901_bad": ["create table users (id text)"],
    }
    monkeypatch.setattr(migrations, "STEPS", {**STEPS, **wrong})
    with pytest.raises(Exception, match="users already exists"):
        storage.prepare(database)
    assert contents(db) == before


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    storage.prepare(tmp_path / "a" / "b" / "day120.db")
    assert (tmp_path / "a" / "b" / "day120.db").is_file()


def test_a_server_waits_while_another_prepares_the_fresh_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fresh.db"
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0)
    with storage.connect(path) as other:
        other.execute("begin immediate")
        monkeypatch.setattr(migrations, "sleep", lambda seconds: other.execute("rollback"))
        storage.prepare(path)
        assert applied_steps(other) == set(STEPS)


def test_a_server_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "fresh.db"
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0)
    monkeypatch.setattr(migrations, "BUSY_SECONDS", 0)
    with storage.connect(path) as other:
        other.execute("begin immediate")
        with pytest.raises(DatabaseTrouble, match="busy with another write"):
            storage.prepare(path)
