"""How many recordings a manager means to review."""

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import Stale
from playbook.listening.sampling_plan import SamplingPlan
from storage import events, sampling_plans
from storage.access import OpenPlan, open_plan


def test_nothing_chosen_is_the_usual_starting_point(db: Database, plan_key: OpenPlan) -> None:
    assert sampling_plans.get(db, plan_key) == SamplingPlan()


def test_a_choice_is_kept_recorded_and_seen_by_the_reviewer(
    db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    sampling_plans.choose(db, plan_key, SamplingPlan(9_600, 0.05, 0.90))
    reviewer = open_plan(db, ruth, plan_key.id)
    assert sampling_plans.get(db, reviewer) == SamplingPlan(9_600, 0.05, 0.90, 1)
    event = events.of_plan(db, plan_key)[0]
    assert event.after == {"contacts": 9_600, "margin": 0.05, "confidence": 0.9}


def test_two_who_choose_at_once(db: Database, plan_key: OpenPlan) -> None:
    sampling_plans.choose(db, plan_key, SamplingPlan(9_600))
    with pytest.raises(Stale, match="The sampling plan was changed by Amara Nwosu"):
        sampling_plans.choose(db, plan_key, SamplingPlan(2_400))
    sampling_plans.choose(db, plan_key, SamplingPlan(2_400, version=1))
    assert sampling_plans.get(db, plan_key) == SamplingPlan(2_400, version=2)
