"""The next round of a task that repeats."""

from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.plan import Plan
from playbook.repeat import Repeat
from playbook.task import State, Task
from storage import events, playbooks, tasks
from storage.access import OpenPlan


@pytest.fixture
def weekly(db: Database, plan_key: OpenPlan, plan: Plan) -> Task:
    """Due on plan day 3 and every week after it."""
    first = playbooks.milestones_of(db, plan_key)[0]
    tasks.add(db, plan_key, plan, "weekly", first, "Walk the floor", 3, Repeat.WEEKLY, "To be seen")
    return tasks.get(db, plan_key, "weekly")


def series(db: Database, key: OpenPlan) -> list[Task]:
    rounds = [task for task in tasks.of_plan(db, key) if task.series == "weekly"]
    return sorted(rounds, key=lambda task: task.occurrence)


def test_settled_it_comes_round_again_with_its_words(
    db: Database, plan_key: OpenPlan, plan: Plan, weekly: Task
) -> None:
    tasks.complete(db, plan_key, plan, "weekly", 1, plan.date_of(3))
    done, following = series(db, plan_key)
    assert (done.state, following.state) == (State.DONE, State.OPEN)
    assert (following.due_day, following.occurrence) == (10, 2)
    assert (following.title, following.why) == ("Walk the floor", "To be seen")
    assert (following.repeats, following.notes) == (Repeat.WEEKLY, "")


def test_ruled_out_it_comes_round_again_too(
    db: Database, plan_key: OpenPlan, plan: Plan, weekly: Task
) -> None:
    tasks.save(db, plan_key, plan, weekly.rule_out(plan.date_of(3), "Site closed"), plan.date_of(3))
    assert [task.state for task in series(db, plan_key)] == [State.NOT_APPLICABLE, State.OPEN]


def test_missed_rounds_do_not_pile_up(
    db: Database, plan_key: OpenPlan, plan: Plan, weekly: Task
) -> None:
    tasks.complete(db, plan_key, plan, "weekly", 1, plan.date_of(60))
    _done, following = series(db, plan_key)
    assert following.due_day == 66
    assert plan.date_of(66) > plan.date_of(60)


def test_an_undone_tick_takes_the_next_round_away_and_ticking_again_brings_it_back(
    db: Database, plan_key: OpenPlan, plan: Plan, weekly: Task
) -> None:
    on = plan.date_of(3)
    for version in (1, 3, 5):
        tasks.complete(db, plan_key, plan, "weekly", version, on)
        assert len(series(db, plan_key)) == 2
        tasks.reopen(db, plan_key, plan, "weekly", version + 1, on)
        assert [task.id for task in series(db, plan_key)] == ["weekly"]
    assert len(events.of_plan(db, plan_key, "weekly")) == 7


def test_ticked_again_much_later_the_next_round_is_not_one_long_past(
    db: Database, plan_key: OpenPlan, plan: Plan, weekly: Task
) -> None:
    done = tasks.complete(db, plan_key, plan, "weekly", 1, plan.date_of(3))
    undone = tasks.reopen(db, plan_key, plan, "weekly", done.version, plan.date_of(3))
    tasks.complete(db, plan_key, plan, "weekly", undone.version, plan.date_of(60))
    assert [task.due_day for task in series(db, plan_key)] == [3, 66]


def test_a_next_round_somebody_worked_on_stays(
    db: Database, plan_key: OpenPlan, plan: Plan, weekly: Task
) -> None:
    on = plan.date_of(3)
    done = tasks.complete(db, plan_key, plan, "weekly", 1, on)
    following = series(db, plan_key)[1]
    tasks.save(db, plan_key, plan, following.block(on, "IT"), on)
    tasks.reopen(db, plan_key, plan, "weekly", done.version, on)
    assert [task.state for task in series(db, plan_key)] == [State.OPEN, State.BLOCKED]
    tasks.complete(db, plan_key, plan, "weekly", done.version + 1, on)
    assert len(series(db, plan_key)) == 2


def test_each_round_keeps_its_history(
    db: Database, plan_key: OpenPlan, plan: Plan, weekly: Task
) -> None:
    for _ in range(5):
        task = series(db, plan_key)[-1]
        tasks.complete(db, plan_key, plan, task.id, task.version, plan.date_of(task.due_day))
    rounds = series(db, plan_key)
    assert [task.due_day for task in rounds] == [3, 10, 17, 24, 31, 38]
    assert [plan.day(task.completed_on or date.max) for task in rounds[:-1]] == [3, 10, 17, 24, 31]


def test_after_a_moved_start_the_next_round_counts_from_the_new_one(
    db: Database, plan_key: OpenPlan, plan: Plan, weekly: Task
) -> None:
    moved = plan.starting(plan.starts_on + timedelta(days=2))
    tasks.complete(db, plan_key, moved, "weekly", 1, moved.date_of(3))
    assert series(db, plan_key)[1].due_day == 10
