"""Every write on a plan, so that each can be tried with every kind of key."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlite_utils import Database

from playbook.access import Permission, Role
from playbook.listening.observation import Kind
from playbook.listening.sampling_plan import SamplingPlan
from playbook.org_chart import edits
from playbook.org_chart.channels import ChannelPlan
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Replaced
from playbook.org_chart.follow_up import FollowUp
from playbook.org_chart.seat import Seat
from playbook.plan import Plan
from playbook.review.check_in import Standing
from playbook.review.milestone_review import Decision, Outcome
from playbook.task import Task
from storage import (
    answers,
    channel_plans,
    chart_tasks,
    chart_versions,
    check_ins,
    commitments,
    invitations,
    memberships,
    milestone_reviews,
    new_tasks,
    observations,
    org_charts,
    plans,
    playbooks,
    sampling_plans,
    taken_actions,
    task_links,
    tasks,
)
from storage.access import OpenPlan
from storage.observations import Note
from tests.storage.improvement_writes import IMPROVEMENT_WRITES, furnish_improvements
from tests.storage.kpi_writes import FIGURE_WRITES, TEAM_WRITES, furnish_figures
from tests.storage.newer_playbook import publish_newer
from tests.storage.questionnaire_writes import (
    QUESTIONNAIRE_ANSWERS,
    QUESTIONNAIRE_WRITES,
    furnish_questionnaires,
)
from tests.storage.workshop_sessions import hold_a_workshop

NOTE = Note(Kind.ONE_TO_ONE, "Nobody knows the opening hours", "Jo", ("Opening hours",))
TODAY = date(2026, 3, 16)
PROMISE = commitments.NewCommitment("A new headset for everyone", "My predecessor", "The team")
ON_TRACK = check_ins.Words(Standing.ON_TRACK, "Ten 1:1s held")
GO_ON = Decision(Outcome.GO_ON)


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
    commitments.add(db, key, "promise", PROMISE)
    check_ins.hand_in(db, key, TODAY - timedelta(days=10), ON_TRACK, 0, TODAY)
    milestone_reviews.submit(db, key, "review", playbooks.milestones_of(db, key)[1], "", TODAY)
    plan = plans.load(db, key)
    for step in (Replaced(Chart(), CHART), edits.move(CHART, "jo", "boss")):
        org_charts.save(db, key, [step], TODAY)
    org_charts.undo(db, key, TODAY)
    furnish_figures(db, key)
    furnish_improvements(db, key)
    furnish_questionnaires(db, key)
    hold_a_workshop(db, key)
    publish_newer(db)
    return Furnished(db, plan, task, link.id, observation_id, question, other_user_id)


CHART = Chart(
    (Seat("boss", "Amara"), Seat("lena", "Lena", "", "boss"), Seat("jo", "Jo", "", "lena"))
)


def contents(db: Database) -> str:
    """All that stands in the file, to see whether anything changed."""
    return "\n".join(db.conn.iterdump())


def _task_add(key: OpenPlan, at: Furnished) -> object:
    first = playbooks.milestones_of(at.db, key)[0]
    return tasks.add(at.db, key, at.plan, "own-task", first, "Walk the floor", 3)


def _give(key: OpenPlan, at: Furnished) -> object:
    member = next(m for m in memberships.of_plan(at.db, key) if m.user_id == at.other_user_id)
    user = replace(key.user, id=member.user_id, name=member.name, email=member.email)
    return memberships.give(at.db, key, user, Role.VIEWER)


def _check_in_id(at: Furnished) -> str:
    return str(next(iter(at.db.query("select id from check_ins")))["id"])


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
    "check_ins.keep_draft": (
        Permission.WORK,
        lambda key, at: check_ins.keep_draft(at.db, key, TODAY, "moved", "Half a sentence"),
    ),
    "check_ins.hand_in": (
        Permission.WORK,
        lambda key, at: check_ins.hand_in(at.db, key, TODAY, ON_TRACK, 0, TODAY),
    ),
    "check_ins.reply": (
        Permission.WORK,
        lambda key, at: check_ins.reply(at.db, key, "reply", _check_in_id(at), "On Friday"),
    ),
    "milestone_reviews.submit": (
        Permission.WORK,
        lambda key, at: milestone_reviews.submit(
            at.db, key, "another", playbooks.milestones_of(at.db, key)[0], "", TODAY
        ),
    ),
    "taken_actions.accept": (
        Permission.WORK,
        lambda key, at: taken_actions.accept(at.db, key, "an-action", False, TODAY),
    ),
    "taken_actions.decline": (
        Permission.WORK,
        lambda key, at: taken_actions.decline(at.db, key, "an-action", TODAY),
    ),
    "commitments.add": (
        Permission.WORK,
        lambda key, at: commitments.add(at.db, key, "another", PROMISE),
    ),
    "commitments.keep": (
        Permission.WORK,
        lambda key, at: commitments.keep(at.db, key, "promise", "", 1, TODAY),
    ),
    "commitments.reopen": (
        Permission.WORK,
        lambda key, at: commitments.reopen(at.db, key, "promise", 1),
    ),
    "commitments.withdraw": (
        Permission.WORK,
        lambda key, at: commitments.withdraw(at.db, key, "promise", 1),
    ),
    "plans.choose_check_in_weekday": (
        Permission.ARRANGE,
        lambda key, at: plans.choose_check_in_weekday(at.db, key, 2, at.plan.version),
    ),
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
    "new_tasks.decide": (
        Permission.WORK,
        lambda key, at: new_tasks.decide(at.db, key, playbooks.newest(at.db), [], TODAY),
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
WRITES |= {name: (Permission.WORK, write) for name, write in QUESTIONNAIRE_WRITES.items()}
REVIEWS: dict[str, Write] = {
    "check_ins.acknowledge": (
        lambda key, at: check_ins.acknowledge(at.db, key, _check_in_id(at), TODAY)
    ),
    "check_ins.respond": (
        lambda key, at: check_ins.respond(
            at.db, key, "remark", _check_in_id(at), "Who helps you?", True, TODAY
        )
    ),
    "milestone_reviews.decide": (
        lambda key, at: milestone_reviews.decide(at.db, key, at.plan, "review", GO_ON, 1, TODAY)
    ),
}
# Manager, reviewer and coach answer; a viewer does not.
ANSWERS: dict[str, Write] = dict(QUESTIONNAIRE_ANSWERS)
