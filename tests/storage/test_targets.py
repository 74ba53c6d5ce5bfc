"""Targets: versions with date and reason, locked by the reviewer; what past points answer to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import PlaybookError, Refused, Stale
from playbook.kpi.kpi import definition
from playbook.kpi.possible import possible
from playbook.kpi.target import Step
from storage import events, kpis_as_counted, targets
from storage.access import OpenPlan, open_plan
from storage.rows import new_id
from storage.targets import Proposal

TODAY = date(2026, 11, 20)
FASTER = Proposal(
    definition("average_speed_of_answer"),
    "",
    (Step(90, None, 40.0), Step(120, None, 30.0)),
    "Two more agents from January.",
    "Ben",
    guard_rail="occupancy_rate",
)


@pytest.fixture
def reviewers_key(db: Database, plan_key: OpenPlan, ruth: User) -> OpenPlan:
    return open_plan(db, ruth, plan_key.id)


def test_a_target_is_kept_with_its_ramp_and_its_reason(db: Database, plan_key: OpenPlan) -> None:
    kept = targets.propose(db, plan_key, new_id(), FASTER, TODAY)
    assert kept.newest.steps == FASTER.steps
    assert (kept.newest.reason, kept.newest.valid_from) == (FASTER.reason, TODAY)
    assert not kept.newest.is_locked


def test_a_double_click_sets_one_target(db: Database, plan_key: OpenPlan) -> None:
    target_id = new_id()
    first = targets.propose(db, plan_key, target_id, FASTER, TODAY)
    assert targets.propose(db, plan_key, target_id, FASTER, TODAY) == first
    assert len(targets.of_plan(db, plan_key)) == 1


def test_a_new_version_leaves_past_points_to_the_one_then_in_force(
    db: Database, plan_key: OpenPlan
) -> None:
    first = targets.propose(db, plan_key, new_id(), FASTER, TODAY)
    later = TODAY + timedelta(days=14)
    softer = replace(FASTER, steps=(Step(120, None, 35.0),), reason="Two left.", seen=first.version)
    kept = targets.propose(db, plan_key, new_id(), softer, later)
    assert [each.number for each in kept.versions] == [1, 2]
    assert kept.in_force(TODAY - timedelta(days=1)) is None
    assert kept.in_force(later - timedelta(days=1)) == kept.versions[0]
    assert kept.in_force(later) == kept.versions[1]


def test_a_second_thought_on_the_same_day_is_no_second_version(
    db: Database, plan_key: OpenPlan
) -> None:
    first = targets.propose(db, plan_key, new_id(), FASTER, TODAY)
    again = replace(FASTER, reason="Better put.", seen=first.version)
    kept = targets.propose(db, plan_key, new_id(), again, TODAY)
    assert [each.reason for each in kept.versions] == ["Better put."]


def test_only_the_reviewer_locks_and_a_locked_version_is_never_written_over(
    db: Database, plan_key: OpenPlan, reviewers_key: OpenPlan
) -> None:
    first = targets.propose(db, plan_key, new_id(), FASTER, TODAY)
    with pytest.raises(Refused):
        targets.lock(db, plan_key, first.id, first.version, TODAY)
    targets.lock(db, reviewers_key, first.id, first.version, TODAY)
    assert targets.count_locked(db, plan_key) == 1
    again = replace(FASTER, reason="Once more.", seen=first.version + 1)
    kept = targets.propose(db, plan_key, new_id(), again, TODAY)
    assert [each.is_locked for each in kept.versions] == [True, False]
    assert kept.versions[0].locked_by == "Ruth Adeyemi"
    assert targets.count_locked(db, plan_key) == 0


def test_a_reviewer_proposes_nothing(db: Database, reviewers_key: OpenPlan) -> None:
    with pytest.raises(Refused):
        targets.propose(db, reviewers_key, new_id(), FASTER, TODAY)


def test_who_comes_second_is_told_who_was_first(db: Database, plan_key: OpenPlan) -> None:
    first = targets.propose(db, plan_key, new_id(), FASTER, TODAY)
    seen = replace(FASTER, seen=first.version)
    targets.propose(db, plan_key, new_id(), seen, TODAY)
    with pytest.raises(Stale, match="Amara Nwosu"):
        targets.propose(db, plan_key, new_id(), seen, TODAY)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (replace(FASTER, reason=" "), "Say why"),
        (replace(FASTER, steps=()), "day 120"),
        (replace(FASTER, steps=(Step(90, None, 40.0),)), "day 120 too"),
        (replace(FASTER, steps=(Step(120, 30.0),)), "give the most"),
        (
            replace(FASTER, definition=definition("occupancy_rate"), steps=(Step(120, 0.8),)),
            "a lower and a higher",
        ),
        (
            replace(FASTER, definition=definition("contact_volume"), steps=(Step(120, 8.0),)),
            "no target",
        ),
    ],
)
def test_a_target_that_says_nothing_is_refused(
    db: Database, plan_key: OpenPlan, wanted: Proposal, words: str
) -> None:
    with pytest.raises(PlaybookError, match=words):
        targets.propose(db, plan_key, new_id(), wanted, TODAY)
    assert targets.of_plan(db, plan_key) == []


def test_a_withdrawn_target_leaves_its_history(db: Database, plan_key: OpenPlan) -> None:
    kept = targets.propose(db, plan_key, new_id(), FASTER, TODAY)
    targets.withdraw(db, plan_key, kept.id, kept.version)
    assert targets.of_plan(db, plan_key) == []
    kinds = [event.kind for event in events.of_plan(db, plan_key, kept.id)]
    assert kinds == ["target withdrawn", "target proposed"]


def test_each_version_keeps_the_definition_it_was_agreed_in(
    db: Database, plan_key: OpenPlan
) -> None:
    twenty = Proposal(
        definition("service_level", "offered", 20), "", (Step(120, 0.8, None),), "The contract."
    )
    first = targets.propose(db, plan_key, new_id(), twenty, TODAY)
    thirty = replace(
        twenty,
        definition=definition("service_level", "answered", 30),
        reason="As the system counts.",
        seen=first.version,
    )
    kept = targets.propose(db, plan_key, new_id(), thirty, TODAY + timedelta(days=14))
    agreed = [(each.variant, each.threshold_seconds) for each in kept.versions]
    assert agreed == [("offered", 20), ("answered", 30)]
    assert (kept.variant, kept.threshold_seconds) == ("answered", 30)


def test_an_improvement_knows_the_way_its_kpi_is_counted(db: Database, plan_key: OpenPlan) -> None:
    counted = definition("adherence_rate", "conformance")
    band = Proposal(counted, "", (Step(120, 0.95, 1.05),), "Overtime is wanted.")
    targets.propose(db, plan_key, new_id(), band, TODAY)
    one = kpis_as_counted.by_key(db, plan_key)["adherence_rate"]
    assert possible(one) == (0.0, None)
    assert {each.key for each in one.variants} == {"conformance", "adherence"}
