"""All that Today draws from, loaded in one block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import storage
from pages.manager import for_you
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.agenda import Agenda, agenda, current_milestone
from playbook.content import Milestone
from playbook.evidence import Evidence
from playbook.plan import Plan
from playbook.review.for_you import Item
from playbook.task import Task
from storage import chart_versions, evidence, plans, playbooks, taken_actions, tasks
from storage.access import OpenPlan
from storage.chart_versions import Version
from storage.taken_actions import Offered


@dataclass(frozen=True)
class Day:
    key: OpenPlan
    plan: Plan
    milestones: Sequence[Milestone]
    tasks: Sequence[Task]
    proof: Mapping[str, Evidence]
    today: date
    published: Version | None
    for_me: Sequence[Item]
    checked_in: set[date]
    taken: Sequence[Offered]

    @property
    def may_work(self) -> bool:
        return self.key.may(Permission.WORK)

    @cached_property
    def agenda(self) -> Agenda:
        return agenda(self.plan, self.tasks, self.milestones, self.today)

    @property
    def milestone(self) -> Milestone:
        return current_milestone(self.milestones, self.plan.day(self.plan.clock(self.today)))


def load() -> Day:
    with storage.connect() as db:
        key = door.plan_here(db)
        plan, milestones = plans.load(db, key), playbooks.milestones_of(db, key)
        found, today = tasks.of_plan(db, key), session.today(plan)
        mine, checked_in = for_you.waiting(db, key)
        return Day(
            key=key,
            plan=plan,
            milestones=milestones,
            tasks=found,
            proof=evidence.of_tasks(db, key, found, milestones),
            today=today,
            published=chart_versions.newest(db, key),
            for_me=mine,
            checked_in=checked_in,
            taken=taken_actions.waiting(db, key) if key.may(Permission.WORK) else [],
        )
