"""One label and one kind of variation for a point, from all the signals it carries.

The signals of a point are a small bit mask while they are worked out, so that a label is one
look-up in a table of 256.
"""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from playbook.charts.rule_sets import Direction
from playbook.charts.signals import Signal

# Highest priority first; each pair is (high, low) and takes two bits.
_PRIORITY = (
    Signal.ABOVE_UPPER,
    Signal.BELOW_LOWER,
    Signal.RISING,
    Signal.FALLING,
    Signal.TWO_OF_THREE_HIGH,
    Signal.TWO_OF_THREE_LOW,
    Signal.SHIFT_HIGH,
    Signal.SHIFT_LOW,
)
BIT = {signal: 1 << place for place, signal in enumerate(_PRIORITY)}
_HIGH = frozenset(_PRIORITY[::2])


class Variation(StrEnum):
    """The variation icon, and what one point says."""

    COMMON_CAUSE = "common cause"
    IMPROVEMENT_HIGH = "improvement, high"
    IMPROVEMENT_LOW = "improvement, low"
    CONCERN_HIGH = "concern, high"
    CONCERN_LOW = "concern, low"
    NEUTRAL_HIGH = "change, high"
    NEUTRAL_LOW = "change, low"
    NOT_JUDGED = "not judged"

    @property
    def is_improvement(self) -> bool:
        return self in (Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW)

    @property
    def is_concern(self) -> bool:
        return self in (Variation.CONCERN_HIGH, Variation.CONCERN_LOW)


class Mark(NamedTuple):
    """`signals` holds all that fired, in order of priority; `label` is the one to show."""

    label: Signal
    variation: Variation
    signals: tuple[Signal, ...]


def is_high(signal: Signal) -> bool:
    return signal in _HIGH


@lru_cache
def marks(direction: Direction, improvement_wins: bool) -> tuple[Mark, ...]:
    """The mark for every bit mask. `improvement_wins`: the good signal is shown in a clash."""
    return tuple(_mark(mask, direction, improvement_wins) for mask in range(256))


def _mark(mask: int, direction: Direction, improvement_wins: bool) -> Mark:
    fired = tuple(signal for signal in _PRIORITY if mask & BIT[signal])
    if not fired:
        return Mark(Signal.NONE, Variation.COMMON_CAUSE, ())
    good = [signal for signal in fired if _sign(signal) * direction.sign > 0]
    label = good[0] if improvement_wins and good else fired[0]
    return Mark(label, variation_of(label, direction), fired)


def variation_of(signal: Signal, direction: Direction) -> Variation:
    high = is_high(signal)
    if direction is Direction.NEUTRAL:
        return Variation.NEUTRAL_HIGH if high else Variation.NEUTRAL_LOW
    if _sign(signal) * direction.sign > 0:
        return Variation.IMPROVEMENT_HIGH if high else Variation.IMPROVEMENT_LOW
    return Variation.CONCERN_HIGH if high else Variation.CONCERN_LOW


def _sign(signal: Signal) -> int:
    return 1 if signal in _HIGH else -1
