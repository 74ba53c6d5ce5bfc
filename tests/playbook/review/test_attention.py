"""Who needs attention and why, reason by reason."""

from dataclasses import replace
from datetime import timedelta

import pytest

from playbook.kpi.ramp import Footing, Ramp
from playbook.kpi.target import Step
from playbook.review.attention import Block, Kind, LateMilestone, Signals, Waiting, reasons, urgency
from playbook.review.check_in import Standing
from tests.made_up import MONDAY, a_plan, week_off

TODAY = MONDAY + timedelta(days=28)
PLAN = a_plan()


def kinds(**more: object) -> list[Kind]:
    signals = Signals(**{"plan": PLAN, "last_active_on": TODAY, **more})  # type: ignore[arg-type]
    return [reason.kind for reason in reasons(signals, TODAY)]


def test_who_works_quietly_along_gives_no_reason() -> None:
    assert kinds() == []


@pytest.mark.parametrize(("days", "found"), [(6, []), (7, [Kind.SILENT])])
def test_silence_counts_after_five_working_days(days: int, found: list[Kind]) -> None:
    assert kinds(last_active_on=TODAY - timedelta(days=days)) == found


def test_who_never_did_anything_is_silent_since_the_start() -> None:
    found = reasons(Signals(PLAN), TODAY)
    assert found[0].badge == "Silent for 20 working days"


def test_what_waits_for_the_reader_comes_first_the_longest_wait_on_top() -> None:
    waiting = [Waiting("Listen submitted", TODAY), Waiting("Equip submitted", MONDAY, "review")]
    found = reasons(Signals(PLAN, waiting=waiting), TODAY)
    assert [r.kind for r in found] == [Kind.WAITING, Kind.SILENT]
    assert found[0].badge == "2 things wait for you, 20 working days"
    assert found[0].fact.startswith("Equip submitted on Monday 2 March. Listen submitted on ")
    assert found[0].about == "review"


def test_of_many_things_that_wait_two_are_told_and_the_rest_counted() -> None:
    waiting = [Waiting(f"Check-in {n} handed in", TODAY) for n in range(5)]
    found = reasons(Signals(PLAN, TODAY, waiting=waiting), TODAY)
    assert found[0].badge == "5 things wait for you"
    assert found[0].fact.endswith("And 3 more.")


def test_off_track_is_a_reason_and_at_risk_is_not() -> None:
    assert kinds(standing=Standing.OFF_TRACK, standing_words="No access") == [Kind.OFF_TRACK]
    assert kinds(standing=Standing.AT_RISK) == []


@pytest.mark.parametrize(("days", "found"), [(2, []), (5, [Kind.LATE_MILESTONE])])
def test_a_milestone_is_late_after_two_working_days(days: int, found: list[Kind]) -> None:
    late = [LateMilestone("Listen", TODAY - timedelta(days=days))]
    assert kinds(late_milestones=late) == found


def test_a_milestone_still_to_come_is_not_late() -> None:
    assert kinds(late_milestones=[LateMilestone("Listen", TODAY + timedelta(30))]) == []


@pytest.mark.parametrize(("days", "found"), [(6, []), (7, [Kind.BLOCKED])])
def test_a_block_counts_after_five_working_days(days: int, found: list[Kind]) -> None:
    assert kinds(blocks=[Block("Get access", "IT", TODAY - timedelta(days=days))]) == found


@pytest.mark.parametrize(
    ("slipped", "overdue", "found"),
    [(2, 0, []), (3, 0, [Kind.SLIPPED]), (0, 1, [Kind.SLIPPED])],
)
def test_three_slips_or_one_broken_promise_count(
    slipped: int, overdue: int, found: list[Kind]
) -> None:
    assert kinds(slipped=slipped, overdue_commitments=overdue) == found


def test_a_kpi_off_its_ramp_counts_and_one_bad_week_does_not() -> None:
    off = Ramp("Waits", "seconds", Footing.OFF, Step(90, None, 30), 44, weeks_off=3)
    once = replace(off, footing=Footing.ONCE, weeks_off=1)
    assert kinds(ramps=[once]) == []
    assert kinds(ramps=[once, off]) == [Kind.OFF_RAMP]
    found = reasons(Signals(PLAN, TODAY, ramps=[replace(off, weeks_off=2), off]), TODAY)[0]
    assert found.badge == "KPI off its ramp for 3 weeks"
    assert found.fact.endswith("1 more KPI off.")


def test_missed_check_ins_count() -> None:
    assert kinds(missed=2) == [Kind.MISSED]


def test_somebody_away_gives_no_reason_but_what_waits_for_the_reader() -> None:
    away = a_plan(MONDAY, week_off(TODAY))
    waiting = [Waiting("Listen submitted", TODAY)]
    assert kinds(plan=away, missed=2, standing=Standing.OFF_TRACK) == []
    assert kinds(plan=away, waiting=waiting) == [Kind.WAITING]
    assert kinds(plan=a_plan(TODAY + timedelta(3)), missed=1) == []
    assert kinds(plan=a_plan(closed_on=TODAY), waiting=waiting) == []


def test_people_are_sorted_by_their_first_reason() -> None:
    waits = reasons(Signals(PLAN, TODAY, [Waiting("Equip submitted", MONDAY)]), TODAY)
    silent = reasons(Signals(PLAN), TODAY)
    assert sorted([silent, waits], key=urgency) == [waits, silent]
