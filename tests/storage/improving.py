"""Half a year of figures in a real file, and a change that has been planned, for tests."""

from dataclasses import replace
from datetime import date, timedelta

from sqlite_utils import Database

from playbook.charts.rule_sets import Direction
from playbook.facts import Fact
from playbook.improvement.improvement import Guard, Improvement, Prediction
from storage import ideas, imports, improvements, own_kpis
from storage.access import OpenPlan
from storage.ideas import NewIdea
from storage.rows import new_id
from tests.playbook.changes import BASE, moved

FCR, CSAT = "first_contact_resolution_rate", "customer_satisfaction"
ANSWERS = 400
PROBLEM = "Billing calls are passed on"


def monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def bring_in(db: Database, plan: OpenPlan, last: date, shift: float, weeks: int = 12) -> None:
    """20 steady weeks, then `weeks` with resolution moved; the last one begins on `last`."""
    values = [*BASE, *moved(shift)[:weeks]]
    first = last - timedelta(weeks=len(values) - 1)
    facts = [
        Fact(
            day=first + timedelta(weeks=place),
            days=7,
            resolved_first=round(value * ANSWERS),
            resolution_answers=ANSWERS,
            satisfaction_top_two=round((value - (shift if place >= 20 else 0)) * ANSWERS),
            satisfaction_answers=ANSWERS,
        )
        for place, value in enumerate(values)
    ]
    imports.add_by_hand(db, plan, new_id(), facts, replace=True)


def planned(db: Database, plan: OpenPlan, review_on: date, today: date) -> Improvement:
    """From an idea to a complete plan."""
    idea_id = new_id()
    ideas.add(db, plan, idea_id, NewIdea(PROBLEM), today)
    made = improvements.get(db, plan, improvements.plan_from(db, plan, idea_id, 1, today))
    prediction = Prediction(
        "send billing calls to agents who see the invoice",
        FCR,
        0.70,
        0.73,
        review_on,
        "the question is answered at once",
        (Guard(CSAT, Direction.INCREASE),),
    )
    wanted = replace(
        made, whys=("Few may see invoices",), prediction=prediction, stop_rule="Complaints double"
    )
    improvements.save(db, plan, wanted)
    return improvements.get(db, plan, made.id)


def running(db: Database, plan: OpenPlan, started_on: date, review_on: date) -> Improvement:
    each = planned(db, plan, review_on, started_on)
    improvements.start(db, plan, each.id, each.version, started_on, started_on)
    return improvements.get(db, plan, each.id)


def own_kpi(db: Database, plan: OpenPlan) -> str:
    """The key of a KPI that this manager has defined."""
    counted = ("Letters in time", "rate", "increase", "answered in five days / all")
    return own_kpis.define(db, plan, new_id(), *counted)


def type_in_weeks(db: Database, plan: OpenPlan, key: str, last: date, shift: float) -> None:
    """20 steady weeks by hand, then 12 moved by `shift`; the last one begins on `last`."""
    values = [*BASE, *moved(shift)]
    for place, value in enumerate(values):
        day = last - timedelta(weeks=len(values) - 1 - place)
        own_kpis.type_in(db, plan, key, day, round(value, 4))


def on(kpi: str, each: Improvement) -> Improvement:
    """The same change, meant to move another KPI, without guard-rails of the catalogue."""
    return replace(each, prediction=replace(each.prediction, kpi=kpi))
