"""What surrounds every answer: the sign-in first, the host's name, the headers."""

from pathlib import Path

import pytest
from sqlite_utils import Database

from pages.web.identity import COOKIE
from playbook.account import User
from storage import sign_ins
from storage.access import OpenPlan
from storage.engine import writing
from tests.pages.web.client import BEHIND, Client

# Some begin like an address of our own: /team/… and /health need no sign-in, these pages do.
STREAMLITS_PAGES = ("/", "/plan", "/listen", "/people", "/data", "/start-a-plan", "/anything",
                    "/team", "/health-check", "/demonstration", "/answer", "/webinar")  # fmt: skip


def signed_in(db: Database, user: User) -> Client:
    with writing(db):
        return Client(cookies={COOKIE: sign_ins.start(db, user)})


@pytest.mark.parametrize("path", STREAMLITS_PAGES)
def test_on_a_fresh_server_every_page_leads_to_the_first_account(database: Path, path: str) -> None:
    answer = Client().get(path)
    assert (answer.status, answer.headers["location"]) == (303, "/first-account")
    assert BEHIND not in answer.text


def test_signed_out_a_page_leads_to_the_sign_in_and_back(amara: User) -> None:
    answer = Client().get("/listen?plan=123")
    assert answer.status == 303
    assert answer.headers["location"] == "/sign-in?next=%2Flisten%3Fplan%3D123"


@pytest.mark.parametrize("cookie", ["forged", "x" * 5_000, "ÿ"])
def test_a_forged_cookie_is_no_sign_in(amara: User, cookie: str) -> None:
    assert Client(cookies={COOKIE: cookie}).get("/").headers["location"] == "/sign-in"


def test_a_database_hash_is_no_cookie(db: Database, amara: User) -> None:
    signed_in(db, amara)
    stolen = next(iter(db.query("select token_hash from sign_ins")))["token_hash"]
    assert Client(cookies={COOKIE: stolen}).get("/").status == 303


def test_signed_in_with_a_plan_a_page_is_served(
    db: Database, amara: User, plan_key: OpenPlan
) -> None:
    client = signed_in(db, amara)
    assert {client.get(path).text for path in STREAMLITS_PAGES} == {BEHIND}


def test_who_begins_with_managers_finds_them_under_their_own_address_too(
    db: Database, ruth: User, amara: User, plan_key: OpenPlan
) -> None:
    answer = signed_in(db, ruth).get("/my-managers?show=late")
    assert answer.headers["location"] == "/?show=late"
    assert signed_in(db, amara).get("/my-managers").text == BEHIND


def test_without_a_plan_a_plans_page_leads_to_starting_one_and_keeps_the_address(
    db: Database, stranger: User
) -> None:
    client = signed_in(db, stranger)
    assert client.get("/plan?plan=123").headers["location"] == "/?plan=123"
    assert client.get("/start-a-plan").headers["location"] == "/"
    assert client.get("/account").text == BEHIND


def test_a_closed_account_is_signed_out(db: Database, amara: User) -> None:
    client = signed_in(db, amara)
    with writing(db):
        db.execute("update users set closed_on = '2026-11-01' where id = :id", {"id": amara.id})
    assert client.get("/").headers["location"] == "/sign-in"


def test_an_unknown_host_name_gets_nothing(database: Path) -> None:
    answer = Client(host="evil.example:8501").get("/sign-in")
    assert answer.status == 421
    assert "DAY120_PUBLIC_ADDRESS" in answer.text


@pytest.mark.parametrize("host", ["localhost:9", "127.0.0.1:8501", "[::1]:8501", "localhost"])
def test_this_machines_names_are_known(amara: User, host: str) -> None:
    assert Client(host=host).get("/sign-in").status == 200


def test_the_public_name_is_known(amara: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAY120_PUBLIC_ADDRESS", "https://day120.example")
    answer = Client(host="day120.example").get("/sign-in")
    assert answer.status == 200
    assert answer.headers["strict-transport-security"]
    assert all("Secure" in cookie for cookie in answer.set_cookies)


def test_our_own_pages_may_load_nothing_but_their_style_and_icon(amara: User) -> None:
    headers = Client().get("/sign-in").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "script-src" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_a_database_that_cannot_be_read_is_said_in_a_sentence(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = database.with_name("not a database")
    nowhere.write_text("a shopping list, which is no database at all" * 50)
    monkeypatch.setenv("DAY120_DATA", str(nowhere))
    answer = Client().get("/plan")
    assert (answer.status, "not a Day 120 database" in answer.text) == (503, True)


def test_health_says_whether_the_database_answers(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Client().get("/health").text == '{"status":"ok"}'
    nowhere = database.with_name("not a database")
    nowhere.write_text("a shopping list, which is no database at all" * 50)
    monkeypatch.setenv("DAY120_DATA", str(nowhere))
    assert Client().get("/health").status == 503
