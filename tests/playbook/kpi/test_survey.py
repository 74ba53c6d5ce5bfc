"""CSAT, first contact resolution, when a result may be shown, and what a change means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.kpi.survey import (
    Display,
    Estimate,
    change_of_share,
    csat,
    first_contact_resolution,
    response_rate,
    share_of_answers,
)


@st.composite
def shares(draw: st.DrawFn) -> Estimate:
    answers = draw(st.integers(1, 5_000))
    return share_of_answers(draw(st.integers(0, answers)), answers)


def test_csat_is_the_satisfied_and_very_satisfied_over_all() -> None:
    found = csat({1: 5, 2: 4, 3: 6, 4: 45, 5: 40})
    assert (found.value, found.answers) == (0.85, 100)
    assert (found.low, found.high) == pytest.approx((0.7671644, 0.9069401), abs=1e-7)


def test_everybody_neither_satisfied_nor_dissatisfied_is_nobody_satisfied() -> None:
    assert csat({3: 50}).value == 0


def test_first_contact_resolution_is_yes_over_yes_and_no() -> None:
    found = first_contact_resolution(resolved=24, unresolved=6)
    assert (found.value, found.answers) == (0.8, 30)
    assert (found.low, found.high) == pytest.approx((0.6269430, 0.9049489), abs=1e-7)


@pytest.mark.parametrize(
    ("answers", "display"),
    [
        (1, Display.COUNTS_ONLY),
        (29, Display.COUNTS_ONLY),
        (30, Display.INDICATIVE),
        (99, Display.INDICATIVE),
        (100, Display.SCORE),
    ],
)
def test_how_much_is_shown_follows_the_number_of_answers(answers: int, display: Display) -> None:
    assert share_of_answers(1, answers).display is display


@given(shares())
def test_an_interval_contains_its_share(share: Estimate) -> None:
    assert 0 <= share.low <= share.value <= share.high <= 1


def test_the_response_rate_is_answers_over_asked() -> None:
    assert response_rate(30, 400) == 0.075


def test_a_worked_change_of_share() -> None:
    change = change_of_share(share_of_answers(48, 80), share_of_answers(56, 70))
    assert change.difference == pytest.approx(0.2)
    assert (change.low, change.high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert change.beyond_chance


def test_the_same_change_among_fewer_answers_is_within_chance() -> None:
    change = change_of_share(share_of_answers(6, 10), share_of_answers(8, 10))
    assert change.difference == pytest.approx(0.2)
    assert not change.beyond_chance


@given(shares(), shares())
def test_the_interval_of_a_change_contains_it(before: Estimate, after: Estimate) -> None:
    change = change_of_share(before, after)
    assert -1 <= change.low <= change.difference <= change.high <= 1


@given(shares(), shares())
def test_a_change_back_is_the_same_change_mirrored(before: Estimate, after: Estimate) -> None:
    there, back = change_of_share(before, after), change_of_share(after, before)
    assert (back.low, back.high) == pytest.approx((-there.high, -there.low))


@given(shares())
def test_no_difference_is_never_beyond_chance(share: Estimate) -> None:
    assert not change_of_share(share, share).beyond_chance


@pytest.mark.parametrize(
    ("answers", "words"),
    [({6: 1}, "from 1 to 5"), ({0: 1}, "score of 0"), ({4: -1}, "-1 answers"), ({}, "no answers")],
)
def test_impossible_answers_are_refused_in_words(answers: dict[int, int], words: str) -> None:
    with pytest.raises(PlaybookError, match=words):
        csat(answers)


def test_impossible_counts_are_refused_in_words() -> None:
    with pytest.raises(PlaybookError, match="nothing to judge from"):
        first_contact_resolution(0, 0)
    with pytest.raises(PlaybookError, match="-1"):
        first_contact_resolution(-1, 10)
    with pytest.raises(PlaybookError, match="11 answers of 10 asked"):
        response_rate(11, 10)
    with pytest.raises(PlaybookError, match="0 answers of 0 asked"):
        response_rate(0, 0)
