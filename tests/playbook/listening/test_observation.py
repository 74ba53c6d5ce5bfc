"""What may be noted, and how themes are ranked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.listening.observation import (
    KIND_NAMES,
    Kind,
    Observation,
    ThemeCount,
    check_text,
    check_themes,
    check_who,
    ranked_themes,
)

ON = date(2026, 3, 4)


def heard(
    text: str = "Nobody knows the opening hours",
    kind: Kind = Kind.ONE_TO_ONE,
    themes: tuple[str, ...] = (),
    who: str = "",
) -> Observation:
    return Observation("id", "amara", "Amara", kind, text, who, themes, "2026-03-04T09:00", ON)


def test_every_kind_has_its_words() -> None:
    assert set(KIND_NAMES) == set(Kind)


@given(st.lists(st.lists(st.sampled_from("abcde"), unique=True), max_size=20))
def test_themes_are_ranked_by_count_then_by_name(notes: list[list[str]]) -> None:
    ranked = ranked_themes(heard(themes=tuple(each)) for each in notes)
    assert sum(each.observations for each in ranked) == sum(len(each) for each in notes)
    order = [(-each.observations, each.theme) for each in ranked]
    assert order == sorted(order)


def test_no_observations_have_no_themes() -> None:
    assert ranked_themes([]) == []
    assert ranked_themes([heard(themes=("Rota",))]) == [ThemeCount("Rota", 1)]


@pytest.mark.parametrize("blank", ["", " \n\t "])
def test_a_note_without_words_is_refused(blank: str) -> None:
    with pytest.raises(PlaybookError, match="one sentence is enough"):
        check_text(blank)


def test_a_note_says_how_much_too_long_it_is() -> None:
    with pytest.raises(PlaybookError, match="5,001 characters; 5,000 are the most"):
        check_text("x" * 5_001)


@pytest.mark.parametrize("typed", ["🙂 “Endlich!”", "لا أحد يرد", "<script>x</script>", "a\n\nb"])
def test_a_note_is_kept_as_typed(typed: str) -> None:
    assert check_text(f" {typed}\n") == typed


def test_who_it_was_is_one_short_line() -> None:
    assert check_who(" Bo,\n early  shift ") == "Bo, early shift"
    with pytest.raises(PlaybookError, match="120 characters at most"):
        check_who("x" * 121)


def test_themes_are_trimmed_without_blanks_and_doubles() -> None:
    assert check_themes([" Rota ", "rota", "", "  ", "Knowledge  base"]) == (
        "rota",
        "Knowledge base",
    )


@given(st.lists(st.text(max_size=40), max_size=12))
def test_tidied_themes_stay_as_they_are(typed: list[str]) -> None:
    tidy = check_themes(typed)
    assert check_themes(tidy) == tidy
    assert len({theme.casefold() for theme in tidy}) == len(tidy)


def test_a_theme_is_a_word_or_two_and_twelve_are_the_most() -> None:
    with pytest.raises(PlaybookError, match="40 characters at most"):
        check_themes(["x" * 41])
    with pytest.raises(PlaybookError, match="12 themes at most"):
        check_themes([str(n) for n in range(13)])
