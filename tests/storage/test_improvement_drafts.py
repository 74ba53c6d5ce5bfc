"""A half-filled plan is kept for whoever typed it, until it is saved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import PlaybookError
from playbook.improvement.improvement import Improvement
from storage import events, improvement_drafts, improvements
from storage.access import OpenPlan, open_plan
from tests.storage.improving import planned


@pytest.fixture
def each(db: Database, plan_key: OpenPlan, today: date) -> Improvement:
    return planned(db, plan_key, today + timedelta(weeks=12), today)


def half_filled(each: Improvement) -> Improvement:
    wanted = replace(each.prediction, to_value=0.75, because="", review_on=None)
    return replace(each, problem="", team="Claims", prediction=wanted)


def test_a_draft_comes_back_as_it_was_left_and_changes_nothing_that_is_saved(
    db: Database, plan_key: OpenPlan, each: Improvement
) -> None:
    told = len(events.of_plan(db, plan_key))
    improvement_drafts.keep(db, plan_key, half_filled(each), each.version)
    draft = improvement_drafts.of(db, plan_key, each.id)
    assert draft == improvement_drafts.Draft(half_filled(each), each.version)
    assert improvements.get(db, plan_key, each.id) == each
    assert len(events.of_plan(db, plan_key)) == told


def test_a_later_draft_takes_the_place_of_the_earlier_one(
    db: Database, plan_key: OpenPlan, each: Improvement
) -> None:
    for team in ("Claims", "Billing"):
        improvement_drafts.keep(db, plan_key, replace(each, team=team), each.version)
    draft = improvement_drafts.of(db, plan_key, each.id)
    assert draft
    assert draft.wanted.team == "Billing"


def test_saving_ends_the_draft(db: Database, plan_key: OpenPlan, each: Improvement) -> None:
    wanted = replace(each, team="Claims")
    improvement_drafts.keep(db, plan_key, wanted, each.version)
    improvements.save(db, plan_key, wanted)
    assert improvement_drafts.of(db, plan_key, each.id) is None


def test_a_draft_can_be_forgotten(db: Database, plan_key: OpenPlan, each: Improvement) -> None:
    improvement_drafts.keep(db, plan_key, half_filled(each), each.version)
    improvement_drafts.forget(db, plan_key, each.id)
    assert improvement_drafts.of(db, plan_key, each.id) is None


def test_a_change_that_has_started_has_no_draft(
    db: Database, plan_key: OpenPlan, each: Improvement, today: date
) -> None:
    improvement_drafts.keep(db, plan_key, half_filled(each), each.version)
    improvements.start(db, plan_key, each.id, each.version, today, today)
    improvement_drafts.keep(db, plan_key, half_filled(each), each.version)
    assert improvement_drafts.of(db, plan_key, each.id) is None


def test_nobody_else_reads_a_draft(
    db: Database, plan_key: OpenPlan, ruth: User, each: Improvement
) -> None:
    improvement_drafts.keep(db, plan_key, half_filled(each), each.version)
    assert improvement_drafts.of(db, open_plan(db, ruth, plan_key.id), each.id) is None


def test_a_draft_keeps_to_the_lengths_of_what_is_saved(
    db: Database, plan_key: OpenPlan, each: Improvement
) -> None:
    endless = replace(each, prediction=replace(each.prediction, because="x" * 2_001))
    with pytest.raises(PlaybookError, match="at most 2,000 characters"):
        improvement_drafts.keep(db, plan_key, endless, each.version)
