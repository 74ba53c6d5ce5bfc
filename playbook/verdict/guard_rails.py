"""Guard-rail KPIs: what a change must not break, read beside its verdict."""

from enum import StrEnum

from playbook.charts.labels import is_high
from playbook.verdict.look import Result
from playbook.verdict.verdict import Verdict


class GuardRail(StrEnum):
    HELD = "held"
    GAINED = "got better too"
    BROKEN = "got worse"
    WATCH = "shows a hint of getting worse"
    UNKNOWN = "cannot be judged"


_READINGS = {
    Result.BETTER: GuardRail.GAINED,
    Result.WORSE: GuardRail.BROKEN,
    Result.NO_EVIDENCE: GuardRail.HELD,
    Result.CHANGED: GuardRail.WATCH,  # no direction was set, so any move deserves a look
}


def guard_rail(verdict: Verdict) -> GuardRail:
    """What the verdict on a guard-rail KPI, judged at the same start, says about the change."""
    if verdict.result is Result.HINT:
        return GuardRail.WATCH if _leans_worse(verdict) else GuardRail.HELD
    return _READINGS.get(verdict.result, GuardRail.UNKNOWN)


def _leans_worse(verdict: Verdict) -> bool:
    """Does whatever was seen point to the bad side, or both ways?"""
    sign = verdict.case.options.direction.sign
    effect = verdict.effect
    if effect is not None and effect.excludes_zero:
        return effect.difference * sign <= 0
    return any((1 if is_high(signal) else -1) * sign <= 0 for signal in verdict.signals)
