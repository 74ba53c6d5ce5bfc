"""Chances worked out from their peak."""

from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.staffing.unimodal import chances


def test_a_poisson_count_is_found_from_its_peak() -> None:
    first, found = chances(3, lambda count: 3.5 / count)
    expected = [exp(-3.5) * 3.5**k / factorial(k) for k in range(10)]
    assert first == 0
    assert found[:10] == pytest.approx(expected, abs=1e-15)


@given(st.floats(0.01, 1_000_000))
def test_chances_sum_to_one_and_keep_the_mean(mean: float) -> None:
    first, found = chances(int(mean), lambda count: mean / count)
    assert sum(found) == pytest.approx(1)
    assert sum(p * k for k, p in enumerate(found, first)) == pytest.approx(mean)
