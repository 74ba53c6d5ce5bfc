"""The second key: how much the level moved, with an interval that knows weeks resemble each other.

A plain t-test takes every week for a fresh witness. Where a good week is followed by a good one,
there are fewer witnesses than weeks, and the interval has to be wider.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import fmean

from playbook.charts.ratio_chart import counting_noise, weighted_mean
from playbook.verdict.student_t import critical

HIGHEST_AUTOCORRELATION = 0.95
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Effect:
    """after - before in the KPI's unit, with a 95 % interval from `lower` to `upper`.

    `sigma` is the week-to-week standard deviation within the two stretches (of one average-sized
    period, for ratios); `autocorrelation` is the bias-corrected lag-1 figure, 0..0.95.
    """

    before: float
    after: float
    difference: float
    lower: float
    upper: float
    points_before: int
    points_after: int
    sigma: float
    autocorrelation: float
    degrees_of_freedom: float

    @property
    def excludes_zero(self) -> bool:
        return self.lower > 0 or self.upper < 0


def effect(before: Sequence[float], after: Sequence[float]) -> Effect | None:
    """The change of level between two stretches of present values, in date order.

    None where there is no spread to judge by: fewer than 2 values a side or 4 in all, or all
    values alike within each stretch. r* = clip(r + (1 + 4 max(r, 0)) / N, 0, 0.95) from pooled
    residuals; f = (1 + r*) / (1 - r*); se = s sqrt(f (1/n1 + 1/n2)); df = max(N / f - 2, 2).
    """
    if min(len(before), len(after)) < 2:
        return None
    old, new = fmean(before), fmean(after)
    residuals = [v - old for v in before], [v - new for v in after]
    weight = 1 / len(before) + 1 / len(after)
    return _interval((old, new), residuals, 1.0, weight)


def ratio_effect(
    before: Sequence[tuple[float, float]], after: Sequence[tuple[float, float]], is_share: bool
) -> Effect | None:
    """The same for (value, size) rows of a ratio: weighted means, residuals in counting noise.

    Values 0..1 for a share, >= 0 for a rate; sizes > 0. se = sigma-z x counting noise of the
    overall level, with 1 / (sum of sizes) in place of 1 / n.
    """
    if min(len(before), len(after)) < 2:
        return None
    old, new = weighted_mean(before), weighted_mean(after)
    one = counting_noise(weighted_mean([*before, *after]), 1, is_share)
    if one == 0:
        return None
    residuals = (
        [(value - old) * sqrt(size) / one for value, size in before],
        [(value - new) * sqrt(size) / one for value, size in after],
    )
    sizes = sum(size for _, size in before), sum(size for _, size in after)
    typical = sum(sizes) / (len(before) + len(after))
    return _interval((old, new), residuals, one, 1 / sizes[0] + 1 / sizes[1], typical)


def autocorrelation(stretches: Sequence[Sequence[float]]) -> float:
    """Pooled lag-1 autocorrelation of residuals, within stretches, corrected for its bias."""
    total = sum(value * value for stretch in stretches for value in stretch)
    count = sum(map(len, stretches))
    if not total:
        return 0.0
    products = sum(a * b for stretch in stretches for a, b in pairwise(stretch))
    raw = products / total
    corrected = raw + (1 + 4 * max(raw, 0.0)) / count
    return min(max(corrected, 0.0), HIGHEST_AUTOCORRELATION)


def inflation(correlation: float) -> float:
    """How many ordinary weeks make one independent one: f = (1 + r) / (1 - r)."""
    return (1 + correlation) / (1 - correlation)


def _interval(
    levels: tuple[float, float],
    residuals: tuple[Sequence[float], Sequence[float]],
    scale: float,
    weight: float,
    typical_size: float = 1.0,
) -> Effect | None:
    count = sum(map(len, residuals))
    spread = _spread(residuals) * scale
    if spread <= 1e-9 * max(map(abs, levels)):
        return None  # rounding noise of values that are all alike
    correlation = autocorrelation(residuals)
    factor = inflation(correlation)
    degrees = max(count / factor - 2, 2.0)
    half = critical(degrees, CONFIDENCE) * spread * sqrt(factor * weight)
    change = levels[1] - levels[0]
    sizes = len(residuals[0]), len(residuals[1])
    sigma = spread / sqrt(typical_size)
    return Effect(
        *levels, change, change - half, change + half, *sizes, sigma, correlation, degrees
    )


def _spread(residuals: tuple[Sequence[float], Sequence[float]]) -> float:
    """Pooled standard deviation; 0 where fewer than four values leave nothing to pool."""
    count = sum(map(len, residuals))
    squares = sum(value * value for stretch in residuals for value in stretch)
    return sqrt(squares / (count - 2)) if count > 3 else 0.0
