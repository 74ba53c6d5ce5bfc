"""How an improvement crosses the border of the database."""

import json
from datetime import date

from playbook.idea import CycleStep
from playbook.improvement import Decision, Guard, Improvement, Prediction
from playbook.process_rules import Direction
from storage.engine import Row
from storage.rows import day, text


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
