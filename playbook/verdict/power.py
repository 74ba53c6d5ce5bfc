"""How large a change must be, or how long the wait, for the two keys to see it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import product
from math import prod

from playbook.verdict.power_table import AFTER, BEFORE, CHANCES, CORRELATIONS, SHIFTS

GOOD_CHANCE = 0.8
_STEPS = [number / 100 for number in range(1, 301)]  # of a sigma


def chance_of_seeing(shift: float, before: int, after: int, correlation: float) -> float:
    """Chance 0..1 that the two keys see a real shift of so many sigmas, in its own direction.

    Linear between the simulated cells of `power_table`, and level beyond them; 0 where there are
    too few points for any verdict.
    """
    if before < BEFORE[0] or after < AFTER[0]:
        return 0.0
    around = (
        _around(BEFORE, before),
        _around(CORRELATIONS, correlation),
        _around(AFTER, after),
        _around(SHIFTS, shift),
    )
    corners = [(prod(part for _, part in corner), corner) for corner in product(*around)]
    return sum(
        weight * CHANCES[int(b), r, int(a)][SHIFTS.index(s)]
        for weight, ((b, _), (r, _), (a, _), (s, _)) in corners
        if weight
    )


def smallest_visible(sigma: float, before: int, after: int, correlation: float) -> float | None:
    """The change, in the unit of `sigma`, seen with a chance of 80 %; None beyond three sigmas."""

    def chance(shift: float) -> float:
        return chance_of_seeing(shift, before, after, correlation)

    place = bisect_left(_STEPS, GOOD_CHANCE, key=chance)
    return _STEPS[place] * sigma if place < len(_STEPS) else None


def points_needed(shift: float, before: int, correlation: float) -> int | None:
    """How many values after the start give a chance of 80 %; None beyond the table's longest."""
    for after in range(AFTER[0], AFTER[-1] + 1):
        if chance_of_seeing(shift, before, after, correlation) >= GOOD_CHANCE:
            return after
    return None


def _around(axis: Sequence[float], value: float) -> tuple[tuple[float, float], ...]:
    """The axis values next to a value, each with its share; one alone at or beyond the ends."""
    inside = min(max(value, axis[0]), axis[-1])
    low, high = axis[bisect_right(axis, inside) - 1], axis[bisect_left(axis, inside)]
    if low == high:
        return ((low, 1.0),)
    share = (inside - low) / (high - low)
    return ((low, 1 - share), (high, share))
