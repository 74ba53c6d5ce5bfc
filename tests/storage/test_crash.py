"""A process killed in the middle of a write leaves the file as it was."""

import signal
from pathlib import Path

import pytest
from sqlite_utils import Database

from playbook.access import Role
from playbook.plan import Plan
from playbook.repeat import Repeat
from storage import backup, invitations, observations, plans, playbooks, tasks
from storage.access import OpenPlan
from tests.storage.servers import ended, hear, started
from tests.storage.writes import NOTE, TODAY, contents

HELD = """
from datetime import date
import storage
from storage import access, accounts, answers, invitations, memberships, new_plans
from storage import observations, plan_rows, plans, tasks
from playbook.access import Role
TODAY = date(2026, 3, 16)

class Held:
    '''The connection, except that it stops before it commits.'''
    def __init__(self, db): self.db = db
    def query(self, *given): return self.db.query(*given)
    def execute(self, sql, *given):
        if sql == "commit":
            changed = self.db.conn.total_changes
            say(f"written {changed}"); wait()
        return self.db.execute(sql, *given)

with storage.connect() as real:
    db = Held(real)
    amara = accounts.by_email(db, "amara@example.org")
    key = access.open_plan(db, amara, sys.argv[1])
    plan = plans.load(db, key)
    ACTION
"""

ACTIONS = {
    "start a plan": (
        "new_plans.start(db, amara, new_plans.NewPlan('York', TODAY, 'UTC', plan_rows.Calendar(),"
        " reviewer_email='new@example.org'), TODAY)",
        85,
    ),
    "complete a repeating task": (
        "tasks.complete(db, key, plan, 'weekly', 1, plan.date_of(3))",
        3,
    ),
    "accept an invitation": (
        "invitations.accept(db, sys.argv[2], 'Kim Bell', 'three small words')",
        5,
    ),
    "withdraw an observation": (
        "observations.withdraw(db, key, 'note', 1, TODAY)",
        3,
    ),
    "hand the plan over": (
        "memberships.give(db, key, accounts.by_email(db, 'ruth@example.org'), Role.MANAGER)",
        4,
    ),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_killed_before_it_commits_a_write_leaves_nothing(
    action: str, database: Path, db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    token = _something_of_everything(db, plan_key)
    before = contents(db)
    statement, rows = ACTIONS[action]
    process = started(HELD.replace("ACTION", statement), database, plan_key.id, token)
    word, _, written = hear(process).partition(" ")
    assert (word, int(written) >= rows) == ("written", True)
    process.send_signal(signal.SIGKILL)
    assert ended(process) == -signal.SIGKILL
    assert contents(db) == before
    assert backup.check(database) == []


@pytest.mark.parametrize("action", ACTIONS)
def test_let_go_the_same_write_is_there(
    action: str, database: Path, db: Database, plan_key: OpenPlan, plan: Plan
) -> None:
    token = _something_of_everything(db, plan_key)
    before = contents(db)
    process = started(HELD.replace("ACTION", ACTIONS[action][0]), database, plan_key.id, token)
    assert hear(process).startswith("written")
    process.communicate("\n\n", timeout=60)
    assert process.returncode == 0
    assert contents(db) != before


def _something_of_everything(db: Database, key: OpenPlan) -> str:
    """A weekly task, a note in confidence and an invitation; returns its token."""
    first = playbooks.milestones_of(db, key)[0]
    tasks.add(db, key, plans.load(db, key), "weekly", first, "Walk the floor", 3, Repeat.WEEKLY)
    observations.add(db, key, "note", NOTE, TODAY)
    return invitations.invite_to_plan(db, key, "kim@example.org", Role.VIEWER) or ""
