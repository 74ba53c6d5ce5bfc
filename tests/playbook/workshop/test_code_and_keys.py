"""The code on the wall, and the keys of those who vote."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.workshop.code import LENGTH, SIGNS, new_code, read_code, spoken_code
from playbook.workshop.secrecy import new_secret, phone_key, vote_key


@given(st.integers())
def test_a_code_is_read_as_it_is_spoken_and_typed(seed: int) -> None:
    code = new_code(Random(seed).choice)
    assert len(code) == LENGTH
    for typed in (code, spoken_code(code), spoken_code(code).lower(), f" {code[:2]}-{code[2:]} "):
        assert read_code(typed) == code


@pytest.mark.parametrize("typed", ["", "KP4", "KP4 7TXX", "KP4 7TO", "!!!!!!", "x" * 99, "ÄÖÜßéø"])
def test_what_is_no_code_is_refused_with_the_way_on(typed: str) -> None:
    with pytest.raises(PlaybookError, match="Look at the wall again"):
        read_code(typed)


def test_no_sign_is_taken_for_another() -> None:
    for pair in ("0O", "1I", "1L", "5S", "8B"):
        assert sum(sign in SIGNS for sign in pair) <= 1


def test_a_phone_has_another_key_in_every_step_and_every_session() -> None:
    one, other = new_secret(), new_secret()
    keys = {
        phone_key(one, "phone"),
        phone_key(other, "phone"),
        vote_key(one, "mood", "phone"),
        vote_key(one, "vote", "phone"),
        vote_key(other, "mood", "phone"),
        vote_key(one, "mood", "another phone"),
    }
    assert len(keys) == 6
    assert vote_key(one, "mood", "phone") == vote_key(one, "mood", "phone")
