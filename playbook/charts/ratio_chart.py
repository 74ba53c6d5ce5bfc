"""Limits for ratios whose denominators are known: the p-prime and u-prime charts of Laney.

A plain p chart expects nothing but counting noise, and with thousands of contacts a week cries
wolf every fourth week. Laney's charts measure the week-to-week variation as well.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from playbook.charts.limits import Limits, moving_ranges

SIGMA_FROM_RANGE = 1.128  # average moving range of two, in standard deviations
FAR_SIGMAS, NEAR_SIGMAS = 3, 2


class RatioLimits(NamedTuple):
    """`spread` is sigma-z: 1 = pure counting noise; below 1 a plain p or u chart fits better."""

    centre: float
    spread: float | None
    lines: list[Limits | None]


def ratio_limits(
    values: Sequence[float | None],
    sizes: Sequence[float | None],
    baseline: int,
    screening: bool,
    is_share: bool,
    after_gap: Sequence[bool] = (),
) -> RatioLimits:
    """Limits a point of a p-prime (`is_share`) or u-prime chart, from the first `baseline` rows.

    centre = sum of numerators / sum of denominators; z = (value - centre) / counting noise;
    limits = centre +- 3 sigma-z x counting noise, sigma-z = mean step of z / 1.128. Rows without
    a value or a size above zero get no limits. Source: Laney 2002, Quality Engineering 14(4).
    """
    usable = [_usable(v, n) for v, n in zip(values, sizes, strict=True)]
    centre = weighted_mean(usable[:baseline])
    noise = [counting_noise(centre, row[1], is_share) if row else None for row in usable]
    scores = [
        (row[0] - centre) / sigma if row and sigma else None
        for row, sigma in zip(usable, noise, strict=True)
    ]
    ranges = moving_ranges(scores[:baseline], screening, after_gap[:baseline])
    if not ranges.average:
        return RatioLimits(centre, None, [None] * len(usable))
    spread = ranges.average / SIGMA_FROM_RANGE
    lines = [_lines(centre, spread * sigma) if sigma else None for sigma in noise]
    return RatioLimits(centre, spread, lines)


def weighted_mean(rows: Sequence[tuple[float, float] | None]) -> float:
    """Numerators over denominators of (value, size) rows; nan where there is nothing to divide."""
    total = sum(row[1] for row in rows if row)
    return sum(row[0] * row[1] for row in rows if row) / total if total else float("nan")


def counting_noise(centre: float, size: float, is_share: bool) -> float:
    """Standard deviation of a ratio from counting alone: binomial for a share, else Poisson."""
    variance = centre * (1 - centre) if is_share else centre
    return sqrt(max(variance, 0.0) / size)


def _usable(value: float | None, size: float | None) -> tuple[float, float] | None:
    return (value, size) if value is not None and size is not None and size > 0 else None


def _lines(centre: float, sigma: float) -> Limits:
    far, near = FAR_SIGMAS * sigma, NEAR_SIGMAS * sigma
    return Limits(centre, centre - far, centre + far, centre - near, centre + near)
