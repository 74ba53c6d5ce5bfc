"""The words that the quick form offers."""

from pathlib import Path

import pytest

from playbook.errors import ContentError
from playbook.listening.form_words import FILE, listening_words
from playbook.listening.observation import Kind, check_themes

WORDS = FILE.read_text(encoding="utf-8")


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "listening.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_kind_is_asked_for_and_every_theme_may_be_noted() -> None:
    words = listening_words()
    assert set(words.prompts) == set(Kind)
    assert check_themes(words.themes[:12]) == words.themes[:12]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (WORDS.replace("one_to_one", "one_to_two"), "'one_to_"),
        (WORDS.replace("one_to_one", "#"), "prompts: 'one_to_one' is missing or unknown"),
        (WORDS.replace('recording = "', 'recording = "" # "'), "prompts: recording is missing"),
        (WORDS.replace("themes = [", "themes = []\nmore = ["), "themes: list at least one"),
        ("themes = [", "not a readable TOML file"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(
    tmp_path: Path, wrong: str, why: str
) -> None:
    with pytest.raises(ContentError, match=r"listening\.toml") as refusal:
        listening_words(written(tmp_path, wrong))
    assert why in str(refusal.value)
