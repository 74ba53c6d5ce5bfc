"""The writes on a plan's improvements, beside those in `writes.py`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from playbook.charts.rebase import RebaseGate
from playbook.improvement.case_of_a_change import Surroundings, judged
from playbook.improvement.happening import Happening, HappeningKind
from playbook.improvement.improvement import Decision, Improvement
from playbook.org_chart.gap import Gap
from storage import gap_ideas, happenings, ideas, improvement_drafts, improvements, rebases
from storage.access import OpenPlan
from storage.ideas import NewIdea
from tests.storage.improving import FCR, planned, running

TODAY = date(2026, 3, 16)
REVIEW = TODAY + timedelta(weeks=12)
OUTAGE = Happening("outage", "Telephone outage", HappeningKind.OUTAGE, TODAY)
GATE = RebaseGate(TODAY, True, True, True, True, False, False, ())
PLANNED, RUNNING = 1, 2


def furnish_improvements(db: Database, key: OpenPlan) -> None:
    """An idea that waits and one set aside, a planned change and one that runs, an event."""
    planned(db, key, REVIEW, TODAY)
    running(db, key, TODAY, REVIEW)
    ideas.add(db, key, "idea", NewIdea("Ask once"), TODAY)
    ideas.add(db, key, "aside", NewIdea("Ask twice"), TODAY)
    ideas.set_aside(db, key, "aside", 1, TODAY)
    happenings.add(db, key, OUTAGE)
    each = next(each for each in improvements.of_plan(db, key) if each.number == PLANNED)
    improvement_drafts.keep(db, key, replace(each, team="Claims"), each.version)


def _at(key: OpenPlan, at: Any, number: int) -> Improvement:
    return next(each for each in improvements.of_plan(at.db, key) if each.number == number)


def _save(key: OpenPlan, at: Any) -> object:
    return improvements.save(at.db, key, replace(_at(key, at, PLANNED), owner="Jo Reed"))


def _draft(key: OpenPlan, at: Any) -> object:
    each = _at(key, at, PLANNED)
    return improvement_drafts.keep(at.db, key, replace(each, team="Billing"), each.version)


def _forget(key: OpenPlan, at: Any) -> object:
    return improvement_drafts.forget(at.db, key, _at(key, at, PLANNED).id)


def _start(key: OpenPlan, at: Any) -> object:
    each = _at(key, at, PLANNED)
    return improvements.start(at.db, key, each.id, each.version, TODAY, TODAY, True)


def _decide(key: OpenPlan, at: Any) -> object:
    each = _at(key, at, RUNNING)
    found = judged(each, Surroundings({}), TODAY)
    words = ("Calls doubled", "")
    return improvements.decide(
        at.db, key, each.id, each.version, Decision.ABANDON, words, found, TODAY
    )


Write = Callable[[OpenPlan, Any], object]
IMPROVEMENT_WRITES: dict[str, Write] = {
    "ideas.add": lambda key, at: ideas.add(at.db, key, "new", NewIdea("Ask"), TODAY),
    "gap_ideas.note": lambda key, at: gap_ideas.note(at.db, key, Gap("g", "A gap.", "", ""), TODAY),
    "ideas.rate": lambda key, at: ideas.rate(at.db, key, "idea", 1, 5, 1),
    "ideas.set_aside": lambda key, at: ideas.set_aside(at.db, key, "idea", 1, TODAY),
    "ideas.take_up_again": lambda key, at: ideas.take_up_again(at.db, key, "aside", 2),
    "improvements.plan_from": lambda key, at: improvements.plan_from(at.db, key, "idea", 1, TODAY),
    "improvements.save": _save,
    "improvements.start": _start,
    "improvement_drafts.keep": _draft,
    "improvement_drafts.forget": _forget,
    "improvements.decide": _decide,
    "happenings.add": lambda key, at: happenings.add(at.db, key, replace(OUTAGE, id="new")),
    "happenings.remove": lambda key, at: happenings.remove(at.db, key, OUTAGE.id, TODAY),
    "rebases.decide": lambda key, at: rebases.decide(
        at.db, key, FCR, GATE, "It stays", False, TODAY
    ),
}
IMPROVEMENT_READS = {
    "figure_state.of_plan",
    "happenings.of_plan",
    "gap_ideas.of_plan",
    "ideas.get",
    "ideas.of_plan",
    "improvement_drafts.of",
    "improvements.counts",
    "improvements.get",
    "improvements.of_plan",
    "rebases.days",
    "rebases.of_plan",
    "surroundings.around",
    "surroundings.weekly",
    "verdicts.counts",
    "verdicts.of_plan",
}
IMPROVEMENT_PARTS = {"improvement_drafts.remove", "verdicts.keep"}
