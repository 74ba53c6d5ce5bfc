"""Scores, bands and the weakest category, against cases worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.questionnaire.questionnaire import AnswerKind, Side
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.questionnaire.scoring import (
    axes,
    band,
    by_category,
    score,
    to_try,
    weakest,
    weakest_question,
)
from playbook.questionnaire.voice import check_comment, person, together
from tests.playbook.questionnaire.asking import asking, colleagues

YES_NO, SCALE = asking(), asking(AnswerKind.SCALE)
LONG = asking(sizes=(5, 6))
ANSWERS = st.dictionaries(st.sampled_from([q.key for q in YES_NO.questions]), st.integers(0, 1))
RATINGS = st.dictionaries(st.sampled_from([q.key for q in SCALE.questions]), st.integers(1, 5))


def test_one_persons_points_are_their_yeses() -> None:
    amara = person(Side.SELF, "Amara", {"a0": 1, "a1": 0, "b0": 1, "b1": 1})
    found = score(YES_NO, amara.counts)
    assert found
    assert (found.value, found.out_of, found.answers, found.unanswered) == (3, 5, 4, 1)


def test_several_peoples_points_are_their_mean() -> None:
    """Two of four say yes to a0, all four to b0: half a point and a whole one."""
    found = score(YES_NO, colleagues(4, a0={1: 2, 0: 2}, b0={1: 4}).counts)
    assert found
    assert found.value == 1.5


def test_a_scale_is_a_mean_of_means_without_what_nobody_answered() -> None:
    """a0: (1 + 5) / 2 = 3; b0: 4. A question with more answers weighs no more than another."""
    found = score(SCALE, {"a0": {1: 1, 5: 1}, "b0": {4: 7}})
    assert found
    assert (found.value, found.out_of, found.unanswered) == (3.5, 5, 3)


def test_without_an_answer_there_is_no_score() -> None:
    assert score(YES_NO, {}) is None
    assert weakest(YES_NO, {}) is None
    assert [c.level for c in by_category(YES_NO, {})] == [None, None]


@pytest.mark.parametrize(
    ("points", "title"),
    [
        (0, "The customer does the work"),
        (13, "The customer does the work"),
        (13.94, "The customer does the work"),
        (13.96, "Well under way"),
        (14, "Well under way"),
        (24.9, "Well under way"),
        (25, "A strong operation"),
        (37, "A strong operation"),
    ],
)
def test_the_bands_of_the_health_check(points: float, title: str) -> None:
    assert band(questionnaire("health_check"), points).title == title


def test_the_weakest_category_and_what_to_try_there() -> None:
    """A has 2 of 5, B 2 of 6: B is the weakest; b2 and b3 have fewer yeses than b1."""
    said = {"a0": 4, "a1": 4, "a2": 0, "a3": 0, "a4": 0}
    said |= {"b0": 4, "b1": 2, "b2": 0, "b3": 0, "b4": 1, "b5": 1}
    counts = colleagues(4, **{key: {1: yes, 0: 4 - yes} for key, yes in said.items()}).counts
    found = weakest(LONG, counts)
    assert found
    assert (found.category.key, round(found.level or 0, 3)) == ("b", 0.333)
    assert [q.key for q in to_try(LONG, counts)] == ["b2", "b3", "b4"]
    assert [q.key for q in to_try(LONG, counts, most=1)] == ["b2"]


def test_of_a_short_questionnaire_the_lowest_questions_are_tried_wherever_they_stand() -> None:
    counts = person(Side.SELF, "Amara", {"a0": 5, "a1": 2, "b0": 3, "b1": 1}).counts
    assert [q.key for q in to_try(SCALE, counts)] == ["b1", "a1", "b0"]


def test_of_equally_weak_categories_the_first_is_named() -> None:
    counts = colleagues(1, a0={0: 1}, b0={0: 1}).counts
    found = weakest(YES_NO, counts)
    assert found
    assert found.category.key == "a"


def test_when_all_is_well_there_is_nothing_to_try() -> None:
    counts = {q.key: {1: 4} for q in YES_NO.questions}
    assert weakest(YES_NO, counts) is None
    assert to_try(YES_NO, counts) == ()
    assert weakest_question(YES_NO, counts) is None


def test_the_weakest_discipline_is_named() -> None:
    ratings = person(Side.SELF, "Amara", {"a0": 5, "a1": 2, "b0": 3})
    found = weakest_question(SCALE, ratings.counts)
    assert found
    assert found.key == "a1"


def test_a_radar_shows_questions_or_where_they_are_many_categories() -> None:
    assert axes(SCALE, {"a0": {3: 1}, "b0": {5: 1}}) == {"A0": 0.5, "B0": 1.0}
    long = asking(AnswerKind.SCALE, (4, 4, 4))
    assert axes(long, {"a0": {1: 1}, "c0": {5: 1}}) == {"A": 0.0, "C": 1.0}


@given(ANSWERS, ANSWERS)
def test_more_yes_never_lowers_the_score(one: dict[str, int], other: dict[str, int]) -> None:
    better = {key: max(answer, other.get(key, 0)) for key, answer in one.items()}
    low, high = (score(YES_NO, person(Side.SELF, "x", a).counts) for a in (one, better))
    assert (low.value if low else 0) <= (high.value if high else 0)


@given(st.lists(ANSWERS, min_size=1, max_size=6))
def test_the_mean_lies_between_the_lowest_and_the_highest_person(
    answers: list[dict[str, int]],
) -> None:
    full = [{q.key: a.get(q.key, 0) for q in YES_NO.questions} for a in answers]
    voices = [person(Side.SELF, str(n), a) for n, a in enumerate(full)]
    mean = score(YES_NO, together(voices))
    assert mean
    alone = [sum(a.values()) for a in full]
    assert min(alone) - 1e-9 <= mean.value <= max(alone) + 1e-9
    assert mean.value == pytest.approx(sum(alone) / len(alone))


@given(RATINGS)
def test_levels_lie_between_nought_and_one_and_a_mean_has_a_band(ratings: dict[str, int]) -> None:
    counts = person(Side.SELF, "x", ratings).counts
    levels = [c.level for c in by_category(SCALE, counts) if c.level is not None]
    assert all(0 <= level <= 1 for level in levels)
    found = score(SCALE, counts)
    assert found is None or band(SCALE, found.value).title == ("High", "Low")[found.value < 2.95]


def test_a_comment_of_4000_characters_is_taken_and_one_more_refused() -> None:
    assert check_comment(" " + "é" * 4_000 + "\r\n") == "é" * 4_000
    with pytest.raises(PlaybookError, match="at most 4,000 characters; yours has 4,001"):
        check_comment("é" * 4_001)
