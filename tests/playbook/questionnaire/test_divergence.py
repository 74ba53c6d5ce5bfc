"""Where people disagree, against cases worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.questionnaire.divergence import differences, divergent, evenness
from playbook.questionnaire.questionnaire import AnswerKind, Side
from playbook.questionnaire.voice import person
from tests.playbook.questionnaire.asking import asking, colleagues

COUNTS = st.dictionaries(st.integers(1, 5), st.integers(1, 9), min_size=1)


@pytest.mark.parametrize(
    ("counts", "widest", "expected"),
    [
        ({1: 8}, 1, 0),
        ({0: 1}, 1, 0),
        ({}, 1, 0),
        ({0: 1, 1: 1}, 1, 1),
        ({0: 16, 1: 16}, 1, 1),
        ({0: 2, 1: 3}, 1, 1),  # an odd number cannot split more evenly
        ({0: 1, 1: 3}, 1, 0.75),  # three pairs apart of four
        ({1: 2, 5: 2}, 4, 1),
        ({3: 2, 4: 2}, 4, 0.25),  # four pairs, one step apart each, of four times four
        ({1: 1, 3: 1, 5: 1}, 4, 1),  # 2 + 4 + 2 of 1 · 2 · 4
    ],
)
def test_evenness(counts: dict[int, int], widest: int, expected: float) -> None:
    assert evenness(counts, widest) == pytest.approx(expected)


@given(COUNTS)
def test_evenness_lies_between_nought_and_one(counts: dict[int, int]) -> None:
    assert 0 <= evenness(counts, 4) <= 1 + 1e-9


@given(COUNTS)
def test_evenness_does_not_care_which_end_is_which(counts: dict[int, int]) -> None:
    turned = {6 - answer: n for answer, n in counts.items()}
    assert evenness(counts, 4) == pytest.approx(evenness(turned, 4))


def test_the_most_even_split_stands_first_and_agreement_is_left_out() -> None:
    counts = colleagues(
        8, a0={1: 8}, a1={1: 7, 0: 1}, b0={1: 4, 0: 4}, b1={1: 2, 0: 2}, b2={0: 8}
    ).counts
    assert [each.question.key for each in divergent(asking(), counts)] == ["b0", "b1", "a1"]


def test_self_against_reviewer_against_coach() -> None:
    asked = asking(AnswerKind.SCALE)
    voices = [
        person(Side.SELF, "Amara", {"a0": 4, "a1": 3, "b0": 5, "b1": 2}),
        person(Side.REVIEWER, "Ruth", {"a0": 3, "a1": 3, "b0": 2, "b2": 1}),
        person(Side.COACH, "Bo", {"a0": 4, "b0": 4}),
        colleagues(4, a1={1: 4}),
    ]
    found = differences(asked, voices)
    assert [(each.question.key, each.spread) for each in found] == [("b0", 3), ("a0", 1)]
    assert found[0].answers == (("Amara", 5), ("Ruth", 2), ("Bo", 4))


def test_one_person_alone_differs_from_nobody() -> None:
    assert differences(asking(), [person(Side.SELF, "Amara", {"a0": 1})]) == ()
