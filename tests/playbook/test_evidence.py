"""What proves a task, and how far the proof has come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.evidence import SOURCES, Counted, Evidence, evidence
from playbook.listening.observation import Kind

counts = st.integers(0, 500)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_of_observation_proves_by_being_noted(kind: Kind) -> None:
    counted = Counted(observations={kind.value: 7})
    proof = evidence(f"observations.{kind.value}", 12, "listen", counted)
    assert (proof.counted, proof.needed, proof.missing) == (7, 12, 5)
    assert evidence(f"observations.{kind.value}", 12, "listen", Counted()).counted == 0


def test_the_sample_is_as_large_as_the_sampling_plan_says() -> None:
    counted = Counted(observations={"recording": 40, "live_call": 9}, sample_needed=96)
    assert evidence("sample_reviewed", None, "listen", counted) == Evidence(
        "sample_reviewed", 40, 96
    )


def test_answers_are_counted_in_the_tasks_own_milestone() -> None:
    counted = Counted(answered={"listen": 2, "team": 5}, questions={"listen": 6, "team": 5})
    assert evidence("answers", None, "listen", counted).in_words == (
        "2 of 6 guiding questions answered"
    )
    assert evidence("answers", None, "team", counted).missing == 0


def test_themes_are_counted_over_the_plan() -> None:
    assert evidence("themes", 5, "listen", Counted(themes=3)).in_words == "3 of 5 themes noted"


@given(st.sampled_from(sorted(SOURCES)), counts, counts)
def test_a_share_lies_between_none_and_all(source: str, counted: int, needed: int) -> None:
    proof = Evidence(source, counted, needed)
    assert 0 <= proof.share <= 1
    assert (proof.share == 1) == (proof.missing == 0)
    assert proof.label in proof.in_words
