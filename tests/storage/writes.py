"""Every write on a plan, so that each can be tried with every kind of key."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlite_utils import Database

from playbook.access import Permission, Role
from playbook.observation import Kind
from playbook.org_chart import edits
from playbook.org_chart.channels import ChannelPlan
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Replaced
from playbook.org_chart.follow_up import FollowUp
from playbook.org_chart.seat import Seat
from playbook.plan import Plan
from playbook.sampling_plan import SamplingPlan
from playbook.task import Task
from storage import (
    answers,
    channel_plans,
    chart_tasks,
    chart_versions,
    invitations,
    memberships,
    observations,
    org_charts,
    plans,
    playbooks,
    sampling_plans,
    task_links,
    tasks,
)
from storage.access import OpenPlan
from storage.observations import Note
from tests.storage.improvement_writes import IMPROVEMENT_WRITES, furnish_improvements
from tests.storage.kpi_writes import FIGURE_WRITES, TEAM_WRITES, furnish_figures

NOTE = Note(Kind.ONE_TO_ONE, "Nobody knows the opening hours", "Jo", ("Opening hours",))
TODAY = date(2026, 3, 16)


@dataclass(frozen=True)
class Furnished:
    """A plan in which there is something of everything to write on."""

    db: Database
    plan: Plan
    task: Task
    link_id: str
    observation_id: str
    question_key: str
    other_user_id: str


def furnish(db: Database, key: OpenPlan, other_user_id: str) -> Furnished:
    """With `key` a manager's: one link, one observation in confidence, one answer kept back."""
    task = tasks.of_plan(db, key)[0]
    task_links.add(db, key, task.id, "Rota", "https://example.org/rota")
    observation_id = f"observation of {key.id}"
    observations.add(db, key, observation_id, NOTE, TODAY)
    question = playbooks.milestones_of(db, key)[0].questions[0].key
    answers.save(db, key, question, "The team leader is leaving", False, 0, TODAY)
    link = task_links.of_task(db, key, task.id)[0]
    plan = plans.load(db, key)
    for step in (Replaced(Chart(), CHART), edits.move(CHART, "jo", "boss")):
        org_charts.save(db, key, [step], TODAY)
    org_charts.undo(db, key, TODAY)
    furnish_figures(db, key)
    furnish_improvements(db, key)
    return Furnished(db, plan, task, link.id, observation_id, question, other_user_id)


CHART = Chart(
    (Seat("boss", "Amara"), Seat("lena", "Lena", "", "boss"), Seat("jo", "Jo", "", "lena"))
)


def contents(db: Database) -> str:
    """All that stands in the file, to see whether anything changed."""
    return "\n".join(db.conn.iterdump())


def _task_add(key: OpenPlan, at: Furnished) -> object:
    first = playbooks.milestones_of(at.db, key)[0]
    return tasks.add(at.db, key, "own-task", first, "Walk the floor", 3)


def _give(key: OpenPlan, at: Furnished) -> object:
    member = next(m for m in memberships.of_plan(at.db, key) if m.user_id == at.other_user_id)
    user = replace(key.user, id=member.user_id, name=member.name, email=member.email)
    return memberships.give(at.db, key, user, Role.VIEWER)


