"""A reading as JSON, in a form that stays the same."""

import json
from dataclasses import asdict, fields
from typing import Any

from playbook.facts import Fact
from playbook.intake.figures import kpis, peak_hour
from playbook.intake.question import Question
from playbook.intake.report import Reading
from playbook.kpi.formulas import Measurement


def as_json(reading: Reading) -> str:
    """Keys in a fixed order; figures in full; None becomes null; sums not known are left away."""
    report = reading.report
    found = {
        "file": report.name,
        "fingerprint": report.fingerprint,
        "recognised": reading.recognised,
        "ready": reading.ready,
        "format": report.format,
        "format_name": report.format_name,
        "rows": {
            "read": report.rows_read,
            "used": report.rows_used,
            "left_out": [asdict(one) for one in report.left_out],
        },
        "period": {
            "first_day": report.first_day.isoformat() if report.first_day else None,
            "last_day": report.last_day.isoformat() if report.last_day else None,
        },
        "columns": [asdict(one) for one in report.columns],
        "unused_columns": list(report.unused_columns),
        "header": list(reading.header),
        "facts": len(reading.facts),
        "totals": _totals(report.totals),
        "kpis": [_measured(one) for one in kpis(reading)] if reading.recognised else [],
        "busiest_hour": peak_hour(reading) if reading.recognised else None,
        "warnings": list(report.warnings),
        "questions": [_question(one, reading) for one in reading.questions],
        "mapping": json.loads(reading.mapping.to_json()) if reading.mapping else None,
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _totals(totals: Fact) -> dict[str, Any]:
    known = {field.name: getattr(totals, field.name) for field in fields(Fact)}
    sums = {name: value for name, value in known.items() if isinstance(value, float)}
    within = [count._asdict() for count in totals.within]
    return sums | {"unaccounted": totals.unaccounted, "within": within}


def _measured(one: Measurement) -> dict[str, Any]:
    return asdict(one.definition) | {
        "value": one.value,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "n": one.n,
    }


def _question(question: Question, reading: Reading) -> dict[str, Any]:
    return asdict(question) | {"answer": dict(reading.answers).get(question.key)}
