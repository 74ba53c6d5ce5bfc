"""No result under four, steps of four, comments without an order."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.anonymity import (
    FEWEST,
    Ballots,
    enough,
    is_enough,
    lets_in,
    shuffled,
    tally,
    voter_key,
)

VOTES = st.lists(st.tuples(st.sampled_from("abcdefghijkl"), st.sampled_from([0, 1])), max_size=60)
SECRET = b"a secret of this session"


def cast_all(votes: list[tuple[str, int]]) -> list[Ballots[int]]:
    """The ballots after each vote, the empty ones first."""
    ballots = [Ballots[int]()]
    for voter, answer in votes:
        ballots.append(ballots[-1].cast(voter, answer))
    return ballots


@pytest.mark.parametrize(("answers", "shown"), [(0, 0), (3, 0), (4, 4), (7, 4), (8, 8), (11, 8)])
def test_bars_count_full_fours_only(answers: int, shown: int) -> None:
    ballots = cast_all([(f"voter {n}", 1) for n in range(answers)])[-1]
    assert (len(ballots.counted), ballots.voters) == (shown, answers)


@pytest.mark.parametrize(("answers", "enough_"), [(0, False), (3, False), (4, True), (40, True)])
def test_a_result_takes_four_answers(answers: int, enough_: bool) -> None:
    assert is_enough(answers) is lets_in(answers) is enough_
    assert bool(tally([1] * answers)) is enough_


def test_three_answers_give_no_counts_and_four_give_all_of_them() -> None:
    assert enough({0: 1, 1: 2}) == {}
    assert tally([0, 1, 1, 1]) == {0: 1, 1: 3}


@given(VOTES)
def test_what_changes_between_two_results_is_the_work_of_at_least_four(
    votes: list[tuple[str, int]],
) -> None:
    for before, after in pairwise(cast_all(votes)):
        moved = {v for v in after.counted if after.counted[v] != before.counted.get(v)}
        assert not moved or len(moved) >= FEWEST


@given(VOTES)
def test_nobody_is_lost_and_never_more_than_three_wait(votes: list[tuple[str, int]]) -> None:
    ballots = cast_all(votes)[-1]
    assert {**ballots.counted, **ballots.waiting} == dict(votes)
    assert len(ballots.waiting) < FEWEST
    assert not ballots.counted or is_enough(len(ballots.counted))


@given(VOTES)
def test_a_vote_sent_twice_is_one_vote(votes: list[tuple[str, int]]) -> None:
    once, twice = Ballots[int](), Ballots[int]()
    for voter, answer in votes:
        once, twice = once.cast(voter, answer), twice.cast(voter, answer).cast(voter, answer)
    assert once == twice


def test_a_change_of_mind_waits_for_company_and_taking_it_back_ends_the_wait() -> None:
    four = cast_all([(voter, 1) for voter in "abcd"])[-1]
    changed = four.cast("a", 0)
    assert (changed.counted["a"], dict(changed.waiting)) == (1, {"a": 0})
    assert changed.cast("a", 1) == four


@given(st.lists(st.text()), st.randoms())
def test_the_order_of_comments_says_nothing_of_their_arrival(
    comments: list[str], chance: Random
) -> None:
    other = list(comments)
    chance.shuffle(other)
    assert shuffled(comments, SECRET) == shuffled(other, SECRET)
    assert sorted(shuffled(comments, SECRET)) == sorted(comments)


def test_comments_are_not_left_as_they_came() -> None:
    as_they_came = [f"comment {number:02}" for number in range(20)]
    assert shuffled(as_they_came, SECRET) != as_they_came
    assert shuffled(as_they_came, SECRET) != shuffled(as_they_came, b"another secret")


def test_a_voters_key_needs_the_secret() -> None:
    assert voter_key(SECRET, "cookie") == voter_key(SECRET, "cookie")
    assert voter_key(SECRET, "cookie") != voter_key(SECRET, "another cookie")
    assert voter_key(SECRET, "cookie") != voter_key(b"another secret", "cookie")
