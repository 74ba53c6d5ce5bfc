"""What the data can show by the review date, told before the change starts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import sqrt
from statistics import fmean, median

from playbook.amounts import Unit, counted, percentage, size
from playbook.charts.series import Observation, tidy
from playbook.verdict.before_and_after import autocorrelation
from playbook.verdict.case import split
from playbook.verdict.power import GOOD_CHANCE, chance_of_seeing, points_needed, smallest_visible
from playbook.verdict.power_table import AFTER, BEFORE

HALF_A_SIGMA = 0.5
_PERIODS = {1: "day", 7: "week", 14: "fortnight"} | dict.fromkeys(range(28, 32), "month")


@dataclass(frozen=True)
class Outlook:
    """`sigma` and `smallest_visible` (seen with a chance of 80 %) are in the KPI's unit.

    `chance` is 0..1, or None where the baseline is too short or never varies. `points_needed` is
    how many values after the start give the expected change a chance of 80 %, if 26 or fewer do.
    """

    points_before: int
    points_after: int
    period: str
    chance: float | None = None
    sigma: float | None = None
    autocorrelation: float | None = None
    smallest_visible: float | None = None
    points_needed: int | None = None
    sentences: tuple[str, ...] = ()


def outlook(
    observations: Sequence[Observation],
    started_on: date,
    review_on: date,
    expected_change: float,
    unit: Unit = Unit.NUMBER,
) -> Outlook:
    """How likely a change of that size (KPI's unit) earns a verdict on the review date.

    The number of values to come is the time to the review date in the usual step of the values
    so far. Never raises; what is lacking is said in `sentences`.
    """
    rows, _ = split(observations, started_on)
    series = tidy(rows)
    values = [value for value in series.values if value is not None]
    days = _usual_step(series.dates)
    after = max((review_on - started_on).days // days, 0) if days else 0
    blank = Outlook(len(values), after, _PERIODS.get(days, "value"))
    if lacking := _lacking(values, blank):
        return replace(blank, sentences=(lacking,))
    found = _worked_out(values, blank, abs(expected_change))
    return replace(found, sentences=_sentences(found, abs(expected_change), unit))


def _usual_step(dates: Sequence[date]) -> int:
    steps = [(later - earlier).days for earlier, later in pairwise(dates)]
    return round(median(steps)) if steps else 0


def _lacking(values: Sequence[float], blank: Outlook) -> str | None:
    if len(values) < BEFORE[0]:
        have = counted(len(values), "value")
        return f"There are only {have} before the start; a verdict needs {BEFORE[0]}."
    if max(values) - min(values) <= 1e-9 * max(map(abs, values)):
        return "The values before the start never vary, so chances cannot be worked out."
    if blank.points_after < AFTER[0]:
        have = counted(blank.points_after, blank.period)
        return f"The review date leaves time for {have}; a verdict needs {AFTER[0]}."
    return None


def _worked_out(values: Sequence[float], blank: Outlook, change: float) -> Outlook:
    centre = fmean(values)
    rest = [value - centre for value in values]
    sigma = sqrt(sum(value * value for value in rest) / (len(rest) - 1))
    correlation = autocorrelation([rest])
    shift, before, after = change / sigma, blank.points_before, blank.points_after
    return replace(
        blank,
        chance=chance_of_seeing(shift, before, after, correlation),
        sigma=sigma,
        autocorrelation=correlation,
        smallest_visible=smallest_visible(sigma, before, after, correlation),
        points_needed=points_needed(shift, before, correlation),
    )


def _sentences(found: Outlook, change: float, unit: Unit) -> tuple[str, ...]:
    if found.chance is None or found.sigma is None:
        return ()
    time = counted(found.points_after, found.period)
    chance = percentage(found.chance)
    said = [f"A shift of {size(change, unit)} has {_a(chance)} chance of being seen with {time}."]
    if found.smallest_visible is not None:
        visible = size(found.smallest_visible, unit)
        said.append(f"A shift of {visible} or more would be seen with a chance of 80 %.")
    if found.chance < GOOD_CHANCE and found.points_needed:
        wait = counted(found.points_needed, found.period)
        said.append(f"For a chance of 80 % allow {wait} after the start.")
    if change <= HALF_A_SIGMA * found.sigma:
        said.append("Half a year of weekly values cannot show a shift this small.")
    return tuple(said)


def _a(percent: str) -> str:
    """The article with it: "a 62 %", "an 80 %", "an over 99 %"."""
    return f"an {percent}" if percent.startswith(("8", "11 ", "18 ", "u", "o")) else f"a {percent}"
