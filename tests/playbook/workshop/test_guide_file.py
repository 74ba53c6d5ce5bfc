"""The ready guides, and what their files must say."""

import json
from typing import Any

import pytest

from playbook.errors import ContentError
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.workshop.guide import StepKind
from playbook.workshop.guide_file import MOST_OPTIONS, built_in, document, options, parse

TALK = {"key": "talk", "kind": "discussion", "title": "Why?"}
OPEN = {"key": "ideas", "kind": "open", "title": "What?"}


def guide(*steps: dict[str, Any]) -> dict[str, Any]:
    return {"key": "test", "title": "A test", "purpose": "To test.", "steps": list(steps)}


def test_five_guides_are_ready_and_each_ends_with_actions() -> None:
    ready = built_in()
    assert len(ready) >= 5
    for each in ready.values():
        assert each.steps[-1].kind is StepKind.ACTIONS
        assert each.steps[-1].is_named
        assert 30 <= each.minutes <= 90
        assert all(step.notes for step in each.steps), each.key


def test_every_kind_of_step_stands_in_a_ready_guide() -> None:
    used = {step.kind for each in built_in().values() for step in each.steps}
    assert used == set(StepKind)


def test_the_health_check_asks_all_thirty_seven_points() -> None:
    steps = built_in()["health_check"].steps
    asked = [i.key for step in steps if step.kind is StepKind.HEALTH_CHECK for i in step.items]
    assert asked == [question.key for question in questionnaire("health_check").questions]
    assert len(asked) == 37


@pytest.mark.parametrize("key", list(built_in()))
def test_a_guide_is_kept_as_json_and_read_again_as_it_was(key: str) -> None:
    one = built_in()[key]
    assert parse(json.loads(json.dumps(document(one))), "kept") == one


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ([], "at least one"),
        ([TALK, TALK], "talk: this key stands twice"),
        ([TALK | {"kind": "quiz"}], "kind is 'quiz'"),
        ([TALK | {"title": " "}], "title is missing"),
        ([TALK | {"colour": "red"}], "unknown 'colour'"),
        ([TALK | {"minutes": 500}], "minutes must be 0 to 120"),
        ([TALK | {"minutes": True}], "minutes must be"),
        ([TALK | {"kind": "timer"}], "a timer needs minutes"),
        ([TALK | {"kind": "dots"}], "needs two items"),
        ([TALK | {"kind": "ranking", "items": ["one"]}], "needs two items"),
        ([TALK | {"kind": "scale", "low": "Bad"}], "low and high"),
        ([TALK | {"kind": "health_check"}], "names its category"),
        ([TALK | {"kind": "health_check", "category": "x"}], "no category 'x'"),
        ([TALK | {"kind": "dots", "options_from": "ideas"}, OPEN], "name an earlier open step"),
        ([OPEN | {"named": True, "live": True}], "live must be off"),
    ],
)
def test_a_mistake_is_refused_with_file_and_reason(steps: list[dict[str, Any]], why: str) -> None:
    with pytest.raises(ContentError, match=r"mine\.toml") as refusal:
        parse(guide(*steps), "mine.toml")
    assert why in str(refusal.value)


def test_a_yes_or_no_question_alone_is_its_own_item() -> None:
    step = parse(guide(TALK | {"kind": "yes_no"}), "mine.toml").steps[0]
    assert [item.text for item in step.items] == ["Why?"]


def test_options_lose_blank_and_repeated_lines_and_are_not_endless() -> None:
    assert [o.text for o in options(["A", " ", "B  b", "A"])] == ["A", "B b"]
    assert len(options([str(n) for n in range(99)])) == MOST_OPTIONS
    assert len(options(["x" * 4_000])[0].text) == 120
