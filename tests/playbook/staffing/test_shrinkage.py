"""From agents on the phones to the rota, without floating-point agents."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.staffing.shrinkage import available_agents, scheduled_agents

percents = st.integers(0, 95)


@pytest.mark.parametrize(
    ("agents", "shrinkage", "scheduled"),
    [
        (17, 0.32, 25),
        (34, 0.32, 50),
        (68, 0.32, 100),
        (21, 0.30, 30),
        (14, 0.30, 20),
        (55, 0, 55),
        (35, 0.35, 54),
        (471, 0.30, 673),
        (1961, 0.30, 2802),
        (0, 0.30, 0),
    ],
)
def test_worked_schedules(agents: int, shrinkage: float, scheduled: int) -> None:
    assert scheduled_agents(agents, shrinkage) == scheduled


def test_fractions_that_sum_to_a_whole_agent_do_not_call_for_another() -> None:
    assert scheduled_agents(0.1 + 0.2 + 20.7, 0.30) == 30


@given(st.integers(0, 5_000), percents)
def test_the_rota_is_the_smallest_that_leaves_enough(agents: int, percent: int) -> None:
    scheduled = scheduled_agents(agents, percent / 100)
    present = Fraction(100 - percent, 100)
    assert scheduled * present >= agents
    assert (scheduled - 1) * present < agents


@given(st.integers(0, 5_000), percents)
def test_those_available_of_a_rota_are_at_least_those_it_was_made_for(
    agents: int, percent: int
) -> None:
    assert available_agents(scheduled_agents(agents, percent / 100), percent / 100) >= agents


@pytest.mark.parametrize("shrinkage", [1, 1.3, -0.1, 30, float("nan")])
def test_an_impossible_shrinkage_is_refused_in_words(shrinkage: float) -> None:
    with pytest.raises(PlaybookError, match="shrinkage of"):
        scheduled_agents(10, shrinkage)
