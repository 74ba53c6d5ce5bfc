"""What becomes of one caller in a queue, against the differential equations behind it."""

from itertools import pairwise
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.staffing.queue_place import answered_by, answered_waits, waiting_after

paces = st.floats(0.001, 5)
patiences = st.floats(1, 3_600)
seconds = st.floats(0, 600)


def integrated(answering: float, patience: float, seconds: float, places: int) -> list[float]:
    """The chance of an answer by then from each place, by fourth-order Runge-Kutta."""
    impatience = 1 / patience

    def slope(rates: list[float]) -> list[float]:
        ahead = [1.0, *rates]
        return [
            (answering + k * impatience) * ahead[k] - (answering + (k + 1) * impatience) * rates[k]
            for k in range(places)
        ]

    steps = 2_000
    size, rates = seconds / steps, [0.0] * places
    for _ in range(steps):
        one = slope(rates)
        two = slope([r + size / 2 * k for r, k in zip(rates, one, strict=True)])
        three = slope([r + size / 2 * k for r, k in zip(rates, two, strict=True)])
        four = slope([r + size * k for r, k in zip(rates, three, strict=True)])
        rates = [
            r + size / 6 * (a + 2 * b + 2 * c + d)
            for r, a, b, c, d in zip(rates, one, two, three, four, strict=True)
        ]
    return rates


@pytest.mark.parametrize(("answering", "patience"), [(0.05, 120.0), (0.8, 60.0), (0.01, 900.0)])
def test_chances_of_an_answer_solve_the_equations_of_the_queue(
    answering: float, patience: float
) -> None:
    expected = integrated(answering, patience, 45.0, 8)
    assert list(answered_by(45.0, answering, patience, 8)) == pytest.approx(expected, abs=1e-11)


def test_the_next_in_line_is_answered_unless_patience_ends_first() -> None:
    (answered,) = answered_by(20, 0.05, 60, 1)
    leaving = 0.05 + 1 / 60
    assert answered == pytest.approx(0.05 / leaving * (1 - exp(-leaving * 20)))


def test_the_next_in_line_still_waits_while_no_agent_is_free_and_patience_lasts() -> None:
    (waiting,) = waiting_after(20, 0.05, 60, 1)
    assert waiting == pytest.approx(exp(-(0.05 + 1 / 60) * 20))


def test_nobody_is_answered_out_of_the_queue_in_no_time() -> None:
    assert list(answered_by(0, 0.05, 60, 3)) == [0, 0, 0]
    assert list(answered_by(5e-324, 0.05, 60, 3)) == [0, 0, 0]
    assert list(waiting_after(0, 0.05, 60, 3)) == [1, 1, 1]


def test_ages_are_enough_to_answer_all_who_do_not_give_up() -> None:
    (first, second) = answered_by(1e9, 0.05, 60, 2)
    assert first == pytest.approx(0.05 / (0.05 + 1 / 60))
    assert second == pytest.approx(0.05 / (0.05 + 2 / 60))


def test_the_wait_of_the_next_in_line_is_the_shorter_of_turn_and_patience() -> None:
    (wait,) = answered_waits(0.05, 60, 1)
    leaving = 0.05 + 1 / 60
    assert wait == pytest.approx(0.05 / leaving / leaving)


@given(seconds, paces, patiences)
def test_every_place_further_back_is_answered_less(
    seconds: float, answering: float, patience: float
) -> None:
    chances = list(answered_by(seconds, answering, patience, 50))
    assert all(0 <= back <= front + 1e-9 <= 1 + 1e-9 for front, back in pairwise(chances))


@given(seconds, paces, patiences)
def test_answered_and_waiting_never_exceed_everybody(
    seconds: float, answering: float, patience: float
) -> None:
    places = zip(
        answered_by(seconds, answering, patience, 50),
        waiting_after(seconds, answering, patience, 50),
        strict=True,
    )
    assert all(answered + waiting <= 1 + 1e-9 for answered, waiting in places)
