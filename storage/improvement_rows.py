"""How an improvement crosses the border of the database."""

import json
from datetime import date

from playbook.charts.rule_sets import Direction, rule_set
from playbook.improvement.idea import CycleStep
from playbook.improvement.improvement import Decision, Guard, Improvement, Prediction
from playbook.improvement.kpis import Kpis, named
from storage.engine import Row
from storage.rows import day, text


def form_row(wanted: Improvement) -> Row:
    """All that the form of a planned improvement says."""
    return {
        "problem": wanted.problem,
        "step": wanted.step.value,
        "whys": json.dumps(list(wanted.whys)),
        "owner": wanted.owner,
        "team": wanted.team,
        "scope": wanted.scope,
        "stop_rule": wanted.stop_rule,
        "rules": wanted.rules.name,
        **prediction_row(wanted.prediction),
    }


def prediction_row(wanted: Prediction) -> Row:
    return {
        "change_made": wanted.change,
        "kpi": wanted.kpi,
        "from_value": wanted.from_value,
        "to_value": wanted.to_value,
        "review_on": text(wanted.review_on),
        "because": wanted.because,
        "guards": json.dumps([[guard.kpi, guard.better.value] for guard in wanted.guards]),
    }


def in_words(changes: Row, kpis: Kpis) -> Row:
    """For the history: KPIs by name, figures as people say them, no lists of brackets."""
    told = {
        _CALLED.get(name, name): value for name, value in changes.items() if value not in _EMPTY
    }
    if "whys" in told:
        told["whys"] = json.loads(told["whys"])
    if "guards" in changes and changes["guards"] not in _EMPTY:
        told["guard-rails"] = [named(kpi, kpis).name for kpi, _ in json.loads(changes["guards"])]
    if changes.get("kpi"):
        told["KPI"] = named(changes["kpi"], kpis).name
    return told


_EMPTY = (None, "", "[]")
_CALLED = {
    "change_made": "if we",
    "from_value": "from",
    "to_value": "to",
    "review_on": "review on",
    "guards": "guard-rails",
    "kpi": "KPI",
}


def improvement(row: Row) -> Improvement:
    return Improvement(
        id=row["id"],
        number=row["number"],
        problem=row["problem"],
        step=CycleStep(row["step"]),
        planned_on=date.fromisoformat(row["planned_on"]),
        whys=tuple(json.loads(row["whys"])),
        prediction=_prediction(row),
        owner=row["owner"],
        team=row["team"],
        scope=row["scope"],
        stop_rule=row["stop_rule"],
        rules=rule_set(row["rules"]),
        previous_id=row["previous_id"],
        started_on=day(row["started_on"]),
        locked_on=day(row["locked_on"]),
        decision=Decision(row["decision"]) if row["decision"] else None,
        decided_on=day(row["decided_on"]),
        reason=row["reason"],
        lessons=row["lessons"],
        sustain_on=day(row["sustain_on"]),
        version=row["version"],
    )


def _prediction(row: Row) -> Prediction:
    guards = tuple(Guard(kpi, Direction(better)) for kpi, better in json.loads(row["guards"]))
    return Prediction(
        row["change_made"],
        row["kpi"],
        row["from_value"],
        row["to_value"],
        day(row["review_on"]),
        row["because"],
        guards,
    )
