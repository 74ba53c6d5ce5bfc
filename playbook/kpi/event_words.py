"""What an event says about a KPI, in the trade's words instead of keys."""

from collections.abc import Mapping
from typing import Any

from playbook.kpi.amount import unit_of
from playbook.kpi.kpi import catalogue
from playbook.kpi.target import Step
from playbook.kpi.target_words import step_words

BOUNDS = ("low", "high")


def readable(after: Mapping[str, Any]) -> dict[str, Any]:
    """The same with the KPI's name for its key, steps as sentences and bounds with their unit."""
    one = catalogue().get(str(after.get("kpi")))
    if not one:
        return dict(after)
    unit = unit_of(one)
    words: dict[str, Any] = {"KPI": one.name}
    words |= {name: value for name, value in after.items() if name not in ("kpi", "steps", *BOUNDS)}
    if any(after.get(bound) is not None for bound in BOUNDS):
        words["limit"] = step_words(Step(0, after.get("low"), after.get("high")), unit)
    for step in after.get("steps", []):
        words[f"by day {step['day']}"] = step_words(Step(**step), unit)
    return words
