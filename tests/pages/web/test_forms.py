"""Every form of our own: its origin, its token, its size, and where it leads."""

from pathlib import Path

import pytest

from pages.web.forms import TOKEN_COOKIE, safe_next
from pages.web.identity import COOKIE
from playbook.account import User
from tests.pages.web.client import Client

FOREIGN = {"origin": "https://evil.example"}


@pytest.fixture
def fields(amara: User, password: str) -> dict[str, str]:
    """What Amara types to sign in."""
    return {"email": amara.email, "password": password, "next": "/"}


def test_the_right_password_signs_in(fields: dict[str, str]) -> None:
    client = Client()
    answer = client.post("/sign-in", fields)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    kept = next(cookie for cookie in answer.set_cookies if cookie.startswith(COOKIE))
    assert "HttpOnly" in kept
    assert "SameSite=lax" in kept
    assert fields["email"] not in kept


@pytest.mark.parametrize("path", ["/sign-in", "/first-account", "/link/any"])
def test_a_form_from_another_site_is_refused(fields: dict[str, str], path: str) -> None:
    client = Client()
    answer = client.post(path, fields, **FOREIGN)
    assert answer.status != 200
    assert COOKIE not in client.cookies


def test_the_refusal_of_a_foreign_form_says_why(fields: dict[str, str]) -> None:
    answer = Client().post("/sign-in", fields, **FOREIGN)
    assert answer.status == 400
    assert "sent from another site" in answer.text


def test_a_form_without_any_origin_is_refused(fields: dict[str, str]) -> None:
    assert Client().post("/sign-in", fields, origin="").status == 400


@pytest.mark.parametrize("token", ["", "somebody else's", "ÿ"])
def test_a_form_with_a_wrong_token_is_refused(fields: dict[str, str], token: str) -> None:
    answer = Client().post("/sign-in", fields | {"token": token})
    assert answer.status == 400
    assert "Load it again" in answer.text


def test_a_form_without_its_cookie_is_refused(fields: dict[str, str]) -> None:
    client = Client(cookies={TOKEN_COOKIE: ""})
    assert client.post("/sign-in", fields | {"token": ""}).status == 400


def test_signing_out_needs_the_token_too(fields: dict[str, str]) -> None:
    client = Client()
    client.post("/sign-in", fields)
    client.post("/sign-out", {"token": "wrong", "where": "here"})
    assert client.get("/sign-out").status == 200, "still signed in"


def test_a_form_that_is_too_long_is_refused(fields: dict[str, str]) -> None:
    answer = Client().post("/sign-in", fields | {"password": "x" * 200_000})
    assert answer.status == 400
    assert "too long" in answer.text


def test_what_was_typed_is_shown_again_as_text(amara: User) -> None:
    typed = "<img src=x onerror=alert(1)>"
    answer = Client().post("/sign-in", {"email": typed, "password": "wrong"})
    assert typed not in answer.text
    assert "&lt;img src=x onerror=alert(1)&gt;" in answer.text


def test_a_name_of_five_thousand_characters_gets_a_sentence_and_is_not_cut(
    database: Path,
) -> None:
    form = Client()
    assert "maxlength" not in form.get("/first-account").text
    fields = {"email": "amara@office.example", "password": "three short words"}
    answer = form.post("/first-account", {"name": "N" * 5_000, **fields})
    assert answer.status == 400
    assert "A name has 5,000 characters; 120 are the most." in answer.text
    assert "N" * 5_000 in answer.text


def test_a_second_first_account_is_not_made(fields: dict[str, str]) -> None:
    answer = Client().post("/first-account", {"name": "Mallory", **fields})
    assert answer.headers["location"] == "/sign-in"


@pytest.mark.parametrize("path", ["/plan", "/listen?plan=1", "/"])
def test_a_path_of_ours_may_follow_the_sign_in(path: str) -> None:
    assert safe_next(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "/a\nb",
    ],
)
def test_another_site_never_follows_the_sign_in(path: str) -> None:
    assert safe_next(path) == "/"


def test_a_tab_in_the_path_does_not_lead_elsewhere() -> None:
    """Browsers drop tabs and line ends from an address before they read it."""
    assert safe_next("/\t/evil.example") == "/"
    assert safe_next("/\r/evil.example") == "/"


def test_the_link_page_of_an_unknown_link_says_that_it_is_closed(amara: User) -> None:
    answer = Client().get("/link/unknown")
    assert answer.status == 410
    assert "used or has expired" in answer.text
