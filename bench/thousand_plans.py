"""A senior manager with 1,000 managers: 84 tasks and two years of weekly KPIs each."""

import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import storage
from playbook.account import User
from playbook.facts import Fact
from playbook.kpi.kpi import definition
from playbook.kpi.target import Step
from playbook.review.check_in import Standing, due_dates
from storage import (
    access,
    accounts,
    baselines,
    check_ins,
    imports,
    kpi_reckoning,
    new_plans,
    plan_rows,
    plans,
    playbooks,
    targets,
)
from storage.access import OpenPlan
from storage.engine import Engine, writing
from storage.rows import new_id, pretending

PLANS = 1_000
WEEKS = 104
SITES = ("Leeds", "Gdynia", "Porto", "Cork", "Toronto")
REVIEWER = "ruth@thousand.example"
SEED = 1000
TARGETS = {
    "abandonment_rate": (Step(30, None, 0.07), Step(120, None, 0.05)),
    "customer_satisfaction": (Step(30, 0.7, None), Step(120, 0.8, None)),
    "first_contact_resolution_rate": (Step(30, 0.65, None), Step(120, 0.7, None)),
}


def build(path: Path, count: int, today: date) -> None:
    chance = Random(SEED)
    storage.prepare(path)
    with storage.connect(path) as db:
        db.execute("pragma synchronous = off")
        playbooks.publish_built_in(db)
        with writing(db):
            ruth = accounts.add(db, "Ruth Adeyemi", REVIEWER, None)
        for number in range(count):
            _plan(db, ruth, number, today, chance)
        kpi_reckoning.catch_up(db, access.open_portfolio(db, ruth))


def _plan(db: Engine, ruth: User, number: int, today: date, chance: Random) -> None:
    starts_on = today - timedelta(days=chance.randint(-5, 140))
    with pretending(_at(min(starts_on, today))):
        with writing(db):
            name, email = f"Manager {number:04}", f"manager{number}@thousand.example"
            manager = accounts.add(db, name, email, None)
        new = new_plans.NewPlan(
            SITES[number % 5], starts_on, "UTC", plan_rows.Calendar(), reviewer_email=ruth.email
        )
        key = access.open_plan(db, manager, new_plans.start(db, manager, new, starts_on).plan_id)
    day = (today - starts_on).days + 1
    _figures(db, key, starts_on, today, chance)
    if day > 1:
        _work(db, key, ruth, day, today, chance)


def _figures(db: Engine, key: OpenPlan, starts_on: date, today: date, chance: Random) -> None:
    monday = today - timedelta(days=today.weekday())
    facts = [_week(monday - timedelta(weeks=n), chance) for n in range(WEEKS, 0, -1)]
    with pretending(_at(today - timedelta(days=1))):
        imports.add_by_hand(db, key, new_id(), facts)
        if starts_on <= today:
            first = monday - timedelta(weeks=30)
            baselines.freeze(db, key, new_id(), "Before", first, first + timedelta(weeks=13))
            for kpi, steps in TARGETS.items():
                wanted = targets.Proposal(definition(kpi), "", steps, "Agreed.")
                targets.propose(db, key, new_id(), wanted, starts_on)


def _work(db: Engine, key: OpenPlan, ruth: User, day: int, today: date, chance: Random) -> None:
    """Most of what is due is done; check-ins come in most weeks."""
    done_up_to = day - chance.choice((0, 0, 2, 5, 20))
    sql = """update tasks set completed_on = :on, completed_by = :by
        where plan_id = :id and due_day <= :day and repeats is null"""
    params = {"on": today.isoformat(), "by": key.user.name, "id": key.id, "day": done_up_to}
    with writing(db):
        db.execute(sql, params)
    for due_on in due_dates(plans.load(db, key), today):
        if chance.random() < 0.9:
            standing = chance.choices(list(Standing), [90, 8, 2])[0]
            words = check_ins.Words(standing, "Ten 1:1s held", "Two on leave")
            with pretending(_at(due_on)):
                check_ins.hand_in(db, key, due_on, words, 0, due_on)
    seen = "update check_ins set acknowledged_on = :on, acknowledged_by = :by where plan_id = :id"
    params = {"on": today.isoformat(), "by": ruth.id, "id": key.id}
    with writing(db):
        db.execute(f"{seen} and due_on < :on", params)


def _week(monday: date, chance: Random) -> Fact:
    lost, asked = chance.randint(30, 80), 200
    return Fact(
        day=monday,
        days=7,
        offered=1_000.0,
        answered=1_000.0 - lost,
        abandoned=float(lost),
        resolved_first=float(chance.randint(125, 150)),
        resolution_answers=float(asked),
        satisfaction_top_two=float(chance.randint(140, 170)),
        satisfaction_answers=float(asked),
    )


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10), UTC)


if __name__ == "__main__":
    build(Path(sys.argv[1]), PLANS, date.today())
