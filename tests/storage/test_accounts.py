"""Accounts: the first, their names, passwords and rights."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from argon2 import PasswordHasher, Type
from sqlite_utils import Database

import storage
from playbook.account import User
from playbook.errors import PlaybookError
from storage import accounts, events, plans, sign_ins
from storage.access import OpenOffice, OpenPlan, open_office
from tests.storage.writes import contents


def test_the_first_account_becomes_administrator(db: Database, password: str) -> None:
    assert not accounts.exist(db)
    user = accounts.add_first(db, " Priya  Raman ", "PRIYA@example.org", password)
    assert (user.name, user.email, user.is_administrator) == (
        "Priya Raman",
        "priya@example.org",
        True,
    )
    assert open_office(db, user).user == user
    assert password not in contents(db)


def test_there_is_only_one_first_even_when_two_try_at_once(
    database: Path, db: Database, password: str
) -> None:
    def try_it(name: str) -> str:
        with storage.connect(database) as own:
            try:
                return accounts.add_first(own, name, f"{name}@example.org", password).name
            except PlaybookError as refusal:
                return str(refusal)

    with ThreadPoolExecutor(3) as pool:
        told = sorted(pool.map(try_it, ["a", "b", "c"]), key=len)
    assert len(told[0]) == 1
    assert all("The first account is made already" in words for words in told[1:])
    assert db.execute("select count(*) from users").fetchone() == (1,)


@pytest.mark.parametrize(
    ("name", "email", "password"),
    [("", "a@b", "three words"), ("A", "ab", "three words"), ("A", "a@b", "short")],
)
def test_a_refused_first_account_leaves_nothing(
    db: Database, name: str, email: str, password: str
) -> None:
    before = contents(db)
    with pytest.raises(PlaybookError):
        accounts.add_first(db, name, email, password)
    assert contents(db) == before


def test_a_new_name_shows_on_the_own_plans_and_not_in_what_was_recorded(
    db: Database, plan_key: OpenPlan, amara: User
) -> None:
    accounts.rename(db, amara, "Amara Nwosu-Bell 🎧")
    assert plans.load(db, plan_key).manager == "Amara Nwosu-Bell 🎧"
    event = events.last_change(db, amara.id)
    assert event
    assert (event.before, event.after["name"]) == (
        {"name": "Amara Nwosu"},
        "Amara Nwosu-Bell 🎧",
    )
    with pytest.raises(PlaybookError, match="5,000 characters"):
        accounts.rename(db, amara, "x" * 5_000)


def test_changing_the_password_needs_the_old_one_and_ends_every_sign_in(
    db: Database, amara: User, password: str
) -> None:
    token = sign_ins.sign_in(db, amara.email, password, "127.0.0.1").token
    before = contents(db)
    with pytest.raises(PlaybookError, match="present password is not right"):
        accounts.change_password(db, amara, "wrong", "four other small words")
    assert contents(db) == before
    accounts.change_password(db, amara, password, "four other small words")
    assert sign_ins.user_behind(db, token) is None
    assert accounts.with_password(db, amara.email, "four other small words") == amara


def test_the_last_administrator_stays(db: Database, office: OpenOffice, amara: User) -> None:
    for undo in (accounts.close, accounts.withdraw_administrator):
        with pytest.raises(PlaybookError, match="the last administrator"):
            undo(db, office, office.user.id)
    accounts.make_administrator(db, office, amara.id)
    accounts.close(db, office, office.user.id)
    other = open_office(db, accounts.get(db, amara.id))
    with pytest.raises(PlaybookError, match="the last administrator"):
        accounts.withdraw_administrator(db, other, amara.id)


def test_rights_given_and_withdrawn_are_recorded(
    db: Database, office: OpenOffice, amara: User
) -> None:
    done = [
        (accounts.make_administrator, "made administrator"),
        (accounts.withdraw_administrator, "administrator withdrawn"),
        (accounts.close, "account closed"),
        (accounts.reopen, "account reopened"),
    ]
    for act, kind in done:
        act(db, office, amara.id)
        event = events.last_change(db, amara.id)
        assert event
        assert (event.kind, event.by) == (kind, "Priya Raman")


def test_everyone_is_listed_by_name(db: Database, office: OpenOffice, amara: User) -> None:
    assert [user.name for user in accounts.everyone(db, office)] == ["Amara Nwosu", "Priya Raman"]


def test_nobody_is_found_under_an_unknown_id_or_address(db: Database, amara: User) -> None:
    assert accounts.by_email(db, "nobody@example.org") is None
    assert accounts.by_email(db, " AMARA@example.org") == amara
    with pytest.raises(PlaybookError, match="does not exist"):
        accounts.get(db, "nobody")


def test_passwords_are_kept_as_argon2id_at_a_cost_that_slows_guessing() -> None:
    usual = PasswordHasher()
    assert (usual.type, usual.memory_cost >= 19 * 1024, usual.time_cost >= 2) == (
        Type.ID,
        True,
        True,
    )
    source = Path(accounts.__file__).read_text(encoding="utf-8")
    assert "HASHER = PasswordHasher()\n" in source
