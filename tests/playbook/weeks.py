"""Weekly values for tests: Mondays from 5 January 2026."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from playbook.charts.series import Observation


def week(place: int) -> date:
    return date(2026, 1, 5) + timedelta(weeks=place)


def weekly(values: Sequence[float | None], size: float | None = None) -> list[Observation]:
    return [Observation(week(place), value, size) for place, value in enumerate(values)]


def steady(count: int, level: float = 70.0, spread: float = 2.0, seed: int = 4) -> list[float]:
    """Ordinary values about a level: shuffled, evenly spread quantiles, so no drift by chance."""
    chance = random.Random(seed)
    values = [level + spread * (2 * place / (count - 1) - 1) for place in range(count)]
    while True:
        chance.shuffle(values)
        sides = "".join("A" if value > level else "B" for value in values)
        level_end = abs(sum(values[-2:]) / 2 - level) < spread / 4
        if level_end and "AAAA" not in sides and "BBBB" not in sides:
            return list(values)
