"""The Net Promoter Score, its interval and its change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.kpi.net_promoter import (
    NpsAnswers,
    answers_needed,
    change_of_score,
    grouped,
    net_promoter_score,
)
from playbook.listening.sampling import CONFIDENCES

confidences = st.sampled_from(CONFIDENCES)


@st.composite
def some_answers(draw: st.DrawFn) -> NpsAnswers:
    promoters, passives, detractors = (draw(st.integers(0, 5_000)) for _ in range(3))
    answers = promoters + passives + detractors
    return NpsAnswers(promoters, detractors, answers) if answers else NpsAnswers(0, 0, 1)


@pytest.mark.parametrize(
    ("promoters", "detractors", "answers", "score", "low", "high"),
    [
        (50, 20, 100, 30.0, 14.051130178761607, 44.20129700570441),
        (15, 5, 30, 33.333333333333336, 4.778131074580888, 55.827929531479725),
        (100, 40, 200, 30.0, 18.815451611355993, 40.297848881254836),
        (500, 200, 1000, 30.0, 25.077000274843396, 34.74353811000207),
        (0, 0, 10, 0.0, -18.465044909058882, 18.465044909058882),
        (333, 333, 1000, 0.0, -5.048621274201545, 5.048621274201545),
        (40, 30, 100, 10.0, -6.27193708785021, 25.689412816005554),
        (10, 0, 10, 100.0, 47.503551544790206, 100.0),
        (6, 1, 10, 50.0, -0.20329286450986306, 77.1263697875868),
    ],
)
def test_worked_scores(
    promoters: int, detractors: int, answers: int, score: float, low: float, high: float
) -> None:
    found = net_promoter_score(NpsAnswers(promoters, detractors, answers))
    assert (found.value, found.low, found.high) == pytest.approx((score, low, high), abs=1e-10)
    assert found.answers == answers


def test_nine_and_ten_promote_and_seven_and_eight_are_passive() -> None:
    one_of_each = dict.fromkeys(range(11), 1)
    assert grouped(one_of_each) == NpsAnswers(promoters=2, detractors=7, answers=11)


def test_scores_nobody_gave_may_be_left_out() -> None:
    assert grouped({10: 4, 8: 1}) == NpsAnswers(4, 0, 5)


@given(some_answers(), confidences)
def test_an_interval_contains_its_score_and_stays_on_the_scale(
    answers: NpsAnswers, confidence: float
) -> None:
    found = net_promoter_score(answers, confidence)
    assert -100 <= found.low <= found.value <= found.high <= 100
    assert found.low < found.high


@given(some_answers(), confidences)
def test_promoters_and_detractors_exchanged_mirror_the_score(
    answers: NpsAnswers, confidence: float
) -> None:
    swapped = NpsAnswers(answers.detractors, answers.promoters, answers.answers)
    found, mirrored = (net_promoter_score(a, confidence) for a in (answers, swapped))
    assert mirrored.value == pytest.approx(-found.value)
    assert (mirrored.low, mirrored.high) == pytest.approx((-found.high, -found.low))


@given(some_answers(), confidences)
def test_the_same_answers_again_are_no_change(answers: NpsAnswers, confidence: float) -> None:
    assert not change_of_score(answers, answers, confidence).beyond_chance


def test_ten_points_in_a_hundred_answers_are_within_chance_and_in_ten_thousand_beyond() -> None:
    few = change_of_score(NpsAnswers(50, 20, 100), NpsAnswers(55, 15, 100))
    many = change_of_score(NpsAnswers(5000, 2000, 10_000), NpsAnswers(5500, 1500, 10_000))
    assert few.difference == many.difference == 10
    assert not few.beyond_chance
    assert many.beyond_chance


def test_a_fall_beyond_chance_is_seen_too() -> None:
    fall = change_of_score(NpsAnswers(900, 50, 1000), NpsAnswers(500, 300, 1000))
    assert fall.high < 0
    assert fall.beyond_chance


@pytest.mark.parametrize(
    ("margin", "at_a_mixture", "at_worst"),
    [(5, 935, 1534), (10, 232, 382), (15, 102, 168), (20, 56, 94)],
)
def test_the_answers_a_margin_needs(margin: float, at_a_mixture: int, at_worst: int) -> None:
    assert answers_needed(margin, 0.95, 0.61) == at_a_mixture
    assert answers_needed(margin) == at_worst


@pytest.mark.parametrize("counts", [(-1, 0, 10), (6, 5, 10), (0, 0, 0), (0, -1, 3)])
def test_impossible_groups_are_refused_in_words(counts: tuple[int, int, int]) -> None:
    with pytest.raises(PlaybookError, match="check the three counts"):
        NpsAnswers(*counts)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({11: 3}, "score of 11 is not on the scale from 0 to 10"),
        ({-1: 3}, "score of -1"),
        ({5: -3}, "-3 answers of 5"),
        ({}, "no answers yet"),
        ({5: 0}, "no answers yet"),
    ],
)
def test_impossible_answers_are_refused_in_words(answers: dict[int, int], words: str) -> None:
    with pytest.raises(PlaybookError, match=words):
        grouped(answers)


def test_an_impossible_margin_is_refused_in_words() -> None:
    with pytest.raises(PlaybookError, match="margin of 0 points"):
        answers_needed(0)
