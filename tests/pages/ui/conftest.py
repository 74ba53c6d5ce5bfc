"""A plan made by hand, without a database: day 37 on a Friday."""

from datetime import date, timedelta

import pytest

from playbook.content import Milestone
from playbook.content_file import load
from playbook.plan import Plan
from playbook.task import Task

PLAN_DAY = 37


@pytest.fixture
def today() -> date:
    return date(2026, 11, 20)


@pytest.fixture
def plan(today: date) -> Plan:
    return Plan("p", "Amara Nwosu", "Leeds", today - timedelta(days=PLAN_DAY - 1))


@pytest.fixture
def milestones() -> tuple[Milestone, ...]:
    return load().milestones


@pytest.fixture
def tasks(milestones: tuple[Milestone, ...]) -> list[Task]:
    """All of the playbook's tasks, open."""
    return [
        Task(id=t.key, milestone=m.key, title=t.title, due_day=t.due_day, key=t.key, why=t.why)
        for m in milestones
        for t in m.tasks
    ]
