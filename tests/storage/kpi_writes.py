"""The writes on a plan's figures, beside those in `writes.py`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlite_utils import Database

from playbook.facts import Fact
from playbook.intake import read
from playbook.kpi.alert_limit import Limit
from playbook.kpi.kpi import definition
from playbook.kpi.target import Step
from storage import (
    alert_limits,
    baselines,
    chart_notes,
    contact_reasons,
    imports,
    noted_alerts,
    own_kpis,
    targets,
    team_pages,
)
from storage.access import OpenPlan
from storage.chart_notes import ChartNote
from storage.targets import Proposal

TODAY, MONDAY = date(2026, 3, 16), date(2026, 3, 2)
EXPORT = b"Date,Queue,Offered,Answered,Abandoned\n2026-03-09,A,60,55,5\n"
FASTER = Proposal(definition("average_speed_of_answer"), "", (Step(120, None, 30.0),), "Two more.")
NOTE = ("Claim", "Billing", "Kim", "200 contacts", "Say when it is paid.", TODAY)
OWN = ("own", "Letters in time", "rate", "increase", "on time / letters")
EXPLAINED = ChartNote("said", "service_level", "", MONDAY, "The lines were down.", True, "")
FACT = Fact(day=MONDAY, days=7, offered=10, answered=9, abandoned=1)


def furnish_figures(db: Database, key: OpenPlan) -> None:
    """Something of each, under fixed ids."""
    imports.add_by_hand(db, key, "figures", [FACT])
    baselines.freeze(db, key, "before", "Before", MONDAY, TODAY)
    targets.propose(db, key, "target", FASTER, TODAY)
    own_kpis.define(db, key, *OWN)
    contact_reasons.write(db, key, "note", *NOTE)
    chart_notes.write(db, key, EXPLAINED, TODAY)
    team_pages.make(db, key, ["service_level"], True)


Write = Callable[[OpenPlan, Any], object]
FIGURE_WRITES: dict[str, Write] = {
    "imports.add": lambda key, at: imports.add(at.db, key, "file", read(EXPORT, "a.csv")),
    "imports.add_by_hand": lambda key, at: imports.add_by_hand(at.db, key, "more", [FACT], True),
    "imports.undo": lambda key, at: imports.undo(at.db, key, "figures"),
    "baselines.freeze": lambda key, at: baselines.freeze(
        at.db, key, "another", "Another", MONDAY, TODAY
    ),
    "baselines.withdraw": lambda key, at: baselines.withdraw(at.db, key, "before"),
    "targets.propose": lambda key, at: targets.propose(
        at.db, key, "faster", Proposal(FASTER.definition, "Chat", FASTER.steps, "Why not"), TODAY
    ),
    "targets.withdraw": lambda key, at: targets.withdraw(at.db, key, "target", 1),
    "own_kpis.define": lambda key, at: own_kpis.define(
        at.db, key, "more", "Promises kept", "rate", "increase", "kept / made"
    ),
    "own_kpis.type_in": lambda key, at: own_kpis.type_in(at.db, key, "own.own", MONDAY, 0.5),
    "own_kpis.withdraw": lambda key, at: own_kpis.withdraw(at.db, key, "own.own"),
    "alert_limits.keep": lambda key, at: alert_limits.keep(
        at.db, key, Limit("service_level", "", 0.7, None), TODAY
    ),
    "noted_alerts.note": lambda key, at: noted_alerts.note(at.db, key, "a cause"),
    "contact_reasons.mark": lambda key, at: contact_reasons.mark(at.db, key, "Claim", True),
    "contact_reasons.write": lambda key, at: contact_reasons.write(at.db, key, "again", *NOTE),
    "contact_reasons.answer": lambda key, at: contact_reasons.answer(
        at.db, key, "note", 1, "From March.", TODAY
    ),
    "chart_notes.write": lambda key, at: chart_notes.write(
        at.db, key, replace(EXPLAINED, id="again"), TODAY
    ),
    "chart_notes.withdraw": lambda key, at: chart_notes.withdraw(at.db, key, "said", TODAY),
}
# These need the right to choose who sees the plan.
TEAM_WRITES: dict[str, Write] = {
    "team_pages.make": lambda key, at: team_pages.make(at.db, key, ["service_level"], True),
    "team_pages.revoke": lambda key, at: team_pages.revoke(
        at.db, key, team_pages.of_plan(at.db, key)[0].id
    ),
}
FIGURE_READS = {
    "alert_limits.of_plan",
    "alert_limits.versions",
    "baselines.count_kpis",
    "baselines.of_plan",
    "chart_notes.of_plan",
    "contact_reasons.notes",
    "contact_reasons.self_service",
    "facts.different",
    "facts.known_names",
    "facts.load",
    "facts.of",
    "facts.span",
    "held_sums.held",
    "imports.count",
    "imports.get",
    "imports.of_plan",
    "imports.overlapping",
    "imports.same_file",
    "kpi_reckoning.of_plan",
    "kpi_series.by_week",
    "kpi_series.since_the_plan",
    "kpi_series.weekly",
    "kpi_weeks.kept",
    "kpis_as_counted.by_key",
    "mappings.of_header",
    "measuring.over",
    "measuring.series",
    "noted_alerts.causes",
    "overlaps.overlaps",
    "own_kpis.all_kpis",
    "own_kpis.named",
    "own_kpis.weekly",
    "plan_ramps.of_plan",
    "targets.count_locked",
    "targets.find",
    "targets.of_plan",
    "team_pages.of_plan",
    "volumes.by_hour",
}
# Parts of a write, and what only the reviewer may do.
FIGURE_PARTS = {
    "kpi_reckoning.renew",
    "kpi_weeks.forget",
    "kpi_weeks.keep",
    "mappings.keep",
    "overlaps.give_back",
    "targets.lock",
}
