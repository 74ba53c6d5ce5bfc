"""How many recordings a manager means to review."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.listening.sampling import CONFIDENCES, margin_reached
from playbook.listening.sampling_plan import MARGINS, SamplingPlan


@given(st.integers(1, 1_000_000), st.sampled_from(MARGINS), st.sampled_from(CONFIDENCES))
def test_what_is_needed_reaches_the_margin_and_one_less_does_not(
    contacts: int, margin: float, confidence: float
) -> None:
    plan = SamplingPlan(contacts, margin, confidence)
    assert 1 <= plan.needed <= contacts
    assert margin_reached(plan.needed, contacts, confidence) <= margin + 1e-9
    if plan.needed > 1:
        assert margin_reached(plan.needed - 1, contacts, confidence) > margin - 1e-9


@pytest.mark.parametrize("contacts", [-1, 0, 100_000_001])
def test_a_month_has_contacts(contacts: int) -> None:
    with pytest.raises(PlaybookError, match="how many contacts a usual month has"):
        SamplingPlan(contacts)


@pytest.mark.parametrize(("margin", "confidence"), [(0.06, 0.95), (0.05, 0.5), (0, 0.95)])
def test_only_the_margins_and_confidences_offered(margin: float, confidence: float) -> None:
    with pytest.raises(PlaybookError, match="margins and confidences offered"):
        SamplingPlan(100, margin, confidence)


def test_a_sampling_plan_says_what_it_gives() -> None:
    assert SamplingPlan(9_600, 0.05, 0.90).in_words == (
        "264 of 9,600 contacts a month tell you a share within ±5 points, 90 times in 100."
    )


def test_the_usual_starting_point_is_not_a_choice() -> None:
    assert not SamplingPlan().is_chosen
    assert SamplingPlan(version=1).is_chosen
