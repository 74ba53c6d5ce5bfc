"""Service level, in the five formulas that go by that name, from counts within thresholds."""

from collections.abc import Iterable

from playbook.facts import Fact, Within, add_up, add_within

FORMULAS = ("offered", "excluding_short", "answered", "abandoned_count", "excluding_shortest")


def within(
    facts: Iterable[Fact], formula: str, threshold_seconds: int, short_seconds: int = 5
) -> tuple[float, float] | str:
    """Numerator and denominator, in contacts; or a sentence saying which counts are missing.

    A and B are answered and abandoned contacts whose wait is known, A_T and B_T those within the
    threshold, B_s those who abandoned within `short_seconds`. Waiting exactly T is within T.
    """
    counts = [f.within for f in facts if f.within_seconds(threshold_seconds)]
    at = {one.seconds: one for one in add_within(counts)}
    count = at.get(threshold_seconds)
    if count is None or count.answered is None or count.answered_of is None:
        return f"The figures do not tell how many were answered within {threshold_seconds} seconds."
    if formula == "answered":
        return count.answered, count.answered_of
    if count.abandoned_of is None:
        return "The figures do not tell how many abandoned."
    both = count.answered_of + count.abandoned_of
    if formula == "offered":
        return count.answered, both
    shorter = threshold_seconds if formula != "excluding_shortest" else short_seconds
    return _with_short(count, both, _abandoned(at.get(shorter)), formula, shorter)


def short_abandons_left_out(facts: Iterable[Fact], short_seconds: int) -> tuple[float, float] | str:
    """Abandoned and offered contacts, both without those who abandoned within `short_seconds`."""
    whole = add_up(f for f in facts if _abandoned_within(f, short_seconds) is not None)
    short = _abandoned_within(whole, short_seconds)
    if short is None or whole.abandoned is None or whole.offered is None:
        return f"The figures do not tell how many abandoned within {short_seconds} seconds."
    return whole.abandoned - short, whole.offered - short


def _with_short(
    count: Within, both: float, short: float | None, formula: str, seconds: int
) -> tuple[float, float] | str:
    if short is None or count.answered is None:
        return f"The figures do not tell how many abandoned within {seconds} seconds."
    if formula == "abandoned_count":
        return count.answered + short, both
    return count.answered, both - short


def _abandoned_within(fact: Fact, seconds: int) -> float | None:
    return _abandoned(fact.within_seconds(seconds))


def _abandoned(count: Within | None) -> float | None:
    return count.abandoned if count else None
