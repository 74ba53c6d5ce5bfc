"""Guard-rail KPIs: what a change must not break, read beside its verdict."""

from collections.abc import Sequence
from enum import StrEnum

from playbook.amounts import listed
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


def side_by_side(main: Verdict, guards: Sequence[Verdict]) -> str:
    """The main KPI and its guard-rails in one sentence.

    "Won on first contact resolution, lost on average handle time."
    """
    parts = [f"{_MAIN[main.result]} {_name(main)}"]
    for reading, words in _GUARDS.items():
        names = [_name(guard) for guard in guards if guard_rail(guard) is reading]
        if names:
            parts.append(f"{words} {listed(names)}")
    sentence = ", ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


_MAIN = {
    Result.BETTER: "won on",
    Result.WORSE: "lost on",
    Result.CHANGED: "moved",
    Result.HINT: "only a hint on",
    Result.NO_EVIDENCE: "no change seen on",
    Result.NOT_THIS: "changed for another reason on",
    Result.TOO_EARLY: "too early to say on",
    Result.CANNOT_TELL_APART: "not to be told apart on",
    Result.NOT_JUDGEABLE: "not judgeable on",
}
_GUARDS = {
    GuardRail.BROKEN: "lost on",
    GuardRail.WATCH: "keep an eye on",
    GuardRail.GAINED: "also won on",
    GuardRail.HELD: "no harm seen to",
    GuardRail.UNKNOWN: "no answer yet on",
}


def _leans_worse(verdict: Verdict) -> bool:
    """Does whatever was seen point to the bad side, or both ways?"""
    sign = verdict.case.options.direction.sign
    effect = verdict.effect
    if effect is not None and effect.excludes_zero:
        return effect.difference * sign <= 0
    return any((1 if is_high(signal) else -1) * sign <= 0 for signal in verdict.signals)


def _name(verdict: Verdict) -> str:
    """The KPI's name inside a sentence; abbreviations keep their capitals."""
    name = verdict.case.kpi
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