Write = Callable[[OpenPlan, Furnished], object]
WRITES: dict[str, tuple[Permission, Write]] = {
    "tasks.complete": (
        Permission.WORK,
        lambda key, at: tasks.complete(at.db, key, at.plan, at.task.id, 1, TODAY),
    ),
    "tasks.reopen": (
        Permission.WORK,
        lambda key, at: tasks.reopen(at.db, key, at.plan, at.task.id, 1, TODAY),
    ),
    "tasks.save": (
        Permission.WORK,
        lambda key, at: tasks.save(at.db, key, at.plan, replace(at.task, notes="Hm"), TODAY),
    ),
    "tasks.add": (Permission.WORK, _task_add),
    "task_links.add": (
        Permission.WORK,
        lambda key, at: task_links.add(at.db, key, at.task.id, "x", "https://example.org/x"),
    ),
    "task_links.remove": (
        Permission.WORK,
        lambda key, at: task_links.remove(at.db, key, at.task.id, at.link_id),
    ),
    "answers.save": (
        Permission.WORK,
        lambda key, at: answers.save(at.db, key, at.question_key, "New words", True, 1, TODAY),
    ),
    "org_charts.save": (
        Permission.WORK,
        lambda key, at: org_charts.save(at.db, key, [edits.remove(CHART, "jo")], TODAY),
    ),
    "org_charts.undo": (Permission.WORK, lambda key, at: org_charts.undo(at.db, key, TODAY)),
    "org_charts.redo": (Permission.WORK, lambda key, at: org_charts.redo(at.db, key, TODAY)),
    "org_charts.allow_several_tops": (
        Permission.WORK,
        lambda key, at: org_charts.allow_several_tops(at.db, key, True, TODAY),
    ),
    "chart_versions.publish": (
        Permission.WORK,
        lambda key, at: chart_versions.publish(at.db, key, "a-version", "First", TODAY),
    ),
    "chart_tasks.make": (
        Permission.WORK,
        lambda key, at: chart_tasks.make(at.db, key, [FollowUp("meet:jo", "Meet Jo", "")], TODAY),
    ),
    "channel_plans.save": (
        Permission.WORK,
        lambda key, at: channel_plans.save(at.db, key, ChannelPlan("phone", offered=True), 0),
    ),
    "sampling_plans.choose": (
        Permission.WORK,
        lambda key, at: sampling_plans.choose(at.db, key, SamplingPlan(2_400)),
    ),
    "observations.add": (
        Permission.LISTEN,
        lambda key, at: observations.add(at.db, key, "another-note", NOTE, TODAY),
    ),
    "observations.share": (
        Permission.LISTEN,
        lambda key, at: observations.share(at.db, key, at.observation_id, 1, TODAY),
    ),
    "observations.keep_to_myself": (
        Permission.LISTEN,
        lambda key, at: observations.keep_to_myself(at.db, key, at.observation_id, 1),
    ),
    "observations.reword": (
        Permission.LISTEN,
        lambda key, at: observations.reword(at.db, key, at.observation_id, 1, "Better words"),
    ),
    "observations.withdraw": (
        Permission.LISTEN,
        lambda key, at: observations.withdraw(at.db, key, at.observation_id, 1, TODAY),
    ),
    "plans.move_start": (
        Permission.ARRANGE,
        lambda key, at: plans.move_start(at.db, key, TODAY, TODAY, at.plan.version),
    ),
    "plans.pause": (
        Permission.ARRANGE,
        lambda key, at: plans.pause(at.db, key, TODAY, None, "leave"),
    ),
    "plans.resume": (
        Permission.ARRANGE,
        lambda key, at: plans.resume(at.db, key, TODAY + timedelta(days=2)),
    ),
    "plans.close": (Permission.ARRANGE, lambda key, at: plans.close(at.db, key, TODAY, 1)),
    "plans.reopen": (Permission.ARRANGE, lambda key, at: plans.reopen(at.db, key, 1)),
    "plans.archive": (Permission.ARRANGE, lambda key, at: plans.archive(at.db, key, TODAY, 1)),
    "memberships.give": (Permission.ARRANGE, _give),
    "memberships.withdraw": (
        Permission.ARRANGE,
        lambda key, at: memberships.withdraw(at.db, key, at.other_user_id),
    ),
    "invitations.invite_to_plan": (
        Permission.ARRANGE,
        lambda key, at: invitations.invite_to_plan(at.db, key, "new@example.org", Role.VIEWER),
    ),
    "invitations.withdraw": (
        Permission.ARRANGE,
        lambda key, at: invitations.withdraw(at.db, key, "new@example.org"),
    ),
}
WRITES |= {name: (Permission.WORK, write) for name, write in FIGURE_WRITES.items()}
WRITES |= {name: (Permission.ARRANGE, write) for name, write in TEAM_WRITES.items()}
WRITES |= {name: (Permission.WORK, write) for name, write in IMPROVEMENT_WRITES.items()}
