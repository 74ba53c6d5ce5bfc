"""Names, addresses and passwords."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.account import User, check_email, check_name, check_password
from playbook.errors import PlaybookError

TYPED = [
    "Amara Nwosu",
    "Zoë Ångström-Müller",
    "🦊 Fox",
    "עמיר כהן",
    "محمد",
    "<img src=x onerror=alert(1)>",
    "![](http://example.org/x.png)",
    "[links](http://example.org)",
    ":material/home:",
    "x" * 120,
]


@pytest.mark.parametrize("typed", TYPED)
def test_a_name_is_kept_as_typed(typed: str) -> None:
    assert check_name(f" {typed}\n") == typed


@given(st.text(max_size=200))
def test_a_name_comes_out_as_one_line_or_is_refused(typed: str) -> None:
    try:
        name = check_name(typed)
    except PlaybookError:
        assert not typed.split() or len(" ".join(typed.split())) > 120
    else:
        assert name.split() == typed.split()
        assert "\n" not in name
        assert check_name(name) == name


def test_a_name_of_five_thousand_characters_is_refused_with_its_length() -> None:
    with pytest.raises(PlaybookError, match=r"The site has 5,000 characters; 120 are the most\."):
        check_name("x" * 5_000, "The site")


@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\u2003"])
def test_a_blank_name_is_missing(blank: str) -> None:
    with pytest.raises(PlaybookError, match="A name is missing"):
        check_name(blank)


def test_upper_and_lower_case_are_one_address() -> None:
    assert check_email("  RUTH@Example.Org ") == "ruth@example.org"


@pytest.mark.parametrize("typed", ["", "ruth", "ruth@", "@x", "a b@c", "a@b@c", "a@" + "b" * 253])
def test_what_is_not_an_address_is_refused(typed: str) -> None:
    with pytest.raises(PlaybookError, match="not an e-mail address"):
        check_email(typed)


def test_an_address_that_is_none_is_named_for_a_form_asks_for_several() -> None:
    with pytest.raises(PlaybookError, match=r"^“ruth at work” is not an e-mail address"):
        check_email(" ruth at work ")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("nine char", "at least 10"),
        ("x" * 1_001, "at most 1,000"),
        ("Ruth@Example.org", "must not be the e-mail"),
    ],
)
def test_a_password_that_will_not_do(typed: str, why: str) -> None:
    with pytest.raises(PlaybookError, match=why):
        check_password(typed, "ruth@example.org")


def test_a_password_is_never_tidied() -> None:
    assert check_password("  three words  ", "ruth@example.org") == "  three words  "


def test_an_administrator_with_a_closed_account_is_none() -> None:
    since, closed = date(2026, 1, 5), date(2026, 2, 5)
    assert User("1", "Priya", "priya@example.org", since).is_administrator
    assert not User("1", "Priya", "priya@example.org", since, closed).is_administrator
    assert not User("1", "Priya", "priya@example.org").is_administrator
