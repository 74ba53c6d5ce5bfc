"""The made-up company's past workshops: a kick-off, and the same guide again weeks later."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tomllib import loads
from typing import Any

from playbook.account import User
from playbook.workshop import course
from playbook.workshop.guide import Step, StepKind
from playbook.workshop.guide_file import built_in
from storage import (
    access,
    taken_actions,
    workshop_access,
    workshop_actions,
    workshop_votes,
    workshop_wording,
    workshops,
)
from storage.access import OpenPhone, OpenPlan, OpenWorkshop
from storage.engine import Engine
from storage.rows import new_id, pretending
from storage.workshop_actions import NewAction

WORDS: dict[str, Any] = loads(Path(__file__).with_name("workshops.toml").read_text("utf-8"))
PHONES = (13, 16)
FRIDAY = 4
HELD = ((8, "kick_off", 2.6), (34, "again", 3.4))
FOR = ("Amara Nwosu", "Aiko Tanaka")


def hold(db: Engine, plan: OpenPlan, coach: User, name: str, starts_on: date, today: date) -> None:
    """Only for a few, each on the plan days that have passed."""
    if name not in FOR:
        return
    for day, words, mood in HELD:
        on = starts_on + timedelta(days=day - 1)
        on -= timedelta(days=max(0, on.weekday() - FRIDAY))
        if on < today:
            _hold(db, plan, coach, on, WORDS[words], Random(f"{name} {day}"), mood)


def _hold(
    db: Engine,
    plan: OpenPlan,
    coach: User,
    on: date,
    actions: Sequence[tuple[str, int]],
    chance: Random,
    mood: float,
) -> None:
    with pretending(datetime.combine(on, time(14), UTC)):
        guide = built_in()["kick_off"]
        workshop_id = workshops.start(db, [access.open_plan(db, coach, plan.id)], guide, on)
        key = workshop_access.open_workshop(db, coach, workshop_id)
        code = workshops.load(db, key).code
        names = [f"phone {number}" for number in range(chance.randint(*PHONES))]
        voters = [workshop_access.open_phone(db, code, name) for name in names]
        for phone in voters:
            workshop_votes.join(db, phone)
        for _ in guide.steps:
            _step(db, key, voters, chance, mood)
        for text, days in actions:
            new = NewAction(text, plan_id=plan.id, due_on=on + timedelta(days=days))
            workshop_actions.add(db, key, new_id(), new, on)
        workshops.close(db, key)
    with pretending(datetime.combine(on, time(17), UTC)):
        for offered in taken_actions.waiting(db, plan)[:1]:
            taken_actions.accept(db, plan, offered.action.id, False, on)


def _step(
    db: Engine, key: OpenWorkshop, voters: Sequence[OpenPhone], chance: Random, mood: float
) -> None:
    session = workshops.move(db, key, course.go_on, workshops.load(db, key).version)
    step = session.course.step
    if not step or not step.is_voted:
        return
    if step.has_options:
        session = workshop_wording.offer(db, key, WORDS["voted"], session.version)
        session = workshops.move(db, key, course.open_for_answers, session.version)
        step = session.course.step or step
    order = chance.sample(range(len(voters)), len(voters))
    for number, phone in zip(order, voters, strict=True):
        workshop_votes.vote(db, phone, step.key, _said(step, chance, mood, number))
    workshops.move(db, key, course.reveal, session.version)


def _said(step: Step, chance: Random, mood: float, number: int) -> dict[str, str]:
    if step.kind is StepKind.OPEN:
        return {"words": WORDS[step.key][number % len(WORDS[step.key])]}
    if step.kind is StepKind.DOTS:
        items = chance.choices(step.items, [5, 4, 3, 2, 1][: len(step.items)], k=step.dots)
        return {f"item-{item.key}": str(items.count(item)) for item in items}
    marks = {item.key: round(chance.gauss(mood, 0.9)) for item in step.items}
    return {f"item-{key}": str(min(max(mark, 1), step.top)) for key, mark in marks.items()}
