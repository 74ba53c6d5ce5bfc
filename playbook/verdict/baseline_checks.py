"""Is the baseline fit to judge a change by? Reasons against it, in words."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean

from playbook.charts.chart import Chart
from playbook.charts.rule_sets import Direction
from playbook.charts.signals import Signal
from playbook.verdict.before_and_after import CONFIDENCE, autocorrelation, inflation
from playbook.verdict.student_t import critical

OUTSIDE = {Signal.ABOVE_UPPER, Signal.BELOW_LOWER}
UNSTABLE_OUTSIDE_RATE = 0.1
UNSTABLE_OUTSIDE_POINTS = 3
STRONG_CYCLE = 0.6  # autocorrelation at the cycle's length
TRIGGER_POINTS = 2  # the weeks that made somebody act


def unstable(baseline: Chart) -> str | None:
    """Why this baseline is no level to start from; None where it is steady enough.

    A lone signal is no reason: among 20 ordinary points one series in eight has one. Either one
    point in ten lies outside the limits, or a run, trend or cluster comes with a slope whose
    adjusted interval excludes zero.
    """
    present = [point for point in baseline.points if point.value is not None]
    outside = sum(1 for point in present if OUTSIDE & set(point.signals))
    if outside >= max(UNSTABLE_OUTSIDE_POINTS, UNSTABLE_OUTSIDE_RATE * len(present)):
        return f"{outside} of {len(present)} values before the start lie outside their own limits"
    patterns = {signal for point in present for signal in point.signals} - OUTSIDE
    if patterns and _drifts([point.value for point in present if point.value is not None]):
        return "the values were already moving before the start"
    return None


def cycle_length(values: Sequence[float]) -> int | None:
    """Length in points of a strong cycle in the values, seen at least three times; else None.

    The first peak of the autocorrelation, from two points on, of 0.6 or more after it has been
    negative.
    """
    centre = fmean(values) if values else 0.0
    rest = [value - centre for value in values]
    total = sum(value * value for value in rest)
    if not total:
        return None
    been_negative = False
    for lag in range(1, len(rest) // 3 + 1):
        products = sum(a * b for a, b in zip(rest, rest[lag:], strict=False))
        strength = products / total * len(rest) / (len(rest) - lag)
        if been_negative and strength >= STRONG_CYCLE:
            return lag
        been_negative = been_negative or strength < 0
    return None


def started_after_bad_weeks(values: Sequence[float], direction: Direction) -> bool:
    """Did the last two values before the start average one sigma or more on the bad side?

    Such weeks are followed by better ones whatever is done (regression to the mean).
    """
    if direction.sign == 0 or len(values) < 6:
        return False
    centre = fmean(values)
    sigma = sqrt(sum((value - centre) ** 2 for value in values) / (len(values) - 1))
    recent = fmean(values[-TRIGGER_POINTS:])
    return sigma > 0 and (recent - centre) * direction.sign <= -sigma


def _drifts(values: Sequence[float]) -> bool:
    """Does the interval of a straight line's slope, widened for autocorrelation, exclude zero?"""
    count = len(values)
    middle, level = (count - 1) / 2, fmean(values)
    spread = sum((place - middle) ** 2 for place in range(count))
    slope = sum((place - middle) * value for place, value in enumerate(values)) / spread
    rest = [value - level - slope * (place - middle) for place, value in enumerate(values)]
    squares = sum(value * value for value in rest)
    factor = inflation(autocorrelation([rest]))
    error = sqrt(squares / (count - 2) * factor / spread)
    return abs(slope) > critical(max(count / factor - 2, 2.0), CONFIDENCE) * error
