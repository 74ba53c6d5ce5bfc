"""Made-up weekly series of which the truth is known, from a seed."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from playbook.charts.series import Observation

FIRST_ON = date(2024, 1, 1)
Noise = Callable[[random.Random, int], list[float]]


def correlated(correlation: float, chance: random.Random, count: int) -> list[float]:
    """Normal noise with standard deviation 1 and this lag-1 autocorrelation."""
    fresh = (1 - correlation * correlation) ** 0.5
    values = [chance.gauss(0, 1)]
    while len(values) < count:
        values.append(correlation * values[-1] + fresh * chance.gauss(0, 1))
    return values


def skewed(chance: random.Random, count: int) -> list[float]:
    """Exponential noise with mean 0 and standard deviation 1."""
    return [chance.expovariate(1) - 1 for _ in range(count)]


independent: Noise = partial(correlated, 0.0)
mild: Noise = partial(correlated, 0.3)
strong: Noise = partial(correlated, 0.6)


def weekly(values: Sequence[float]) -> list[Observation]:
    return [Observation(week(place), value) for place, value in enumerate(values)]


def week(place: int) -> date:
    return FIRST_ON + timedelta(weeks=place)


def with_step(values: Sequence[float], before: int, shift: float) -> list[Observation]:
    """The values as weeks, moved by `shift` standard deviations from week `before` on."""
    return weekly([*values[:before], *(value + shift for value in values[before:])])
