"""A full turn of the cycle within a year."""

from dataclasses import replace
from datetime import timedelta

from playbook.improvement.cycle_turn import steps_turned, turn_words
from playbook.improvement.idea import CycleStep
from tests.playbook.improving import PLANNED, RUNNING, START


def test_only_changes_that_began_within_the_year_turn_the_cycle() -> None:
    plan = replace(RUNNING, step=CycleStep.PLAN)
    assert steps_turned([RUNNING, plan, PLANNED], START) == [CycleStep.PLAN, CycleStep.DISTRIBUTE]
    assert steps_turned([RUNNING], START + timedelta(days=400)) == []
    assert steps_turned([PLANNED], START) == []


def test_what_is_still_to_be_turned_is_named() -> None:
    words = turn_words([RUNNING, replace(RUNNING, step=CycleStep.IMPROVE)], START)
    assert words == (
        "2 of 6 steps had a change in the past year: distribute and improve. "
        "Not yet: plan, capture and resolve, measure and analyse."
    )
    every = [replace(RUNNING, step=step) for step in CycleStep]
    assert turn_words(every, START).startswith("each of the six steps")
    assert turn_words([], START).startswith("no step")
