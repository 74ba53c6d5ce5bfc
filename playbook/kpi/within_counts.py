"""Percentiles from what is kept: how many fell within each of a few thresholds."""

from itertools import pairwise

from playbook.facts import Within


def percentile(counts: tuple[Within, ...], share: float) -> float | str:
    """Seconds that this share (0 to 1) stays under, or a sentence saying why it is not known.

    Read off between the two thresholds around it, as if contacts were spread evenly between them.
    Beyond the last threshold nothing is known.
    """
    reached = [(0, 0.0), *((count.seconds, _share(count)) for count in counts if _of(count))]
    if len(reached) < 2:
        return "The figures do not tell how long each contact took, only sums."
    for (shorter, below), (longer, above) in pairwise(reached):
        if above >= share:
            return shorter + (longer - shorter) * (share - below) / (above - below)
    return f"More than {1 - share:.0%} took longer than {reached[-1][0]} seconds, the last count."


def _share(count: Within) -> float:
    return ((count.answered or 0.0) + (count.abandoned or 0.0)) / _of(count)


def _of(count: Within) -> float:
    return (count.answered_of or 0.0) + (count.abandoned_of or 0.0)
