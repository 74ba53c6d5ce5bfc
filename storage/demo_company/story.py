"""Builds the made-up company: the same one every time for the same day."""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from playbook.access import Role
from playbook.account import User
from playbook.content import Milestone
from playbook.listening.observation import Kind
from playbook.listening.sampling_plan import SamplingPlan
from playbook.plan import Plan
from playbook.task import State, Task
from storage import (
    access,
    accounts,
    answers,
    invitations,
    memberships,
    new_plans,
    observations,
    plan_rows,
    plans,
    playbooks,
    sampling_plans,
    tasks,
)
from storage.access import OpenPlan
from storage.demo_company import (
    chart,
    improving,
    measuring,
    people,
    questioning,
    senior_management,
    workshops,
)
from storage.demo_company.clock import at
from storage.demo_company.people import ManagerStory
from storage.engine import Engine, writing
from storage.observations import Note
from storage.rows import new_id, now, pretending, text, update

SEED = 120
WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
LISTENING_DAYS = 45
Told = tuple[date, Callable[[], object]]
Happenings = dict[date, list[Callable[[], object]]]


@dataclass(frozen=True)
class Cast:
    reviewers: tuple[User, ...]
    coach: User


@dataclass(frozen=True)
class Scene:
    """One manager's plan while its past is written."""

    db: Engine
    key: OpenPlan
    plan: Plan
    milestones: tuple[Milestone, ...]
    story: ManagerStory
    today: date
    chance: Random


def build(db: Engine, today: date, stories: Sequence[ManagerStory] = people.MANAGERS) -> None:
    playbooks.publish_built_in(db)
    longest = max(story.day for story in stories) + 40
    with pretending(at(today - timedelta(days=longest), 8)):
        cast = _hire(db)
    for number, story in enumerate(stories):
        _play(db, story, cast, today, Random(f"{SEED} {number} {story.name}"))
    for reader in (*cast.reviewers, cast.coach):
        senior_management.visit(db, reader, today)


def _hire(db: Engine) -> Cast:
    """Nobody in the demo has a password: its door asks for none."""
    with writing(db):
        admin = accounts.add(db, people.ADMINISTRATOR.name, people.ADMINISTRATOR.email, None)
        update(db, "users", admin.id, {"administrator_since": text(now().date())})
        reviewers = tuple(accounts.add(db, p.name, p.email, None) for p in people.REVIEWERS)
        coach = accounts.add(db, people.COACH.name, people.COACH.email, None)
    return Cast(reviewers, coach)


def _play(db: Engine, story: ManagerStory, cast: Cast, today: date, chance: Random) -> None:
    starts_on = today - timedelta(days=story.day - 1)
    with pretending(at(min(starts_on, today) - timedelta(days=7), 10)):
        manager, plan_id = _start(db, story, cast, starts_on)
    key = access.open_plan(db, manager, plan_id)
    plan, milestones = plans.load(db, key), playbooks.milestones_of(db, key)
    scene = Scene(db, key, plan, milestones, story, today, chance)
    if story.day >= 1:
        _sampling(scene)
        _listen(scene)
        _work(scene, _told(scene, cast))
    if story.active_day >= improving.FROM_DAY:
        last = plan.date_of(story.active_day)
        improving.improve(db, key, story.name, last, chance)
    workshops.hold(db, key, cast.coach, story.name, starts_on, today)
    _twist(scene)
    senior_management.play(db, key, story, cast.reviewers[story.reviewer], today, chance)


def _start(db: Engine, story: ManagerStory, cast: Cast, starts_on: date) -> tuple[User, str]:
    with writing(db):
        manager = accounts.add(db, story.name, story.person.email, None)
    calendar = plan_rows.Calendar(country=story.country, subdivision=story.region)
    reviewer = cast.reviewers[story.reviewer % len(cast.reviewers)]
    new = new_plans.NewPlan(
        site=story.site,
        starts_on=starts_on,
        time_zone=story.zone,
        calendar=calendar,
        reviewer_email=reviewer.email,
        coach_email=cast.coach.email,
    )
    return manager, new_plans.start(db, manager, new, starts_on).plan_id


def _sampling(scene: Scene) -> None:
    contacts = scene.chance.choice([2_400, 5_200, 9_400, 14_000])
    with pretending(at(scene.plan.date_of(min(2, scene.story.day)), 16)):
        sampling_plans.choose(scene.db, scene.key, SamplingPlan(contacts))


def _listen(scene: Scene) -> None:
    """Most are noted in the first weeks; one in three is shared."""
    chance, last = scene.chance, min(scene.story.active_day, LISTENING_DAYS)
    for day in range(1, last + 1):
        on = scene.plan.date_of(day)
        weight = 2.4 if day <= 14 else 1.0
        for _ in range(chance.choices([0, 1, 2, 3], [3 / weight, 3, 2 * weight, weight])[0]):
            if scene.plan.calendar.works_on(on):
                _note(scene, on)


def _note(scene: Scene, on: date) -> None:
    chance, kinds = scene.chance, WORDS["observations"]
    kind: dict[str, Any] = chance.choices(kinds, [4, 9, 1, 1, 2, 1, 1, 1])[0]
    themes = chance.sample(kind["themes"], chance.randint(1, min(2, len(kind["themes"]))))
    confident = kind["kind"] == "one_to_one" or chance.random() < 0.4
    words, who = chance.choice(kind["texts"]), chance.choice(kind["who"])
    note = Note(Kind(kind["kind"]), words, who, tuple(themes), confident)
    with pretending(at(on, chance.randint(9, 16), chance.randint(0, 59))):
        observations.add(scene.db, scene.key, new_id(), note, on)


