"""Tallies against cases worked out by hand, and what holds of all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.workshop.answer import Answer
from playbook.workshop.counting import Counts, count, from_json, to_json
from playbook.workshop.guide import Item
from playbook.workshop.tally import (
    Split,
    borda,
    dots,
    lines,
    mean,
    merged,
    most_divided,
    splits,
    spread,
)
from tests.playbook.workshop.steps import DOTS, RANKING, SCALE, YES_NO

KEYS = ["1", "2", "3", "4"]
BALLOT = st.permutations(KEYS).map(lambda order: {key: n for n, key in enumerate(order[:3], 1)})
BALLOTS = st.lists(BALLOT, max_size=30)


def ranked(ballots: list[dict[str, int]]) -> Counts:
    return count([Answer(marks) for marks in ballots])


def test_yes_no_and_unsure_are_counted_apart() -> None:
    counts = count([Answer({"answer": mark}) for mark in (1, 1, 0, -1)])
    (split,) = splits(YES_NO, counts)
    assert (split.yes, split.no, split.unsure) == (2, 1, 1)
    assert split.evenness == 0.5
    assert split.yes_share == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("yes", "no", "evenness"), [(0, 0, 0), (8, 0, 0), (0, 3, 0), (16, 16, 1), (20, 12, 0.6)]
)
def test_a_split_is_even_at_one_half_each(yes: int, no: int, evenness: float) -> None:
    assert Split(Item("a", "A"), yes, no, 5).evenness == evenness


def test_the_most_divided_come_first_and_agreement_is_left_out() -> None:
    a, b, c, d = (Item(key, key) for key in "abcd")
    found = [Split(a, 20, 12, 0), Split(b, 16, 16, 0), Split(c, 32, 0, 0), Split(d, 11, 17, 4)]
    assert [split.item.key for split in most_divided(found)] == ["b", "d", "a"]


def test_a_mean_and_its_spread_worked_out_by_hand() -> None:
    marks = {2: 1, 4: 2, 5: 1}
    assert mean(marks) == 3.75
    assert spread(marks) == pytest.approx(1.0897, abs=1e-4)
    assert mean({}) is None
    assert spread({}) is None


def test_a_scale_keeps_the_guides_order() -> None:
    counts = count([Answer({"phone": 1, "chat": 5}), Answer({"phone": 2, "chat": 4})])
    assert [(line.item.key, line.words) for line in lines(SCALE, counts)] == [
        ("phone", "1.5, from 1 to 2"),
        ("chat", "4.5, from 4 to 5"),
    ]


def test_dots_are_added_up_and_the_most_come_first() -> None:
    counts = count([Answer({"1": 3}), Answer({"2": 1, "3": 2}), Answer({"3": 2})])
    assert dots(DOTS, counts) == {"1": 3, "2": 1, "3": 4}
    assert [line.words for line in lines(DOTS, counts)] == ["4 dots", "3 dots", "1 dot"]


def test_borda_points_worked_out_by_hand() -> None:
    """Three places: 3, 2 and 1 points. A: 3+3, B: 2+1, C: 1+2, D: 0."""
    counts = ranked([{"1": 1, "2": 2, "3": 3}, {"1": 1, "3": 2, "2": 3}])
    assert borda(RANKING, counts) == {"1": 6, "2": 3, "3": 3, "4": 0}


@given(BALLOTS)
def test_every_ballot_gives_the_same_number_of_points(ballots: list[dict[str, int]]) -> None:
    points = borda(RANKING, ranked(ballots))
    assert sum(points.values()) == 6 * len(ballots)
    assert all(0 <= value <= 3 * len(ballots) for value in points.values())


@given(st.integers(1, 30), BALLOTS)
def test_what_more_than_half_put_first_beats_what_they_put_last(
    extra: int, ballots: list[dict[str, int]]
) -> None:
    agreed = [{"4": 1, "1": 2, "2": 3}] * (2 * len(ballots) + extra)
    points = borda(RANKING, ranked([*ballots, *agreed]))
    assert points["4"] > points["3"]


@given(BALLOTS)
def test_the_order_in_which_answers_came_leaves_no_trace(ballots: list[dict[str, int]]) -> None:
    answers = [Answer(marks, f"said {n % 7}") for n, marks in enumerate(ballots)]
    assert to_json(count(answers)) == to_json(count(answers[::-1]))
    assert from_json(to_json(count(answers))) == count(answers)


def test_nothing_stored_is_nothing_counted() -> None:
    assert from_json(None) == Counts()
    assert lines(SCALE, Counts())[0].words == "no answers"
    assert count([Answer(words="a"), Answer()]).words == ("a",)


def test_the_same_words_stand_once_with_their_number() -> None:
    assert merged(["Late notice", "Noise", "late  notice "]) == ["Late notice (2 times)", "Noise"]
