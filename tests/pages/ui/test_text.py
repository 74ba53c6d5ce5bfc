"""What users typed is shown literally."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui.text import (
    END_ISOLATE,
    ISOLATE,
    SPECIAL,
    WORD_JOINER,
    badge,
    line,
    literal,
    muted,
    spoken,
)


def read_back(markdown: str) -> str:
    """What a reader of the Markdown sees."""
    return re.sub(r"\\(.)", r"\1", markdown.replace(WORD_JOINER, ""))


@pytest.mark.parametrize(
    "typed",
    [
        "<img src=x onerror=alert(1)>",
        "![](http://evil.example/a.png)",
        "[links](http://evil.example)",
        ":material/home: :smile: :red[x]",
        "$x^2$ ~~gone~~ `code` **bold** _slanted_",
        "# no heading",
        "1. no list",
        "a@b.example and www.evil.example",
        "שלום, مرحبا, 👩🏽‍💻",
    ],
)
def test_every_sign_is_escaped_and_none_is_lost(typed: str) -> None:
    shown = literal(typed)
    assert not [sign for sign in SPECIAL.findall(typed) if f"\\{sign}" not in shown]
    assert read_back(shown) == typed


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Cf"])))
def test_whatever_is_typed_is_read_back(typed: str) -> None:
    words = " ".join(re.split(r"[^\S\u00a0]+", typed)).strip()
    assert read_back(line(typed)) == words.replace(WORD_JOINER, "")


@given(st.text(alphabet="<>![]():/$*_`~#@.ab\\ "))
def test_no_sign_stands_without_its_escape(typed: str) -> None:
    bare = re.sub(r"\\.", "", line(typed))
    assert not SPECIAL.search(bare)


def test_addresses_are_parted_so_that_they_do_not_become_links() -> None:
    assert WORD_JOINER in literal("http://evil.example")
    assert WORD_JOINER in literal("www.evil.example")
    assert WORD_JOINER in literal("a@b.example")


def test_line_ends_are_kept_in_a_text_and_not_in_a_line() -> None:
    assert literal("one\ntwo") == "one  \ntwo"
    assert line("one\n\n  two") == "one two"


def test_a_line_keeps_a_number_and_its_sign_together() -> None:
    assert line("10\u00a0% \n of it") == "10\u00a0% of it"


def test_an_indent_makes_no_code_block() -> None:
    assert literal("    four spaces").startswith("\u00a0" * 4)


def test_text_that_turns_direction_cannot_turn_what_follows() -> None:
    shown = literal("\u202egpj.exe")
    assert (shown[0], shown[-1]) == (ISOLATE, END_ISOLATE)


def test_muted_and_badge_wrap_what_they_are_given() -> None:
    assert muted("3 of 5") == ":small[:gray[3 of 5]]"
    assert badge("orange", "2 late") == ":orange-badge[2 late]"


@given(st.text())
def test_what_is_only_read_out_cannot_act(typed: str) -> None:
    assert not set(spoken(typed)) & set("\\`*_{}[]()#!|<>~$:&@^")


def test_a_title_is_read_out_as_it_is_spoken() -> None:
    assert spoken("Write your first self-reflection (day 1)") == (
        "Write your first self-reflection day 1"
    )
    assert spoken("![x](http://evil.example)") == "x http //evil.example"
