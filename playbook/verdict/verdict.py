"""The verdict on one logged change: computed, never typed in, and computed again at will."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from playbook.amounts import day
from playbook.charts.signals import Signal
from playbook.errors import PlaybookError
from playbook.verdict.before_and_after import Effect
from playbook.verdict.case import Case
from playbook.verdict.ladder import climb
from playbook.verdict.look import Finding, Look, Result, look
from playbook.verdict.power import smallest_visible
from playbook.verdict.words import cautions, headline, reasons

RECIPE = 1  # raise it whenever the same case would be judged differently
LOOKS_IN_A_ROW = 3


class Stage(StrEnum):
    """When the look was taken. Only a verdict counts; anything later has to repeat itself."""

    EARLY_LOOK = "early look"
    VERDICT = "verdict"
    LATER_LOOK = "later look"


@dataclass(frozen=True)
class Verdict:
    """The answer, the words for it, and the whole case it was worked out from.

    `on` is the day of the last value that could be used. `effect` and `smallest_visible` (seen
    with a chance of 80 %) are in the KPI's unit, None where they cannot be worked out.
    """

    result: Result
    stage: Stage
    on: date
    headline: str
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]
    effect: Effect | None
    signals: tuple[Signal, ...]
    smallest_visible: float | None
    case: Case
    recipe: int = RECIPE

    @property
    def share_of_prediction(self) -> float | None:
        """Achieved over predicted change (1 = as predicted); None without one of them."""
        expected = self.case.expected_change
        return self.effect.difference / expected if self.effect and expected else None


def judge(case: Case, on: date) -> Verdict:
    """The verdict as it stands on that day.

    Before the review date it is an early look and never a real change. From the review date on it
    uses the values up to the review date only, so that it no longer moves. A review date written
    down after it had passed is no promise: the result must then repeat itself, as in
    `later_look`. Bad data get an answer in words; never raises.
    """
    if on < case.review_on:
        return _verdict(case, on, Stage.EARLY_LOOK)
    if case.logged_on is not None and case.logged_on > case.review_on:
        return _verdict(case, case.review_on, Stage.LATER_LOOK)
    return _verdict(case, case.review_on, Stage.VERDICT)


def later_look(case: Case, on: date) -> Verdict:
    """A look after the review date: a real change needs three looks in a row that agree.

    Raises PlaybookError before the review date, when `judge` is the one to ask.
    """
    if on < case.review_on:
        words = f"The review date is {day(case.review_on)}; later looks come after it."
        raise PlaybookError(words)
    return _verdict(case, on, Stage.LATER_LOOK)


def recompute(verdict: Verdict) -> Verdict:
    """The same case judged again, by the recipe of today; equal unless the recipe changed."""
    return _verdict(verdict.case, verdict.on, verdict.stage)


def _verdict(case: Case, on: date, stage: Stage) -> Verdict:
    seen = look(case, on)
    found = _held_back(seen, climb(seen), stage)
    visible = _visible(seen)
    early = stage is Stage.EARLY_LOOK
    return Verdict(
        result=found.result,
        stage=stage,
        on=on,
        headline=headline(seen, found, early),
        reasons=reasons(seen, found, visible),
        cautions=cautions(seen, early),
        effect=seen.keys.effect,
        signals=seen.keys.agreeing or (*seen.keys.high, *seen.keys.low),
        smallest_visible=visible,
        case=case,
    )


def _held_back(seen: Look, found: Finding, stage: Stage) -> Finding:
    """A real change stays a hint before the review date, and later until it has repeated."""
    if not found.result.is_real or stage is Stage.VERDICT:
        return found
    if stage is Stage.EARLY_LOOK:
        words = f"{found.because} It counts on the review date, {day(seen.case.review_on)}."
        return replace(found, result=Result.HINT, because=words)
    if all(look(seen.case, on).keys.sign == seen.keys.sign for on in _last_looks(seen)):
        return found
    words = f"{found.because} After the review date this must hold at three values in a row."
    return replace(found, result=Result.HINT, because=words)


def _last_looks(seen: Look) -> Sequence[date]:
    present = [point.on for point in seen.keys.chart.points if point.value is not None]
    return present[-LOOKS_IN_A_ROW:]


def _visible(seen: Look) -> float | None:
    found = seen.keys.effect
    if found is None:
        return None
    return smallest_visible(found.sigma, seen.before, seen.after, found.autocorrelation)
