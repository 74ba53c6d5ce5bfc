"""Special causes: which points lie outside limits or belong to a run, a trend or a cluster.

Every function answers with spans or positions, so that a whole series is judged in a few passes.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from playbook.charts.rule_sets import RuleSet

ABOVE = "A"
Span = tuple[int, int]  # first position, and the position after the last


class Signal(StrEnum):
    ABOVE_UPPER = "above the upper limit"
    BELOW_LOWER = "below the lower limit"
    RISING = "a rising trend"
    FALLING = "a falling trend"
    TWO_OF_THREE_HIGH = "two of three close to the upper limit"
    TWO_OF_THREE_LOW = "two of three close to the lower limit"
    SHIFT_HIGH = "a run above the mean"
    SHIFT_LOW = "a run below the mean"
    NONE = "ordinary variation"


def sides(values: Sequence[float], mean: float) -> str:
    """One letter a point: A above the mean, B below it, - exactly on it."""
    return "".join(["A" if v > mean else "B" if v < mean else "-" for v in values])


def steps(values: Sequence[float]) -> str:
    """One letter a step: A up, B down, - level. One shorter than the values."""
    return "".join(["A" if b > a else "B" if b < a else "-" for a, b in pairwise(values)])


def shifts(side_letters: str, rules: RuleSet) -> Iterator[tuple[Span, bool]]:
    """Spans of enough consecutive points on one side of the mean, and whether that is above."""
    for found in _runs(rules.shift_points).finditer(side_letters):
        yield found.span(), found[0][0] == ABOVE


def trends(step_letters: str, rules: RuleSet) -> Iterator[tuple[Span, bool]]:
    """Spans of enough points each above (or below) the one before, and whether they rise."""
    if rules.trend_points is None:
        return
    for found in _runs(rules.trend_points - 1).finditer(step_letters):
        first, last = found.span()
        yield (first, last + 1), found[0][0] == ABOVE


def clusters(side_letters: str, close: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """Close points with another within three points that all lie on one side of the mean."""
    known = set(close)
    for place in close:
        letter = side_letters[place]
        for first in range(max(place - 2, 0), place + 1):
            near = len(known.intersection(range(first, first + 3)))
            if near >= 2 and side_letters[first : first + 3] == letter * 3:
                yield place, letter == ABOVE
                break


@lru_cache
def _runs(length: int) -> re.Pattern[str]:
    return re.compile(f"A{{{length},}}|B{{{length},}}")
