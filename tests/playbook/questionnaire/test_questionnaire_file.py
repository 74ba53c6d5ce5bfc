"""Questionnaires are checked at load, and those built in carry what the method asks."""

import tomllib
from pathlib import Path

import pytest

from playbook.errors import ContentError, PlaybookError
from playbook.questionnaire.questionnaire import AnswerKind, Questionnaire, Side
from playbook.questionnaire.questionnaire_file import load, parse, questionnaire, questionnaires

SMALL = """
key = "small"
title = "Small"
purpose = "Two questions."
kind = "scale"
asks = ["self", "colleagues"]
lowest_means = "Never"
highest_means = "Always"
[[bands]]
at_least = 1
title = "Low"
reading = "Low."
[[bands]]
at_least = 3
title = "High"
reading = "High."
[[categories]]
key = "one"
title = "One"
step = "plan"
  [[categories.questions]]
  key = "one.first"
  text = "First?"
  help = "Think."
  short = "First"
  idea = "Do it"
  [[categories.questions]]
  key = "one.second"
  text = "Second?"
  help = "Think."
  short = "Second"
  idea = "Do it"
"""


def small(text: str = SMALL) -> Questionnaire:
    return parse(tomllib.loads(text), "small.toml")


def test_a_questionnaire_is_read_with_its_questions_in_order() -> None:
    read = small()
    assert [question.key for question in read.questions] == ["one.first", "one.second"]
    assert (read.kind, read.choices, read.comment) == (AnswerKind.SCALE, (1, 2, 3, 4, 5), "")
    assert read.asks == (Side.SELF, Side.COLLEAGUES)


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ('key = "small"', 'key = "other"', "other: a questionnaire's file is called by its key"),
        ('kind = "scale"', 'kind = "stars"', "small: kind is 'stars'; say yes_no, scale"),
        ('"self", ', '"boss", ', "small: asks must list some of self, reviewer"),
        ('"self", ', '"colleagues", ', "small: asks must list"),
        ('lowest_means = "Never"', "", "small: lowest_means is missing or blank"),
        ('kind = "scale"', 'kind = "yes_no"', "lowest_means belongs to a scale"),
        ('step = "plan"', 'step = "dream"', "one: step is 'dream'"),
        ('key = "one.second"', 'key = "one.first"', "one.first: this key stands twice"),
        ('text = "Second?"', 'text = " "', "one.second: text is missing or blank"),
        ('help = "Think."', f'help = "{"a" * 261}"', "one.first: help is longer than 260"),
        ("at_least = 1", "at_least = 2", "bands: the first starts at 1"),
        ("at_least = 3", "at_least = 1", "bands: they rise"),
        ("at_least = 3", "at_least = 6", "none passes 5"),
        ("at_least = 3", 'at_least = "3"', "at_least must be a number"),
        ('reading = "High."', "", "small, band from 3: reading is missing"),
        ("[[categories.questions]]", "[[categories.other]]", "one: questions must be a list"),
        ("[[categories]]", "[categories]", "small: categories must be a list"),
    ],
)
def test_a_mistake_is_refused_with_file_key_and_reason(was: str, becomes: str, why: str) -> None:
    assert was in SMALL
    text = SMALL.replace(was, becomes)
    if was in ("[[categories.questions]]", "[[categories]]"):
        text = text.replace("[[categories.questions]]", "[[categories.other]]")
    with pytest.raises(ContentError, match=r"^small\.toml: ") as refusal:
        small(text)
    assert why in str(refusal.value)


def test_a_file_that_is_no_toml_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text("key =", encoding="utf-8")
    with pytest.raises(ContentError, match=r"small\.toml: not a readable TOML file"):
        load(path)


@pytest.mark.parametrize("answer", [0, 6, -1])
def test_an_answer_that_was_not_offered_is_refused(answer: int) -> None:
    with pytest.raises(PlaybookError, match="Choose one of the answers offered"):
        small().check("one.first", answer)


def test_a_question_of_another_questionnaire_is_refused() -> None:
    with pytest.raises(PlaybookError, match="not part of the questionnaire"):
        small().check("two.first", 1)
    assert small().check("one.first", 5) == 5


def test_an_unknown_questionnaire_is_refused() -> None:
    with pytest.raises(PlaybookError, match="does not exist"):
        questionnaire("horoscope")


def test_the_health_check_has_37_points_in_seven_categories() -> None:
    check = questionnaire("health_check")
    assert [len(category.questions) for category in check.categories] == [6, 3, 6, 4, 6, 5, 7]
    assert [band.at_least for band in check.bands] == [0, 14, 25]
    assert (check.kind, len(check.asks)) == (AnswerKind.YES_NO, 4)


def test_the_seventh_category_asks_for_the_outbound_work_before_its_automation() -> None:
    keys = [question.key for question in questionnaire("health_check").categories[6].questions]
    assert keys[4:6] == ["productivity.outbound_in_quiet_times", "productivity.outbound_automated"]


def test_the_other_questionnaires_are_there() -> None:
    sizes = {key: len(each.questions) for key, each in questionnaires().items()}
    assert sizes == {
        "health_check": 37,
        "coherence": 12,
        "balance_of_disciplines": 10,
        "self_reflection": 6,
        "team_pulse": 5,
    }
    assert questionnaire("team_pulse").is_anonymous
    assert questionnaire("self_reflection").is_private


@pytest.mark.parametrize("key", sorted(questionnaires()))
def test_no_wording_is_used_twice_and_every_key_names_its_category(key: str) -> None:
    asked = questionnaire(key)
    for part in ("text", "short", "idea"):
        words = [getattr(question, part) for question in asked.questions]
        assert len(set(words)) == len(words)
    for category in asked.categories:
        assert all(q.key.startswith(f"{category.key}.") for q in category.questions)
