"""What a phone may send, and what is refused with a sentence."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.workshop.answer import as_fields, check_voter_name, from_json, read_answer, to_json
from playbook.workshop.guide import Step
from tests.playbook.workshop.steps import DOTS, OPEN, RANKING, SCALE, YES_NO


@pytest.mark.parametrize(
    ("step", "fields", "marks"),
    [
        (YES_NO, {"item-answer": "yes"}, {"answer": 1}),
        (YES_NO, {"item-answer": "unsure"}, {"answer": -1}),
        (SCALE, {"item-phone": "1", "item-chat": "5"}, {"phone": 1, "chat": 5}),
        (DOTS, {"item-1": "2", "item-3": "1", "item-2": "0"}, {"1": 2, "3": 1}),
        (DOTS, {"item-2": "1"}, {"2": 1}),
        (RANKING, {"place-1": "4", "place-2": "1", "place-3": "2"}, {"4": 1, "1": 2, "2": 3}),
    ],
)
def test_a_form_becomes_marks(step: Step, fields: dict[str, str], marks: dict[str, int]) -> None:
    answer = read_answer(step, fields)
    assert answer.marks == marks
    assert read_answer(step, as_fields(step, answer)) == answer


@pytest.mark.parametrize(
    ("step", "fields", "why"),
    [
        (YES_NO, {}, "Answer every question"),
        (YES_NO, {"item-answer": "perhaps"}, "Answer every question"),
        (SCALE, {"item-phone": "1"}, "Choose a number from 1 to 5"),
        (SCALE, {"item-phone": "1", "item-chat": "6"}, "Choose a number"),
        (DOTS, {}, "gave 0"),
        (DOTS, {"item-1": "3", "item-2": "3"}, "You have 3 dots and gave 6"),
        (DOTS, {"item-9": "1"}, "gave 0"),
        (RANKING, {"place-1": "1", "place-2": "1", "place-3": "2"}, "in one place only"),
        (RANKING, {"place-1": "1", "place-2": "9", "place-3": "2"}, "for every place"),
        (OPEN, {"words": "  "}, "Write something"),
        (OPEN, {"words": "x" * 4_001}, "4,001 characters; 4,000 are the most"),
    ],
)
def test_half_an_answer_is_refused_in_words(step: Step, fields: dict[str, str], why: str) -> None:
    with pytest.raises(PlaybookError, match=why):
        read_answer(step, fields)


def test_four_thousand_characters_fit_a_line_break_being_one() -> None:
    typed = "\r\n".join(["x" * 99] * 40)
    assert len(read_answer(OPEN, {"words": typed}).words) == 3_999


def test_words_lose_what_could_turn_the_page_around() -> None:
    assert read_answer(OPEN, {"words": "a\x00b\u202ec <b>"}).words == "abc <b>"


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=9)))
@pytest.mark.parametrize("step", [YES_NO, SCALE, DOTS, RANKING, OPEN], ids=lambda s: s.key)
def test_whatever_is_sent_is_an_answer_or_a_sentence(step: Step, fields: dict[str, str]) -> None:
    with suppress(PlaybookError):
        answer = read_answer(step, fields)
        assert set(answer.marks) <= {item.key for item in step.items}
        assert from_json(to_json(answer)) == answer
        assert read_answer(step, as_fields(step, answer)) == answer


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_name_is_a_name(name: str) -> None:
    with pytest.raises(PlaybookError):
        check_voter_name(name)
    assert check_voter_name("  Jo \n Reed ") == "Jo Reed"
