"""The busiest hour: its contacts, its share of the day and its traffic in erlangs."""

from collections.abc import Iterable

from playbook.facts import Fact, add_up, group

SECONDS_AN_HOUR = 3600


def busiest_clock_hour(facts: Iterable[Fact]) -> int | None:
    """The hour of the day (0 to 23) with the most offered contacts over all days, or None."""
    volumes = _by_hour(facts)
    return max(volumes, key=lambda hour: volumes[hour]) if volumes else None


def busiest_hour(facts: Iterable[Fact], variant: str) -> tuple[float, float] | str:
    """Numerator and denominator of the variant `count`, `share` or `erlangs`, or why not.

    `count` is the most contacts in one hour of one day; `share` is the busiest clock hour's part
    of all contacts; `erlangs` are the busiest single hour's contacts times the average handle time
    over all facts, in hours. Contacts belong to the hour in which they arrive.
    """
    timed = [fact for fact in facts if fact.hour is not None and fact.offered is not None]
    if not timed:
        return "The figures do not tell the hour in which contacts arrived."
    most = max(
        sum(fact.offered or 0.0 for fact in one) for one in group(timed, "day", "hour").values()
    )
    if variant == "count":
        return most, 1.0
    if variant == "share":
        volumes = _by_hour(timed)
        return max(volumes.values()), sum(volumes.values())
    total = add_up(timed)
    if not total.handle_seconds or not total.handled:
        return "The figures do not tell handle time, so the traffic is not known."
    return most * total.handle_seconds / total.handled, float(SECONDS_AN_HOUR)


def _by_hour(facts: Iterable[Fact]) -> dict[int, float]:
    volumes: dict[int, float] = {}
    for fact in facts:
        if fact.hour is not None and fact.offered is not None:
            volumes[fact.hour] = volumes.get(fact.hour, 0.0) + fact.offered
    return volumes
