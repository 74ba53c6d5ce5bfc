"""Submitting and deciding on a milestone, and what is frozen then."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.review.milestone_review import (
    Condition,
    Decision,
    Outcome,
    Review,
    check_decision,
    check_submission,
)
from playbook.review.slips import DueDayMoved, slips
from playbook.review.snapshot import from_json, snapshot, to_json
from playbook.task import State
from tests.made_up import MONDAY, a_milestone, a_plan, a_task

PLAN, TODAY = a_plan(), MONDAY + timedelta(days=14)
CONDITION = Condition("Hear  both shifts ", TODAY + timedelta(days=5))


def a_review(outcome: Outcome | None = None) -> Review:
    decided_on = TODAY if outcome else None
    return Review("r", "listen", "Amara", TODAY, outcome=outcome, decided_on=decided_on)


def test_conditions_are_kept_for_their_own_outcome_only() -> None:
    decided = check_decision(Decision(Outcome.CONDITIONS, "", (CONDITION,)), PLAN, TODAY)
    assert decided.conditions[0].words == "Hear both shifts"
    assert check_decision(Decision(Outcome.GO_ON, "", (CONDITION,)), PLAN, TODAY).conditions == ()


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Decision(Outcome.CONDITIONS), "at least one condition"),
        (Decision(Outcome.CONDITIONS, "", (Condition(" ", TODAY),)), "at least one condition"),
        (Decision(Outcome.REPEAT), "Say what is missing"),
        (Decision(Outcome.CONDITIONS, "", (Condition("x" * 201, TODAY),)), "200 characters"),
        (
            Decision(Outcome.CONDITIONS, "", (Condition("x", TODAY - timedelta(1)),)),
            "today or later",
        ),
        (Decision(Outcome.GO_ON, "x" * 2_001), "2,000 characters"),
    ],
)
def test_a_decision_that_helps_nobody_is_refused(decision: Decision, words: str) -> None:
    with pytest.raises(PlaybookError, match=words):
        check_decision(decision, PLAN, TODAY)


def test_a_milestone_is_submitted_once_until_it_is_to_be_repeated() -> None:
    listen = a_milestone()
    assert check_submission([], listen, " Here ") == "Here"
    assert check_submission([a_review(Outcome.REPEAT)], listen, "") == ""
    for before, words in (
        (a_review(), "waits for the reviewer"),
        (a_review(Outcome.GO_ON), "sign"),
    ):
        with pytest.raises(PlaybookError, match=words):
            check_submission([before], listen, "")
    with pytest.raises(PlaybookError, match="has no end"):
        check_submission([], a_milestone(121, None), "")


def test_the_snapshot_tells_what_is_not_done_and_why() -> None:
    tasks = [
        a_task(3, "Done one", id="a", completed_on=MONDAY),
        a_task(4, "Open one", id="b", notes="After the storm"),
        a_task(5, "Stuck one", id="c", blocked_on=MONDAY, blocked_by="IT"),
        a_task(6, "Other", id="d", not_applicable_on=MONDAY, not_applicable_reason="Voice only"),
    ]
    taken = snapshot(PLAN, a_milestone(), tasks, {}, [], TODAY)
    assert (taken.done, taken.applicable) == (1, 3)
    assert [(n.title, n.words) for n in taken.not_done] == [
        ("Open one", "After the storm"),
        ("Stuck one", "Blocked by IT"),
        ("Other", "Voice only"),
    ]
    assert taken.not_done[0].working_days_late > 0
    assert taken.count(State.BLOCKED) == 1


states = st.sampled_from(["open", "done"])


@given(st.lists(st.tuples(st.text(max_size=30), states, st.integers(1, 14)), max_size=8))
def test_a_snapshot_reads_back_as_it_was_frozen(told: list[tuple[str, str, int]]) -> None:
    tasks = [
        a_task(day, title, id=str(n), completed_on=TODAY if state == "done" else None)
        for n, (title, state, day) in enumerate(told)
    ]
    slipped = slips(DueDayMoved(t.id, t.title, "listen", 1, t.due_day, "") for t in tasks)
    taken = snapshot(PLAN, a_milestone(), tasks, {}, slipped, TODAY)
    assert from_json(to_json(taken)) == taken


def test_an_older_snapshot_with_fewer_facts_stays_readable() -> None:
    old = '{"as_of": "2026-03-16", "plan_day": 15, "done": 1, "applicable": 2, "mood": "good"}'
    assert from_json(old).not_done == ()


def test_a_slip_is_a_due_day_that_ended_up_later() -> None:
    moves = [
        DueDayMoved("a", "Meet", "listen", 5, 9, "1"),
        DueDayMoved("a", "Meet", "listen", 9, 12, "2"),
        DueDayMoved("b", "Read", "listen", 5, 9, "3"),
        DueDayMoved("b", "Read", "listen", 9, 5, "4"),
        DueDayMoved("c", "Walk", "listen", 9, 5, "5"),
    ]
    assert [(s.title, s.days, s.times) for s in slips(moves)] == [("Meet", 7, 2)]
