"""`python -m storage`."""

from pathlib import Path

import pytest
from sqlite_utils import Database

import storage
from playbook.account import User
from storage import accounts, invitations
from storage.__main__ import main
from tests.storage.servers import ROOT, ended, hear, started

Said = pytest.CaptureFixture[str]


def test_it_says_where_the_data_are(database: Path, capsys: Said) -> None:
    assert main(["where"]) == 0
    said = capsys.readouterr().out
    assert str(database) in said
    assert "works on this machine only" in said


def test_before_the_first_start_there_is_nothing_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("DAY120_DATA", str(tmp_path / "none.db"))
    monkeypatch.setenv("DAY120_PUBLIC_ADDRESS", "https://day120.example/")
    assert main(["where"]) == 0
    said = capsys.readouterr().out
    assert "not made yet" in said
    assert "https://day120.example\n" in said
    assert "this machine only" not in said
    assert main(["check"]) == 1
    assert not (tmp_path / "none.db").exists()


def test_check_backup_and_restore(
    database: Path, db: Database, amara: User, tmp_path: Path, capsys: Said
) -> None:
    copy = tmp_path / "copy.db"
    assert main(["check"]) == 0
    assert main(["backup", str(copy)]) == 0
    assert main(["backup", str(copy)]) == 1
    accounts.rename(db, amara, "Somebody Else")
    assert main(["restore", str(copy)]) == 1
    assert accounts.get(db, amara.id).name == "Somebody Else"
    assert main(["restore", str(copy), "--server-is-stopped"]) == 0
    with storage.connect(database) as restored:
        assert accounts.get(restored, amara.id).name == "Amara Nwosu"
    told = capsys.readouterr()
    assert "The file is sound." in told.out
    assert "is kept as" in told.out
    assert "exists already" in told.err
    assert "Stop the server" in told.err


@pytest.mark.parametrize("command", ["check", "restore"])
def test_a_file_that_is_none_gets_a_sentence_and_a_failing_exit(
    database: Path, tmp_path: Path, command: str, capsys: Said
) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear Amara, " * 500)
    flag = ["--server-is-stopped"] if command == "restore" else []
    assert main([command, str(letter), *flag]) == 1
    assert "not a Day 120 database" in capsys.readouterr().err


def test_an_administrator_gets_back_in(db: Database, administrator: User, capsys: Said) -> None:
    assert main(["password-link", "PRIYA@example.org"]) == 0
    link = capsys.readouterr().out.split()[0]
    token = link.rpartition("/link/")[2]
    signed_in = invitations.accept(db, token, "", "four other small words")
    assert signed_in.user.id == administrator.id


def test_nobody_else_gets_in_that_way(db: Database, amara: User, capsys: Said) -> None:
    assert main(["password-link", amara.email]) == 1
    assert main(["password-link", "nobody@example.org"]) == 1
    told = capsys.readouterr()
    assert "/link/" not in told.out
    assert "Only an administrator" in told.err
    assert "no account with this address" in told.err


def test_a_password_link_before_the_first_start_finds_no_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("DAY120_DATA", str(tmp_path / "none.db"))
    assert main(["password-link", "priya@example.org"]) == 1
    assert "no account with this address" in capsys.readouterr().err


def test_it_runs_as_a_module(database: Path) -> None:
    script = "import runpy; sys.argv = ['storage', 'check']; runpy.run_module('storage')"
    process = started(script.replace("'storage')", "'storage', run_name='__main__')"), database)
    assert hear(process) == "The file is sound."
    assert ended(process) == 0
    assert (ROOT / "storage" / "__main__.py").is_file()
