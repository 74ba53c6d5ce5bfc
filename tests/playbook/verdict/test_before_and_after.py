"""The second key: the interval of a change of level."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.verdict.before_and_after import autocorrelation, effect, inflation, ratio_effect
from playbook.verdict.student_t import critical, tail

NUMBERS = st.lists(st.integers(-50, 50).map(float), min_size=3, max_size=30)


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [(1, 12.7062), (2, 4.3027), (5, 2.5706), (10, 2.2281), (30, 2.0423), (1000, 1.9623)],
)
def test_critical_values_are_those_of_the_printed_tables(degrees: int, expected: float) -> None:
    assert critical(degrees) == pytest.approx(expected, abs=5e-5)
    assert tail(critical(degrees), degrees) == pytest.approx(0.025, rel=1e-9)


def test_a_hand_worked_change() -> None:
    before, after = [10.0, 12.0, 11.0, 13.0, 9.0], [14.0, 13.0, 15.0, 14.0]
    found = effect(before, after)
    assert found is not None
    squares = (1 + 1 + 0 + 4 + 4) + (0 + 1 + 1 + 0)
    products = (-1 + 0 + 0 - 4) + (0 - 1 + 0)
    raw = products / squares
    correlation = max(raw + 1 / 9, 0)
    factor = (1 + correlation) / (1 - correlation)
    sigma = sqrt(squares / 7)
    half = critical(max(9 / factor - 2, 2)) * sigma * sqrt(factor * (1 / 5 + 1 / 4))
    assert found.difference == pytest.approx(3)
    assert found.sigma == pytest.approx(sigma)
    assert found.autocorrelation == pytest.approx(correlation)
    assert (found.lower, found.upper) == pytest.approx((3 - half, 3 + half))


def test_weeks_that_resemble_each_other_widen_the_interval() -> None:
    up_and_down, in_blocks = [1.0, -1.0] * 10, ([1.0] * 5 + [-1.0] * 5) * 2
    restless, sluggish = effect(up_and_down, [3.0, 1.0] * 6), effect(in_blocks, [3.0, 1.0] * 6)
    assert restless is not None
    assert sluggish is not None
    assert sluggish.autocorrelation > restless.autocorrelation == 0
    assert sluggish.upper - sluggish.lower > restless.upper - restless.lower
    assert inflation(0.5) == 3


def test_the_correction_for_bias_and_its_bounds() -> None:
    stretch = [1.0, 1.0, -1.0, -1.0]
    assert autocorrelation([stretch]) == pytest.approx(0.25 + (1 + 1) / 4)
    assert autocorrelation([[1.0, -1.0] * 10]) == 0
    assert autocorrelation([[float(n) for n in range(-50, 51)]]) == 0.95
    assert autocorrelation([[0.0, 0.0]]) == 0


@given(NUMBERS, NUMBERS, st.integers(-100, 100))
def test_a_constant_added_to_all_weeks_changes_no_effect(before, after, constant) -> None:  # type: ignore[no-untyped-def]
    plain = effect(before, after)
    moved = effect([v + constant for v in before], [v + constant for v in after])
    assert (plain is None) == (moved is None)
    if plain and moved:
        assert (moved.lower, moved.upper) == pytest.approx((plain.lower, plain.upper), abs=1e-6)


@given(NUMBERS, NUMBERS)
def test_swapping_before_and_after_turns_the_sign(before, after) -> None:  # type: ignore[no-untyped-def]
    plain, turned = effect(before, after), effect(after, before)
    assert (plain is None) == (turned is None)
    if plain and turned:
        assert turned.difference == pytest.approx(-plain.difference)


def test_no_spread_or_too_few_values_give_no_effect() -> None:
    assert effect([1.0], [2.0, 3.0, 4.0]) is None
    assert effect([1.0, 2.0], [3.0]) is None
    assert effect([0.7] * 20, [0.9] * 10) is None
    assert ratio_effect([(0.7, 100.0)], [(0.8, 100.0)] * 5, True) is None
    assert ratio_effect([(1.0, 100.0)] * 5, [(1.0, 100.0)] * 5, True) is None


def test_equal_denominators_give_nearly_the_plain_interval() -> None:
    before, after = [0.70, 0.72, 0.69, 0.71, 0.70, 0.73], [0.74, 0.75, 0.73, 0.76]
    plain = effect(before, after)
    ratio = ratio_effect([(v, 500.0) for v in before], [(v, 500.0) for v in after], True)
    assert plain is not None
    assert ratio is not None
    assert ratio.difference == pytest.approx(plain.difference)
    assert (ratio.lower, ratio.upper) == pytest.approx((plain.lower, plain.upper))
    assert ratio.sigma == pytest.approx(plain.sigma)
