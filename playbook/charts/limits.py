"""Process limits of an individuals chart (XmR): the mean, and how far ordinary variation goes."""

from collections.abc import Sequence
from itertools import compress, pairwise
from operator import sub
from statistics import fmean
from typing import NamedTuple

XMR_LIMIT_FACTOR = 2.66  # 3 / 1.128, as printed in the tables
RANGE_LIMIT_FACTOR = 3.267  # the upper limit of a moving range, in average moving ranges


class MovingRanges(NamedTuple):
    """`average` is None where no two neighbours are present, or all of them were screened out."""

    average: float | None
    used: int
    screened_out: int


class Limits(NamedTuple):
    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float


def moving_ranges(
    values: Sequence[float | None], screening: bool, after_gap: Sequence[bool] = ()
) -> MovingRanges:
    """Average step between neighbours, in the KPI's unit; a missing neighbour gives no step.

    With screening, steps of 3.267 average steps or more are left out, once (Nelson 1982, JQT 14;
    Provost and Murray 2011). `after_gap[i]` True leaves out the step into point i.
    """
    ranges = _steps(values, after_gap)
    if not ranges:
        return MovingRanges(None, 0, 0)
    average = fmean(ranges)
    if not screening:
        return MovingRanges(average, len(ranges), 0)
    limit = RANGE_LIMIT_FACTOR * average
    kept = [step for step in ranges if step < limit]
    screened = fmean(kept) if kept else None
    return MovingRanges(screened, len(kept), len(ranges) - len(kept))


def limits(mean: float, average_range: float) -> Limits:
    """Three-sigma limits and the two-sigma "near" limits, from the average moving range."""
    far, near = XMR_LIMIT_FACTOR * average_range, 2 * (XMR_LIMIT_FACTOR / 3) * average_range
    return Limits(mean, mean - far, mean + far, mean - near, mean + near)


def _steps(values: Sequence[float | None], after_gap: Sequence[bool]) -> list[float]:
    if any(after_gap):
        values, usable = list(values), [not gap for gap in after_gap[1 : len(values)]]
        return [
            abs(later - earlier)
            for earlier, later in compress(pairwise(values), usable)
            if earlier is not None and later is not None
        ]
    if None not in values:
        return list(map(abs, map(sub, values[1:], values)))
    return [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
