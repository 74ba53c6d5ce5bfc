"""The finding as a title, the badges above it, and the result held against the prediction."""

from datetime import date
from typing import NamedTuple

from playbook.amounts import amount, counted, interval, size
from playbook.charts.rule_sets import Direction
from playbook.improvement.case_of_a_change import WEEK, Judged
from playbook.improvement.improvement import Improvement
from playbook.verdict.before_and_after import Effect
from playbook.verdict.guard_rails import GuardRail, guard_rail
from playbook.verdict.look import Result, look
from playbook.verdict.verdict import Stage, Verdict


class Badge(NamedTuple):
    colour: str
    words: str


_BADGES = {
    Result.BETTER: Badge("blue", "Improved"),
    Result.WORSE: Badge("orange", "Got worse"),
    Result.HINT: Badge("gray", "A hint"),
    Result.NO_EVIDENCE: Badge("gray", "No change seen"),
    Result.CANNOT_TELL_APART: Badge("orange", "Cannot be told apart"),
    Result.NOT_JUDGEABLE: Badge("gray", "Cannot be judged"),
    Result.NOT_THIS: Badge("gray", "Changed, but not by this"),
    Result.TOO_EARLY: Badge("gray", "Too few weeks"),
    Result.CHANGED: Badge("gray", "Changed"),
}
_TITLES = {
    Result.HINT: "Only a hint that {} moved",
    Result.NO_EVIDENCE: "No change seen in {}",
    Result.CANNOT_TELL_APART: "Two changes at once: nobody can tell which one moved {}",
    Result.NOT_JUDGEABLE: "{} cannot be judged",
    Result.NOT_THIS: "{} changed, but not by this",
    Result.TOO_EARLY: "Too few weeks of {} for a verdict",
}


def title(improvement: Improvement, judged: Judged, today: date) -> str:
    """What a reader who sees only the title should leave with."""
    main = judged.main
    if main.stage is Stage.EARLY_LOOK:
        return _early_title(main, today)
    words = _moved(main) if main.result.is_real else _TITLES[main.result].format(kpi_name(main))
    lost = [guard for guard in judged.guards if guard_rail(guard) is GuardRail.BROKEN]
    words += "".join(f", and {_moved(guard)}" for guard in lost[:2])
    return words[0].upper() + words[1:]


def badges(judged: Judged) -> list[Badge]:
    if judged.main.stage is Stage.EARLY_LOOK:
        return [Badge("gray", "An early look, not a verdict")]
    readings = [guard_rail(guard) for guard in judged.guards]
    lost = [Badge("orange", "Guard-rail lost")] if GuardRail.BROKEN in readings else []
    return [_BADGES[judged.main.result], *lost]


def prediction_sentence(improvement: Improvement, judged: Judged) -> str:
    """“The prediction was 68 % to 73 %; it is now 72.7 %.”"""
    wanted, effect, unit = improvement.prediction, judged.main.effect, judged.main.case.unit
    if wanted.from_value is None or wanted.to_value is None:
        return ""
    levels = f"{amount(wanted.from_value, unit)} to {amount(wanted.to_value, unit)}"
    now = f"; it is now {amount(effect.after, unit)}" if effect else ""
    return f"The prediction was {levels}{now}."


def effect_words(verdict: Verdict) -> tuple[str, str] | None:
    """The likely range, and what it rests on; None where it cannot be worked out."""
    effect = verdict.effect
    if effect is None:
        return None
    likely = interval(effect.lower, effect.upper, verdict.case.unit)
    rests = [
        "95 % interval",
        f"{counted(effect.points_before, 'week')} before",
        f"{effect.points_after} after",
    ]
    cases = sum(row.size or 0 for row in verdict.case.observations)
    rests += [f"{cases:,.0f} cases"] if cases else []
    return likely, ", ".join(rests)


def rail_words(verdict: Verdict) -> tuple[Badge, str, str]:
    """A guard-rail's badge, what is seen, and its two levels."""
    reading, effect, unit = guard_rail(verdict), verdict.effect, verdict.case.unit
    badge = TOO_EARLY if verdict.result is Result.TOO_EARLY else _RAIL_BADGES[reading]
    if effect is None or reading is GuardRail.UNKNOWN:
        return badge, verdict.reasons[0], ""
    moved = _difference(verdict) if reading in _MOVED else "Ordinary variation"
    return badge, moved, f"{amount(effect.before, unit)} → {amount(effect.after, unit)}"


TOO_EARLY = Badge("gray", "Too early")
_RAIL_BADGES = {
    GuardRail.HELD: Badge("gray", "Held"),
    GuardRail.GAINED: Badge("blue", "Improved too"),
    GuardRail.BROKEN: Badge("orange", "Lost"),
    GuardRail.WATCH: Badge("orange", "Watch"),
    GuardRail.UNKNOWN: Badge("gray", "Cannot be judged"),
}
_MOVED = (GuardRail.BROKEN, GuardRail.GAINED, GuardRail.WATCH)


def kpi_name(verdict: Verdict) -> str:
    """The KPI's name inside a sentence; abbreviations keep their capitals."""
    name = verdict.case.kpi
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _moved(verdict: Verdict) -> str:
    effect = verdict.effect
    if effect is None:
        return f"{kpi_name(verdict)} moved"
    return f"{kpi_name(verdict)} {_verb(effect)} by {size(effect.difference, verdict.case.unit)}"


def _difference(verdict: Verdict) -> str:
    effect, unit = verdict.effect, verdict.case.unit
    if effect is None:
        return ""
    likely = interval(effect.lower, effect.upper, unit)
    return f"{_verb(effect).capitalize()} by {size(effect.difference, unit)} ({likely})"


def _verb(effect: Effect) -> str:
    return "rose" if effect.difference > 0 else "fell"


def _early_title(main: Verdict, today: date) -> str:
    started_on, review_on = main.case.started_on, main.case.review_on
    weeks = (review_on - started_on) // WEEK
    if main.result in (Result.NOT_JUDGEABLE, Result.CANNOT_TELL_APART):
        words = _TITLES[main.result].format(kpi_name(main))
        return f"{words[0].upper()}{words[1:]} as things stand"
    done = look(main.case, today).after
    return f"Too early to say: {done} of {counted(max(weeks, 1), 'week')}"


def better_words(direction: Direction) -> str:
    return "must not fall" if direction is Direction.INCREASE else "must not rise"
