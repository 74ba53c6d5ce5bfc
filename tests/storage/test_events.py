"""What happened: in the same transaction as the change, or not at all."""

from datetime import timedelta

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.plan import Plan
from playbook.task import Task
from storage import events, tasks
from storage.access import OpenPlan, open_plan
from storage.engine import Engine, Row
from storage.rows import now, pretending
from tests.storage.writes import TODAY, WRITES, contents, furnish

QUIET = {
    "tasks.reopen",  # there is nothing to reopen or resume yet
    "plans.resume",
    "improvement_drafts.keep",
    "improvement_drafts.forget",
    "check_ins.keep_draft",  # a draft is nobody else's business until it is saved or handed in
}


class WithoutEvents:
    """The database, except that no event can be written."""

    def __init__(self, db: Database) -> None:
        self.db, self.conn = db, db.conn

    def query(self, sql: str, params: Row | None = None) -> object:
        return self.db.query(sql, params)

    def execute(self, sql: str, parameters: Row | None = None) -> object:
        if sql.startswith("insert into events"):
            raise RuntimeError("the event could not be written")
        return self.db.execute(sql, parameters)


@pytest.mark.parametrize("name", sorted(set(WRITES) - QUIET))
def test_without_its_event_there_is_no_change(
    name: str, db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    furnished = furnish(db, plan_key, ruth.id)
    before = contents(db)
    no_events: Engine = WithoutEvents(db)  # type: ignore[assignment]
    unheard = type(furnished)(**{**vars(furnished), "db": no_events})
    with pytest.raises(RuntimeError, match="could not be written"):
        WRITES[name][1](plan_key, unheard)
    assert contents(db) == before


@pytest.mark.parametrize("name", sorted(set(WRITES) - QUIET))
def test_every_write_is_one_persons_doing_on_one_plan(
    name: str, db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    furnished = furnish(db, plan_key, ruth.id)
    known = {event.id for event in events.of_plan(db, plan_key)}
    WRITES[name][1](plan_key, furnished)
    new = [event for event in events.of_plan(db, plan_key) if event.id not in known]
    assert [event.by for event in new] == ["Amara Nwosu"]


def test_newest_stands_first_and_a_subject_can_be_picked_out(
    db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    one, two = tasks.of_plan(db, plan_key)[:2]
    tasks.complete(db, plan_key, plan, one.id, 1, TODAY)
    tasks.complete(db, plan_key, plan, two.id, 1, TODAY)
    tasks.reopen(db, plan_key, plan, one.id, 2, TODAY)
    assert [e.subject for e in events.of_plan(db, plan_key)[:3]] == [one.id, two.id, one.id]
    assert [e.kind for e in events.of_plan(db, plan_key, one.id)] == [
        "task reopened",
        "task completed",
    ]


def test_the_last_change_says_who(db: Database, plan_key: OpenPlan, plan: Plan) -> None:
    task = tasks.of_plan(db, plan_key)[0]
    assert events.last_change(db, task.id) is None
    tasks.complete(db, plan_key, plan, task.id, 1, TODAY)
    last = events.last_change(db, task.id)
    assert last
    assert (last.kind, last.by) == ("task completed", "Amara Nwosu")


def test_a_search_through_history_looks_at_people_titles_and_changes(
    db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    task = tasks.of_plan(db, plan_key)[0]
    tasks.save(db, plan_key, plan, task.block(TODAY, "The data team"), TODAY)
    titles, happened = {task.id: task.title}, events.of_plan(db, plan_key)
    for words in ("DATA team amara", f"{task.title} blocked"):
        assert [e.subject for e in events.about(happened, titles, words)] == [task.id]
    assert events.about(happened, titles, "no such words") == []
    assert events.about(happened, titles, "  ") == happened


def test_another_plans_events_are_not_ours(
    db: Database, plan_key: OpenPlan, plan: Plan, ruth: User
) -> None:
    task: Task = tasks.of_plan(db, plan_key)[0]
    tasks.complete(db, plan_key, plan, task.id, 1, TODAY)
    reviewer = open_plan(db, ruth, plan_key.id)
    assert events.of_plan(db, reviewer, task.id) == events.of_plan(db, plan_key, task.id)


def test_the_stamp_changes_with_every_change_also_when_a_clock_was_ahead(
    db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    task = tasks.of_plan(db, plan_key)[0]
    with pretending(now() + timedelta(hours=9)):
        task = tasks.complete(db, plan_key, plan, task.id, 1, TODAY)
    before = events.newest(db)
    assert events.newest(db) == before
    tasks.reopen(db, plan_key, plan, task.id, task.version, TODAY)
    assert events.newest(db) != before
