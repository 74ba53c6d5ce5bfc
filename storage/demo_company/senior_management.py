"""The made-up company's check-ins, milestone reviews and inherited commitments."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from tomllib import loads
from typing import Any

from playbook.access import Role
from playbook.account import User
from playbook.agenda import review_of
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.review.check_in import Standing, due_dates
from playbook.review.milestone_review import Condition, Decision, Outcome
from playbook.task import State
from storage import (
    access,
    accounts,
    check_ins,
    commitments,
    memberships,
    milestone_reviews,
    plans,
    playbooks,
    visits,
)
from storage import tasks as stored_tasks
from storage.access import OpenPlan
from storage.demo_company.clock import at
from storage.demo_company.people import (
    HANDED_OVER_DAYS_AGO,
    SILENT_FOR_DAYS,
    SUCCESSOR,
    ManagerStory,
)
from storage.engine import Engine
from storage.rows import new_id, pretending

WORDS: dict[str, Any] = loads(
    Path(__file__).with_name("senior_management.toml").read_text(encoding="utf-8")
)
LAST_VISIT_DAYS_AGO = 5
WAITS_FOR_DAYS = 4
SLIPS = {"waiting": 2, "slipping": 3}


@dataclass(frozen=True)
class Scene:
    """One plan, with the keys of the two who talk about it."""

    db: Engine
    manager: OpenPlan
    reviewer: OpenPlan
    plan: Plan
    story: ManagerStory
    today: date
    chance: Random


def play(
    db: Engine, key: OpenPlan, story: ManagerStory, reviewer: User, today: date, chance: Random
) -> None:
    """Nothing happens before the first day; a successor goes on where the manager stopped."""
    plan = plans.load(db, key)
    signing = access.open_plan(db, reviewer, key.id)
    heir = accounts.by_email(db, SUCCESSOR.email) if story.twist == "successor" else None
    manager = access.open_plan(db, heir, key.id) if heir else key
    scene = Scene(db, manager, signing, plan, story, today, chance)
    if story.day < 1:
        return
    _slips(scene)
    for due_on in _handed_in(scene):
        _check_in(scene, due_on)
    if heir:
        _commitments(scene)


def visit(db: Engine, user: User, today: date) -> None:
    """They looked at their managers a few days ago, so that there is something new today."""
    roles = {role.role for role in memberships.of_user(db, user)}
    if roles & {Role.REVIEWER, Role.COACH}:
        with pretending(at(today - timedelta(days=LAST_VISIT_DAYS_AGO), 9)):
            visits.since(db, access.open_portfolio(db, user))


def _handed_in(scene: Scene) -> list[date]:
    """Who is silent missed the last weeks; the star of the demo has this week's still to write."""
    dues = due_dates(scene.plan, scene.today)
    if scene.story.twist == "successor":
        arrived = scene.today - timedelta(days=HANDED_OVER_DAYS_AGO)
        return [due for due in dues if due >= arrived]
    if scene.story.twist == "silent":
        return [due for due in dues if due < scene.today - timedelta(days=SILENT_FOR_DAYS)]
    missed = dues[-1:] if scene.story.twist == "waiting" else []
    return [d for d in dues if d not in missed and (d == dues[-1] or scene.chance.random() < 0.93)]


def _check_in(scene: Scene, due_on: date) -> None:
    dues = due_dates(scene.plan, scene.today)
    is_last = due_on == dues[-1]
    standing, blocks, decision = Standing.ON_TRACK, "", ""
    if scene.story.twist == "stuck" and due_on in dues[-2:]:
        standing, blocks = Standing.OFF_TRACK, WORDS["off_track"]
    elif scene.chance.random() < 0.15:
        standing, blocks = Standing.AT_RISK, scene.chance.choice(WORDS["at_risk"])
    if is_last and scene.story.twist == "slipping":
        decision = WORDS["decision"]
    words = check_ins.Words(standing, scene.chance.choice(WORDS["moved"]), blocks, decision)
    with pretending(at(due_on, 15)):
        check_ins.hand_in(scene.db, scene.manager, due_on, words, 0, due_on)
    if not decision:
        _acknowledge(scene, due_on, standing)


