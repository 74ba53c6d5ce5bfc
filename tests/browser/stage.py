"""People and plans put on the stage before a browser opens; each test brings its own."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import storage
from playbook.access import Role
from playbook.account import User
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.task import Task
from storage import (
    access,
    accounts,
    memberships,
    new_plans,
    plan_rows,
    plans,
    playbooks,
    sign_ins,
    tasks,
)
from storage.access import OpenPlan
from storage.engine import writing
from storage.rows import text, update

NUMBERS = count(1)


def today() -> date:
    """The plans on this stage run by UTC, whatever the tester's clock says."""
    return datetime.now(UTC).date()


@dataclass(frozen=True)
class Stage:
    """Every name is made new, so that what one test does is no other test's surprise."""

    database: Path

    def person(self, name: str, password: str = "", administrator: bool = False) -> User:
        hashed = accounts.HASHER.hash(password) if password else None
        with storage.connect(self.database) as db, writing(db):
            email = f"{name.split()[0].lower().strip('<!:[')}{next(NUMBERS)}@office.example"
            user = accounts.add(db, name, email, hashed)
            if administrator:
                update(db, "users", user.id, {"administrator_since": text(today())})
            return user

    def plan(self, manager: User, site: str = "Leeds", starts_on: date | None = None) -> OpenPlan:
        new = new_plans.NewPlan(site, starts_on or today(), "UTC", plan_rows.Calendar())
        with storage.connect(self.database) as db:
            plan_id = new_plans.start(db, manager, new, today()).plan_id
            return access.open_plan(db, manager, plan_id)

    def joins(self, user: User, plan: OpenPlan, role: Role) -> None:
        with storage.connect(self.database) as db:
            memberships.give(db, plan, user, role)

    def token(self, user: User) -> str:
        """A sign-in of this person's, as the cookie carries it."""
        with storage.connect(self.database) as db, writing(db):
            return sign_ins.start(db, user)

    def load(self, plan: OpenPlan) -> Plan:
        with storage.connect(self.database) as db:
            return plans.load(db, plan)

    def milestones(self, plan: OpenPlan) -> tuple[Milestone, ...]:
        with storage.connect(self.database) as db:
            return playbooks.milestones_of(db, plan)

    def tasks(self, plan: OpenPlan) -> list[Task]:
        with storage.connect(self.database) as db:
            return tasks.of_plan(db, plan)

    def task(self, plan: OpenPlan, title: str) -> Task:
        return next(task for task in self.tasks(plan) if task.title == title)
