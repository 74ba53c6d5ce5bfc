"""Did it last? The sustain check of an adopted change, and the weekly watch over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from playbook.amounts import amount, counted, day
from playbook.charts.series import tidy
from playbook.verdict.before_and_after import Effect
from playbook.verdict.case import Case, split
from playbook.verdict.ladder import AFTER_NEEDED
from playbook.verdict.two_keys import TwoKeys, two_keys

WATCHES_IN_A_ROW = 3


class Sustained(StrEnum):
    TOO_EARLY = "too early to say"
    HELD = "the improvement holds"
    HINT = "a hint of slipping back"
    FADED = "no longer clearly better than before the change"
    SLIPPED = "slipped back"
    NOT_JUDGEABLE = "not judgeable"


@dataclass(frozen=True)
class SustainCheck:
    """`since_before` compares the time after the review with the time before the change,
    `since_review` with the improved level; both in the KPI's unit, None where there is no spread.
    """

    result: Sustained
    on: date
    sentence: str
    since_before: Effect | None
    since_review: Effect | None


def sustain_check(case: Case, on: date) -> SustainCheck:
    """Values after the review date, up to `on`, against the improved level and the old baseline.

    Slipped = both keys against the level between start and review. Faded = no key says slipped,
    but the interval no longer shows anything better than before the change. Never raises.
    """
    old, later = split(case.seen_by(on), case.started_on)
    improved, recent = split(later, case.review_on + timedelta(days=1))
    counts = [tidy(rows).present for rows in (old, improved, recent)]
    if min(counts) < AFTER_NEEDED:
        return SustainCheck(Sustained.TOO_EARLY, on, _lacking(counts), None, None)
    first_recent = min(row.on for row in recent)
    against_old = two_keys([*old, *recent], first_recent, case.options)
    against_new = two_keys([*improved, *recent], first_recent, case.options)
    result = _result(against_old, against_new, case.options.direction.sign)
    words = _sentence(result, against_new.effect, case)
    return SustainCheck(result, on, words, against_old.effect, against_new.effect)


def regression_watch(case: Case, on: date) -> SustainCheck:
    """The sustain check as a weekly watch: it calls out only what three values in a row confirm.

    A watch that looks every week would otherwise cry wolf; an unconfirmed result is a hint.
    """
    found = sustain_check(case, on)
    if found.result not in (Sustained.SLIPPED, Sustained.FADED):
        return found
    earlier = _last_dates(case, on)
    if all(sustain_check(case, day).result is found.result for day in earlier):
        return found
    words = f"{found.sentence} It counts once three values in a row say so."
    return SustainCheck(Sustained.HINT, on, words, found.since_before, found.since_review)


def _last_dates(case: Case, on: date) -> Sequence[date]:
    series = tidy(case.seen_by(on))
    pairs = zip(series.dates, series.values, strict=True)
    return [seen for seen, value in pairs if value is not None][-WATCHES_IN_A_ROW:]


def _result(against_old: TwoKeys, against_new: TwoKeys, sign: int) -> Sustained:
    if sign == 0 or against_old.effect is None or against_new.effect is None:
        return Sustained.NOT_JUDGEABLE
    if against_new.sign == -sign:
        return Sustained.SLIPPED
    if not _clearly_better(against_old.effect, sign):
        return Sustained.FADED
    worse = against_new.low if sign > 0 else against_new.high
    return Sustained.HINT if worse else Sustained.HELD


def _clearly_better(effect: Effect, sign: int) -> bool:
    return effect.excludes_zero and effect.difference * sign > 0


def _lacking(counts: Sequence[int]) -> str:
    have = counted(counts[2], "value")
    if min(counts[:2]) < AFTER_NEEDED:
        return "Too few values before the change or before its review to compare with."
    return f"There are {have} since the review; a sustain check needs {AFTER_NEEDED}."


def _sentence(result: Sustained, effect: Effect | None, case: Case) -> str:
    if effect is None:
        return "The values do not vary, so there is nothing to tell slipping by."
    if result is Sustained.NOT_JUDGEABLE:
        return "Nobody said which way is better, so slipping back cannot be judged."
    levels = f"{amount(effect.before, case.unit)} up to the review on {day(case.review_on)}"
    now = f"{amount(effect.after, case.unit)} since"
    return f"{result[0].upper()}{result[1:]}: {case.kpi} was {levels} and is {now}."