def _acknowledge(scene: Scene, due_on: date, standing: Standing) -> None:
    db, key = scene.db, scene.reviewer
    check_in = next(c for c in check_ins.of_plan(db, key) if c.due_on == due_on)
    with pretending(at(due_on, 17)):
        if standing is Standing.ON_TRACK:
            check_ins.acknowledge(db, key, check_in.id, due_on)
        else:
            words = scene.chance.choice(WORDS["answers"])
            check_ins.respond(db, key, new_id(), check_in.id, words, False, due_on)


def reviews(scene: Scene) -> list[tuple[date, Callable[[], object]]]:
    """Every milestone whose day has come is signed that day, but for the ones told below."""
    due = [m for m in playbooks.milestones_of(scene.db, scene.manager) if m.last_day]
    past = [
        (m, review.on)
        for m in due
        if (review := review_of(scene.plan, m)) and review.on < scene.plan.clock(scene.today)
    ]
    if scene.story.twist == "stuck":
        past = past[:1]
    waits = past.pop() if past and scene.story.twist == "waiting" else None
    found: list[tuple[date, Callable[[], object]]] = []
    found += [(on, partial(_review, scene, milestone, on)) for milestone, on in past]
    if waits:
        submitted = scene.today - timedelta(days=WAITS_FOR_DAYS)
        found.append((submitted, partial(_submit, scene, waits[0], submitted)))
    return found


def _review(scene: Scene, milestone: Milestone, on: date) -> None:
    _sign(scene, _submit(scene, milestone, on), on)


def _submit(scene: Scene, milestone: Milestone, on: date) -> str:
    review_id = new_id()
    with pretending(at(on, 14)):
        message = scene.chance.choice(WORDS["messages"])
        change = (scene.db, scene.manager, review_id, milestone)
        milestone_reviews.submit(*change, message, on)
    return review_id


def _sign(scene: Scene, review_id: str, on: date) -> None:
    decision = Decision(Outcome.GO_ON, scene.chance.choice(WORDS["signed"]))
    if scene.story.twist == "stuck":
        due_on = scene.plan.calendar.on_or_after(scene.today + timedelta(days=6))
        condition = Condition(WORDS["condition"], due_on)
        decision = Decision(Outcome.CONDITIONS, WORDS["with_condition"], (condition,))
    with pretending(at(on, 16)):
        change = (scene.db, scene.reviewer, scene.plan, review_id)
        milestone_reviews.decide(*change, decision, 1, on)


def _slips(scene: Scene) -> None:
    """A few due days that moved later in the last weeks."""
    found = [
        task
        for task in stored_tasks.of_plan(scene.db, scene.manager)
        if task.state is State.OPEN and not task.repeats and task.due_day < scene.story.day + 6
    ]
    for task in found[: SLIPS.get(scene.story.twist, 0)]:
        on = scene.today - timedelta(days=scene.chance.randint(5, 12))
        last_day = 120 if task.due_day <= 120 else task.due_day + 7
        later = replace(task, due_day=min(max(task.due_day, scene.story.day) + 7, last_day))
        with pretending(at(on, 12)):
            stored_tasks.save(scene.db, scene.manager, scene.plan, later, on)


def _commitments(scene: Scene) -> None:
    for told in WORDS["commitments"]:
        due_on = (
            scene.today + timedelta(days=told["due_in_days"]) if "due_in_days" in told else None
        )
        new = commitments.NewCommitment(told["promise"], told["made_by"], told["made_to"], due_on)
        commitment_id, on = new_id(), scene.today - timedelta(days=2)
        with pretending(at(on, 10)):
            commitments.add(scene.db, scene.manager, commitment_id, new)
            if outcome := told.get("outcome"):
                commitments.keep(scene.db, scene.manager, commitment_id, outcome, 1, on)
