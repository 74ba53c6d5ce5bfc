"""The sentence a second save gets."""

from datetime import UTC, datetime

import pytest
from sqlite_utils import Database

from playbook.errors import Stale
from playbook.plan import Plan
from storage import tasks
from storage.access import OpenPlan
from storage.rows import pretending
from storage.stale import refuse_stale
from tests.storage.writes import TODAY


def test_it_says_what_was_changed_by_whom_and_when(
    db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    task = tasks.of_plan(db, plan_key)[0]
    with pretending(datetime(2026, 3, 13, 16, tzinfo=UTC)):
        tasks.complete(db, plan_key, plan, task.id, 1, TODAY)
    with pytest.raises(Stale) as refusal:
        refuse_stale(db, "tasks", task.id, 1, "This task")
    assert str(refusal.value) == (
        "This task was changed by Amara Nwosu on Friday 13 March 2026. Nothing was overwritten. "
        "What you typed is still here: compare, then save again."
    )


def test_the_version_that_was_seen_is_let_through(db: Database, plan_key: OpenPlan) -> None:
    task = tasks.of_plan(db, plan_key)[0]
    refuse_stale(db, "tasks", task.id, 1, "This task")


@pytest.mark.parametrize("seen", [0, 2, -1])
def test_any_other_version_is_refused(db: Database, plan_key: OpenPlan, seen: int) -> None:
    task = tasks.of_plan(db, plan_key)[0]
    with pytest.raises(Stale, match="by somebody else"):
        refuse_stale(db, "tasks", task.id, seen, "This task")


def test_what_is_gone_cannot_be_saved(db: Database) -> None:
    with pytest.raises(Stale):
        refuse_stale(db, "tasks", "gone", 1, "This task")
