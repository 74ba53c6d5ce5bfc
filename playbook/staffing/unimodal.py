"""Chances of a count that rise to one peak and fall again, worked out from the peak."""

from collections.abc import Callable

NEGLIGIBLE = 1e-18  # beside the peak; smaller than the last digit of the sum


def chances(peak: int, step: Callable[[int], float]) -> tuple[int, list[float]]:
    """The first count that matters and the chances from there on, summing to 1.

    `step(k)` is chance(k) / chance(k - 1): at least 1 up to the peak, below 1 beyond it and
    falling. Started at the peak, no chance can overflow, and what underflows does not matter.
    """
    before = _downwards(peak, step)
    weights = [*before[::-1], 1.0, *_upwards(peak, step)]
    total = sum(weights)
    return peak - len(before), [weight / total for weight in weights]


def _downwards(peak: int, step: Callable[[int], float]) -> list[float]:
    weights, weight, count = [], 1.0, peak
    while count > 0 and (weight := weight / step(count)) > NEGLIGIBLE:
        weights.append(weight)
        count -= 1
    return weights


def _upwards(peak: int, step: Callable[[int], float]) -> list[float]:
    weights, weight, count = [], 1.0, peak + 1
    while (weight := weight * step(count)) > NEGLIGIBLE:
        weights.append(weight)
        count += 1
    return weights