def _told(scene: Scene, cast: Cast) -> Happenings:
    """What comes beside the tasks, by its day; reviews last, so that they show what stood there."""
    reviewer = cast.reviewers[scene.story.reviewer % len(cast.reviewers)]
    yesterday = scene.today - timedelta(days=1)
    at = (scene.db, scene.key, scene.plan)
    figures = measuring.of_plan(*at, reviewer, yesterday, scene.chance)
    signing = access.open_plan(scene.db, reviewer, scene.key.id)
    chance = Random(f"{SEED} reviews {scene.story.name}")
    stage = senior_management.Scene(
        scene.db, scene.key, signing, scene.plan, scene.story, scene.today, chance
    )
    found: Happenings = defaultdict(list)
    beside = (*figures.steps(yesterday), *_answers(scene), *_chart(scene), *_rounds(scene, cast))
    for on, step in (*beside, *senior_management.reviews(stage)):
        found[on].append(step)
    return found


def _work(scene: Scene, happenings: Happenings) -> None:
    """Day by day, so that a task that repeats brings its next round in time."""
    for day in range(1, scene.story.active_day + 1):
        on = scene.plan.date_of(day)
        if scene.plan.calendar.works_on(on):
            for task in tasks.of_plan(scene.db, scene.key):
                if task.state is State.OPEN and task.due_day <= day + 2:
                    _handle(scene, task, on, day)
        for happen in happenings[on]:
            with pretending(at(on, 18)):
                happen()


def _handle(scene: Scene, task: Task, on: date, day: int) -> None:
    """Each working day from two days before it is due, a task has its chance to be done."""
    chance = scene.chance
    luck = Random(f"{scene.story.name} {task.key} {task.occurrence}").random()
    with pretending(at(on, chance.randint(9, 17), chance.randint(0, 59))):
        change = (scene.db, scene.key, scene.plan)
        if luck < scene.story.pace and chance.random() < 0.55:
            if chance.random() < 0.12:
                noted = replace(task, notes=chance.choice(WORDS["notes"]))
                task = tasks.save(*change, noted, on)
            tasks.complete(*change, task.id, task.version, on)
        elif luck > 0.985:
            ruled_out = task.rule_out(on, chance.choice(WORDS["reasons"]))
            tasks.save(*change, ruled_out, on)
        elif luck > scene.story.pace and _may_be_stuck(scene, task, day) and chance.random() < 0.12:
            tasks.save(*change, task.block(on, chance.choice(WORDS["blockers"])), on)


def _may_be_stuck(scene: Scene, task: Task, day: int) -> bool:
    """Most blocks are cleared within days; only who is stuck has old ones."""
    is_recent = scene.story.twist == "stuck" or day > scene.story.day - 4
    return is_recent and day >= task.due_day - 1


def _answers(scene: Scene) -> Iterator[Told]:
    chance = Random(f"{SEED} answers {scene.story.name}")
    for milestone in scene.milestones:
        for question in milestone.questions:
            day = milestone.first_day + chance.randint(3, 13)
            if chance.random() < scene.story.pace:
                words = chance.choice(WORDS["answers"][0]["texts"])
                on, shared = scene.plan.date_of(day), chance.random() < 0.4
                at = (scene.db, scene.key, question.key)
                yield on, partial(answers.save, *at, words, shared, 0, on)


def _chart(scene: Scene) -> Iterator[Told]:
    """From the second fortnight on there is a chart; later its channels, tasks, a new version."""
    chance = Random(f"{SEED} chart {scene.story.name}")
    for day, step in chart.STEPS:
        on = scene.plan.date_of(day)
        yield on, partial(step, scene.db, scene.key, scene.plan, on, chance)


def _rounds(scene: Scene, cast: Cast) -> list[Told]:
    reviewer = cast.reviewers[scene.story.reviewer % len(cast.reviewers)]
    last_day, today = scene.story.active_day, scene.today
    at = (scene.db, scene.key, scene.plan)
    return questioning.rounds(*at, reviewer, cast.coach, today, last_day)


def _twist(scene: Scene) -> None:
    """What happens in real companies: a start that moved, leave, a successor."""
    db, key, today = scene.db, scene.key, scene.today
    with pretending(at(today - timedelta(days=people.HANDED_OVER_DAYS_AGO), 11)):
        if scene.story.twist == "paused":
            first_on = today - timedelta(days=4)
            plans.pause(db, key, first_on, None, WORDS["pauses"][1])
        if scene.story.twist == "moved":
            new_start = scene.plan.starts_on + timedelta(days=3)
            plans.move_start(db, key, new_start, today, scene.plan.version)
        if scene.story.twist == "successor":
            successor = people.SUCCESSOR
            with writing(db):
                heir = accounts.add(db, successor.name, successor.email, None)
            memberships.give(db, key, heir, Role.MANAGER)
        if scene.story.twist == "stuck":
            invitations.invite_to_plan(db, key, "viewer@harbourmutual.example", Role.VIEWER)
