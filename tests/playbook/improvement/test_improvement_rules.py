"""What must be true before a change is planned, starts or is decided."""

from dataclasses import replace
from datetime import timedelta

import pytest

from playbook.charts.rule_sets import Direction
from playbook.errors import PlaybookError
from playbook.improvement.improvement import Decision, Guard, State
from playbook.improvement.rules import (
    check_decision,
    check_prediction,
    check_start,
    check_unlocked,
    crowded,
    lacking,
    overlaps,
)
from playbook.kpi.kpi import catalogue
from tests.playbook.improving import FCR, HANDLE_TIME, PLANNED, PREDICTION, REVIEW, RUNNING, START
from tests.playbook.improving import other as another


def test_a_complete_plan_lacks_nothing() -> None:
    assert lacking(PLANNED) == []
    check_start(PLANNED, START, START, [], False, catalogue())


def test_a_remedy_without_a_cause_does_not_start() -> None:
    with pytest.raises(PlaybookError, match="at least one why"):
        check_start(replace(PLANNED, whys=("", " ")), START, START, [], False, catalogue())


def test_the_running_change_on_the_same_kpi_and_team_is_warned_of() -> None:
    assert overlaps(PLANNED, [another()]) == [another()]
    with pytest.raises(PlaybookError, match="“A new menu” already runs"):
        check_start(PLANNED, START, START, [another()], False, catalogue())
    check_start(PLANNED, START, START, [another()], True, catalogue())


@pytest.mark.parametrize(
    "changed",
    [
        {"team": "Claims"},
        {"prediction": replace(PREDICTION, kpi=HANDLE_TIME)},
        {"started_on": None},
        {"decision": Decision.ADOPT},
    ],
)
def test_another_team_or_kpi_or_a_change_that_does_not_run_is_no_overlap(
    changed: dict[str, object],
) -> None:
    assert overlaps(PLANNED, [another(**changed)]) == []


def test_a_change_without_a_team_is_for_the_whole_centre_and_overlaps_all() -> None:
    assert overlaps(PLANNED, [another(team="")])
    assert overlaps(PLANNED, [another(team="  billing ")])


@pytest.mark.parametrize("days", [0, -1, -400])
def test_a_review_date_that_is_not_to_come_is_refused_in_words(days: int) -> None:
    late = replace(PLANNED, prediction=replace(PREDICTION, review_on=START + timedelta(days)))
    with pytest.raises(PlaybookError, match="is not to come"):
        check_start(late, START, START, [], False, catalogue())


def test_a_start_in_the_future_or_long_ago_is_refused() -> None:
    with pytest.raises(PlaybookError, match="on the day the change begins"):
        check_start(PLANNED, START + timedelta(days=1), START, [], False, catalogue())
    with pytest.raises(PlaybookError, match="over a year ago"):
        check_start(PLANNED, START - timedelta(days=500), START, [], False, catalogue())


def test_a_locked_prediction_says_since_when() -> None:
    check_unlocked(PLANNED)
    with pytest.raises(PlaybookError, match="was locked on 25 May 2026"):
        check_unlocked(RUNNING)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"to_value": 0.70}, "same value"),
        ({"to_value": 0.65}, "gets worse"),
        ({"to_value": 1.3}, "between 0 % and 100 %"),
        ({"to_value": float("nan")}, "check the figure"),
        ({"guards": (Guard(FCR, Direction.INCREASE),)}, "own guard-rail"),
        ({"guards": (Guard(HANDLE_TIME, Direction.DECREASE),) * 2}, "different"),
    ],
)
def test_a_prediction_that_cannot_be_is_refused(changed: dict[str, object], words: str) -> None:
    wanted = replace(PREDICTION, **changed)  # type: ignore[arg-type]
    with pytest.raises(PlaybookError, match=words):
        check_prediction(wanted, catalogue())


def test_where_both_ways_can_be_good_either_may_be_predicted() -> None:
    for goal in (380.0, 420.0):
        check_prediction(
            replace(PREDICTION, kpi=HANDLE_TIME, from_value=400, to_value=goal, guards=()),
            catalogue(),
        )


def test_before_the_review_date_a_change_can_only_be_stopped() -> None:
    early = REVIEW - timedelta(days=1)
    with pytest.raises(PlaybookError, match="The verdict comes on"):
        check_decision(RUNNING, Decision.ADOPT, "It looks good", early)
    assert check_decision(RUNNING, Decision.ABANDON, " Calls doubled ", early) == "Calls doubled"


def test_a_decision_needs_a_reason_and_a_running_change() -> None:
    with pytest.raises(PlaybookError, match="Give a reason"):
        check_decision(RUNNING, Decision.ADOPT, "  ", REVIEW)
    with pytest.raises(PlaybookError, match="running"):
        check_decision(PLANNED, Decision.ADOPT, "Because", REVIEW)


def test_three_running_changes_are_enough_for_one_owner() -> None:
    three = [another(id=str(n)) for n in range(3)]
    assert crowded("amara nwosu", three)
    assert not crowded("Amara Nwosu", three[:2])
    assert not crowded("", three)


def test_state_follows_from_what_is_known() -> None:
    assert PLANNED.state is State.PLANNED
    assert RUNNING.state is State.RUNNING
    assert replace(RUNNING, decision=Decision.ADAPT).state is State.ADAPTED
