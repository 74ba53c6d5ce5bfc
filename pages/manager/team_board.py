"""What the Team and Channels pages draw from, and the one way in which they change the chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import storage
from pages.manager.acting import ActOn, act_today
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.org_chart.channels import ChannelPlan
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Edit
from playbook.org_chart.gap import Gap
from playbook.org_chart.gaps import gaps
from playbook.org_chart.labels import labels
from playbook.org_chart.roles import Catalogue, catalogue
from playbook.plan import Plan
from storage import (
    channel_plans,
    chart_history,
    chart_tasks,
    chart_versions,
    gap_ideas,
    org_charts,
    plans,
)
from storage.access import OpenPlan
from storage.chart_history import Steps
from storage.chart_tasks import Made
from storage.chart_versions import Version


@dataclass(frozen=True)
class TeamBoard:
    key: OpenPlan
    plan: Plan
    today: date
    chart: Chart
    revision: int
    channels: tuple[ChannelPlan, ...]
    made: dict[str, Made]
    ideas: frozenset[str]
    steps: Steps
    newest: Version | None

    @property
    def may_work(self) -> bool:
        return self.key.may(Permission.WORK)

    @property
    def roles(self) -> Catalogue:
        return catalogue()

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        return gaps(self.chart, self.roles, self.channels)

    @cached_property
    def labels(self) -> dict[str, str]:
        return labels(self.chart, self.roles)


def load() -> TeamBoard:
    with storage.connect() as db:
        key = door.plan_here(db)
        plan, kept = plans.load(db, key), org_charts.load(db, key)
        return TeamBoard(
            key,
            plan,
            session.today(plan),
            kept.chart,
            kept.revision,
            channel_plans.plans_of(db, key),
            chart_tasks.of_plan(db, key),
            gap_ideas.of_plan(db, key),
            chart_history.steps(db, key),
            chart_versions.newest(db, key),
        )


def act(change: ActOn, words: str = "") -> bool:
    return act_today(Permission.WORK, change, words)


def change_chart(edits: Sequence[Edit], words: str = "") -> bool:
    return act(lambda db, key, today: org_charts.save(db, key, edits, today), words)
