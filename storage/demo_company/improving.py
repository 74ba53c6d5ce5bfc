"""What made-up managers improved: figures that moved or did not, verdicts and decisions."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from playbook.facts import Fact
from playbook.improvement.case_of_a_change import judged
from playbook.improvement.happening import Happening, HappeningKind
from playbook.improvement.idea import CycleStep, IdeaSource
from playbook.improvement.improvement import Decision, Guard, Prediction
from playbook.improvement.kpis import guard_direction
from playbook.kpi.kpi import kpi as kpi_of
from storage import happenings, ideas, imports, improvements, own_kpis, surroundings
from storage.access import OpenPlan
from storage.demo_company.clock import at
from storage.engine import Engine
from storage.ideas import NewIdea
from storage.rows import new_id, pretending

STORY = tomllib.loads(Path(__file__).with_name("improving.toml").read_text(encoding="utf-8"))
WEEKS = 52
SEED = 3
FROM_DAY = 14
# KPI: the sum above the line, the one below it, and how many cases a week there are
SUMS = {
    "first_contact_resolution_rate": ("resolved_first", "resolution_answers", 820),
    "customer_satisfaction": ("satisfaction_top_two", "satisfaction_answers", 820),
    "self_service_containment_rate": ("self_service_contained", "self_service_entered", 1900),
    "quality_score": ("points_earned", "points_applicable", 2400),
    "first_response_time": ("first_response_seconds", "replied", 460),
    "customer_effort_score": ("effort_sum", "effort_answers", 390),
}
Entry = Mapping[str, Any]


def improve(db: Engine, key: OpenPlan, manager: str, today: date, chance: Random) -> None:
    """Everything this manager's part of the story says; for the others, a few ideas."""
    monday = today - timedelta(days=today.weekday())
    mine = {name: [e for e in STORY[name] if e.get("manager") == manager] for name in STORY}
    if mine["series"]:
        with pretending(at(monday, 8)):
            facts = figures(mine["series"], monday)
            imports.add_by_hand(db, key, new_id(), facts, replace=True)
    for entry in mine["own"]:
        _count(db, key, entry, monday)
    for entry in mine["happening"]:
        _happen(db, key, entry, monday)
    for entry in mine["improvement"]:
        _improve(db, key, entry, monday)
    for entry in chance.sample(STORY["idea"], 3 + 2 * bool(mine["series"])):
        _note(db, key, entry, today - timedelta(days=chance.randint(1, 9)))


def figures(series: Sequence[Entry], monday: date) -> list[Fact]:
    """A year of weeks, the last one the week before `monday`."""
    sums: list[dict[str, Any]] = [{} for _ in range(WEEKS)]
    for entry in series:
        above, below, cases = SUMS[entry["kpi"]]
        chance = Random(f"{entry.get('seed', SEED)} {entry['manager']} {entry['kpi']}")
        for place in range(WEEKS):
            ago = WEEKS - place
            level = entry["level"] + sum(by for since, by in entry["steps"] if ago <= since)
            n = round(cases * chance.uniform(0.92, 1.08))
            value = chance.gauss(level, entry["spread"])
            sums[place] |= {above: float(round(value * n)), below: float(n)}
    first = monday - timedelta(weeks=WEEKS)
    return [
        Fact(day=first + timedelta(weeks=place), days=7, **values)
        for place, values in enumerate(sums)
    ]


def _count(db: Engine, key: OpenPlan, entry: Entry, monday: date) -> None:
    """A KPI of the manager's own, typed in each Monday for the week that has ended."""
    first = monday - timedelta(weeks=len(entry["weeks"]))
    words = (entry["name"], entry["unit"], entry["direction"], entry["counts"])
    with pretending(at(first, 8)):
        made = own_kpis.define(db, key, entry["key"], *words)
    for place, value in enumerate(entry["weeks"]):
        on = first + timedelta(weeks=place)
        with pretending(at(on + timedelta(weeks=1), 8)):
            own_kpis.type_in(db, key, made, on, float(value))


def _improve(db: Engine, key: OpenPlan, entry: Entry, monday: date) -> None:
    started_on = monday - timedelta(weeks=entry["started"])
    review_on = started_on + timedelta(weeks=entry["weeks"])
    planned_on = started_on - timedelta(days=5)
    with pretending(at(planned_on, 14)):
        idea_id = _note(db, key, {**entry, "text": entry["problem"]}, planned_on)
        made = improvements.plan_from(db, key, idea_id, 1, planned_on)
        planned = improvements.get(db, key, made)
        wanted = replace(
            planned,
            whys=tuple(entry["whys"]),
            owner=entry["owner"],
            team=entry["team"],
            stop_rule=entry["stop_rule"],
            prediction=_prediction(entry, review_on),
        )
        improvements.save(db, key, wanted)
    with pretending(at(started_on, 9)):
        seen = improvements.get(db, key, made).version
        improvements.start(db, key, made, seen, started_on, started_on)
    if "decision" in entry:
        _decide(db, key, made, entry, review_on)


def _decide(db: Engine, key: OpenPlan, made: str, entry: Entry, review_on: date) -> None:
    with pretending(at(review_on, 16)):
        each = improvements.get(db, key, made)
        result = judged(each, surroundings.around(db, key, [each]), review_on)
        words = (entry["reason"], entry["lessons"])
        decision = Decision(entry["decision"])
        improvements.decide(db, key, made, each.version, decision, words, result, review_on)


def _prediction(entry: Entry, review_on: date) -> Prediction:
    goes_from, goes_to = entry["goes"]
    guards = tuple(Guard(kpi, guard_direction(kpi_of(kpi))) for kpi in entry["guards"])
    words = (entry["change"], entry["kpi"], goes_from, goes_to, review_on, entry["because"])
    return Prediction(*words, guards)


def _note(db: Engine, key: OpenPlan, entry: Entry, on: date) -> str:
    made = new_id()
    new = NewIdea(
        entry["text"],
        IdeaSource(entry["source"]),
        CycleStep(entry["step"]),
        entry["impact"],
        entry["effort"],
    )
    with pretending(at(on, 11)):
        ideas.add(db, key, made, new, on)
    return made


def _happen(db: Engine, key: OpenPlan, entry: Entry, monday: date) -> None:
    on = monday - timedelta(weeks=entry["weeks_ago"]) + timedelta(days=2)
    with pretending(at(on, 17)):
        kind = HappeningKind(entry["kind"])
        happenings.add(db, key, Happening(new_id(), entry["title"], kind, on))
