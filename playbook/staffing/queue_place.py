"""What becomes of a caller who joins a queue with so many waiting ahead.

All agents are busy and come free `answering` times a second; every caller, this one included,
gives up after `patience` seconds on average. With k ahead, the turn comes after k + 1
departures, each at a pace of `answering` plus one caller's impatience for each still ahead.
The time T to that turn makes exp(−T / patience) a Beta variable, so the chance of a turn by a
given second is that of a negative binomial count, here summed term by term in logarithms.
"""

from collections.abc import Iterator
from itertools import accumulate, chain, islice, repeat
from math import exp, expm1, log

from playbook.staffing.unimodal import NEGLIGIBLE


def answered_by(seconds: float, answering: float, patience: float, places: int) -> Iterator[float]:
    """The chance of an answer within `seconds`, with 0, 1 … `places` - 1 callers ahead."""
    shape = answering * patience + 1
    turns = _more_departures(seconds, shape, patience, places)
    return (turn * (shape - 1) / (shape + ahead) for ahead, turn in enumerate(turns))


def waiting_after(
    seconds: float, answering: float, patience: float, places: int
) -> Iterator[float]:
    """The chance of still waiting after `seconds`, with 0, 1 … `places` - 1 callers ahead."""
    turns = _more_departures(seconds, answering * patience, patience, places)
    return (exp(-seconds / patience) * (1 - turn) for turn in turns)


def answered_waits(answering: float, patience: float, places: int) -> Iterator[float]:
    """Seconds waited times the chance of an answer, with 0, 1 … `places` - 1 callers ahead."""
    paces = (answering + ahead / patience for ahead in range(1, places + 1))
    waits = accumulate(1 / pace for pace in paces)
    return (
        wait * answering / (answering + (ahead + 1) / patience) for ahead, wait in enumerate(waits)
    )


def _more_departures(seconds: float, shape: float, patience: float, places: int) -> Iterator[float]:
    """The chance of more than 0, 1 … `places` - 1 departures within `seconds`, in that order."""
    if seconds < NEGLIGIBLE:
        return repeat(0.0, places)
    counts = _departure_chances(seconds, shape, patience)
    more = (max(0.0, 1 - upto) for upto in accumulate(counts))
    return islice(chain(more, repeat(0.0)), places)


def _departure_chances(seconds: float, shape: float, patience: float) -> Iterator[float]:
    # In logarithms, because the chance of no departure at all is too small for a float in a
    # large centre, and everything after it would be lost.
    share = -expm1(-seconds / patience)
    logarithm, count, before = -shape * seconds / patience, 0, 0.0
    while True:
        chance = exp(logarithm)
        if chance < NEGLIGIBLE and chance < before:
            return
        yield chance
        count, before = count + 1, chance
        logarithm += log(share * (shape + count - 1) / count)
