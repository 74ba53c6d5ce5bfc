"""A verdict as text that can be kept: everything needed to read it, check it and redo it."""

import json
from dataclasses import asdict
from datetime import date
from enum import Enum
from hashlib import sha256
from math import isfinite
from typing import Any

from playbook.amounts import Unit
from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.rule_sets import Direction, RuleSet
from playbook.charts.series import Observation
from playbook.charts.signals import Signal
from playbook.errors import PlaybookError
from playbook.verdict.before_and_after import Effect
from playbook.verdict.case import Case, Event, OtherChange
from playbook.verdict.look import Result
from playbook.verdict.verdict import Stage, Verdict


def to_json(verdict: Verdict) -> str:
    """The verdict with rule set, options and data snapshot; `from_json` gives an equal one."""
    return json.dumps(_plain(asdict(verdict)), ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Verdict:
    """The verdict written by `to_json`. Raises PlaybookError where the text is none."""
    try:
        return _verdict(json.loads(text))
    except (KeyError, TypeError, ValueError) as error:
        raise PlaybookError(
            "This stored verdict cannot be read; judge the change again."
        ) from error


def case_to_json(case: Case) -> str:
    return json.dumps(_plain(asdict(case)), ensure_ascii=False, sort_keys=True)


def fingerprint(case: Case) -> str:
    """64 hex digits that change with any value, date or option of the case (SHA-256)."""
    return sha256(case_to_json(case).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        return None  # counts as missing, and JSON has no word for it
    return value.value if isinstance(value, Enum) else value


def _verdict(kept: dict[str, Any]) -> Verdict:
    effect = kept["effect"]
    return Verdict(
        **kept
        | {
            "result": Result(kept["result"]),
            "stage": Stage(kept["stage"]),
            "on": date.fromisoformat(kept["on"]),
            "reasons": tuple(kept["reasons"]),
            "cautions": tuple(kept["cautions"]),
            "effect": Effect(**effect) if effect else None,
            "signals": tuple(Signal(signal) for signal in kept["signals"]),
            "case": _case(kept["case"]),
        }
    )


def _case(kept: dict[str, Any]) -> Case:
    return Case(
        **kept
        | {
            "started_on": date.fromisoformat(kept["started_on"]),
            "review_on": date.fromisoformat(kept["review_on"]),
            "logged_on": _day(kept["logged_on"]),
            "unit": Unit(kept["unit"]),
            "options": _options(kept["options"]),
            "observations": tuple(
                Observation(**row | {"on": date.fromisoformat(row["on"])})
                for row in kept["observations"]
            ),
            "other_changes": tuple(_other_change(row) for row in kept["other_changes"]),
            "events": tuple(
                Event(row["title"], date.fromisoformat(row["on"])) for row in kept["events"]
            ),
            "redefined_on": tuple(map(date.fromisoformat, kept["redefined_on"])),
        }
    )


def _options(kept: dict[str, Any]) -> ChartOptions:
    return ChartOptions(
        **kept
        | {
            "direction": Direction(kept["direction"]),
            "rules": RuleSet(**kept["rules"]),
            "kind": ChartKind(kept["kind"]),
            "rebase_on": tuple(map(date.fromisoformat, kept["rebase_on"])),
        }
    )


def _other_change(kept: dict[str, Any]) -> OtherChange:
    started_on = date.fromisoformat(kept["started_on"])
    return OtherChange(kept["title"], started_on, _day(kept["finished_on"]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
