"""Who is signed in, and how long somebody waits who guesses."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import PlaybookError
from storage import accounts, sign_ins
from storage.access import OpenOffice
from storage.engine import writing
from storage.rows import pretending
from tests.storage.writes import contents

NINE = datetime(2026, 3, 16, 9, tzinfo=UTC)
HERE = "192.0.2.7"


def failed(db: Database, email: str, address: str = HERE) -> str:
    with pytest.raises(PlaybookError) as refusal:
        sign_ins.sign_in(db, email, "not the password", address)
    return str(refusal.value)


def test_signed_in_by_a_token_of_which_only_the_hash_is_stored(
    db: Database, amara: User, password: str
) -> None:
    signed_in = sign_ins.sign_in(db, " AMARA@example.org", password, HERE)
    assert sign_ins.user_behind(db, signed_in.token) == amara
    assert signed_in.token not in contents(db)
    assert password not in contents(db)


@pytest.mark.parametrize("forged", [None, "", "x", "x" * 5_000, "' or 1=1 --", "🦊"])
def test_a_forged_cookie_is_nobody(db: Database, amara: User, forged: str | None) -> None:
    with writing(db):
        sign_ins.start(db, amara)
    assert sign_ins.user_behind(db, forged) is None


def test_the_stored_hash_is_no_cookie(db: Database, amara: User) -> None:
    with writing(db):
        token = sign_ins.start(db, amara)
    assert sign_ins.user_behind(db, sign_ins.hash_of(token)) is None


def test_a_sign_in_lasts_thirty_days_from_the_last_visit(db: Database, amara: User) -> None:
    with pretending(NINE), writing(db):
        token = sign_ins.start(db, amara)
    with pretending(NINE + timedelta(days=29)):
        assert sign_ins.user_behind(db, token) == amara
    with pretending(NINE + timedelta(days=58)):
        assert sign_ins.user_behind(db, token) == amara
        assert sign_ins.count(db, amara) == 1
    with pretending(NINE + timedelta(days=88)):
        assert sign_ins.user_behind(db, token) is None
        sign_ins.sweep(db)
    assert db.execute("select count(*) from sign_ins").fetchone() == (0,)


def test_a_closed_account_is_signed_out_and_stays_out(
    db: Database, amara: User, office: OpenOffice, password: str
) -> None:
    token = sign_ins.sign_in(db, amara.email, password, HERE).token
    accounts.close(db, office, amara.id)
    assert sign_ins.user_behind(db, token) is None
    with pytest.raises(PlaybookError, match="is not right"):
        sign_ins.sign_in(db, amara.email, password, HERE)
    accounts.reopen(db, office, amara.id)
    assert sign_ins.user_behind(db, token) is None
    assert sign_ins.sign_in(db, amara.email, password, HERE).user == amara


def test_signed_out_here_or_everywhere(db: Database, amara: User, ruth: User) -> None:
    with writing(db):
        one, two, hers = (sign_ins.start(db, person) for person in (amara, amara, ruth))
    sign_ins.end(db, one)
    assert [sign_ins.user_behind(db, token) for token in (one, two)] == [None, amara]
    sign_ins.end_everywhere(db, amara)
    assert [sign_ins.user_behind(db, token) for token in (two, hers)] == [None, ruth]


def test_five_failed_tries_are_free_then_the_wait_doubles(
    db: Database, amara: User, password: str
) -> None:
    moment = NINE
    for _ in range(5):
        with pretending(moment):
            assert "is not right" in failed(db, amara.email)
    for wait in (15, 30, 60):
        with pretending(moment + timedelta(seconds=wait - 1)):
            assert "Try again in 2 seconds" in failed(db, amara.email)
            with pytest.raises(PlaybookError, match="Too many failed tries"):
                sign_ins.sign_in(db, amara.email, password, HERE)
        moment += timedelta(seconds=wait)
        with pretending(moment):
            assert "is not right" in failed(db, amara.email)
    with pretending(moment + timedelta(seconds=120)):
        assert sign_ins.sign_in(db, amara.email, password, HERE).user == amara
        assert "is not right" in failed(db, amara.email)


def test_no_such_account_is_answered_alike(db: Database, amara: User) -> None:
    with pretending(NINE):
        known = [failed(db, amara.email, "192.0.2.8") for _ in range(6)]
        unknown = [failed(db, "nobody@example.org", "192.0.2.9") for _ in range(6)]
    assert known == unknown


def test_guessing_at_many_accounts_from_one_address_is_slowed_too(db: Database) -> None:
    with pretending(NINE):
        for number in range(20):
            assert "is not right" in failed(db, f"person{number}@example.org")
        assert "Too many" in failed(db, "person20@example.org")
        assert "is not right" in failed(db, "person20@example.org", "192.0.2.10")


def test_after_an_hour_failed_tries_are_forgotten(db: Database, amara: User) -> None:
    with pretending(NINE):
        for _ in range(5):
            failed(db, amara.email)
    with pretending(NINE + timedelta(hours=1, seconds=1)):
        sign_ins.sweep(db)
        assert "is not right" in failed(db, amara.email)
        assert db.execute("select count(*) from failed_sign_ins").fetchone() == (2,)


@pytest.mark.parametrize("typed", ["", "x" * 100_000, "🦊", "\x00", "' or 1=1 --"])
def test_anything_may_be_typed_as_address_and_password(
    db: Database, amara: User, typed: str
) -> None:
    for email, secret in ((typed, typed), (amara.email, typed)):
        with pytest.raises(PlaybookError, match="is not right"):
            sign_ins.sign_in(db, email, secret, HERE)
