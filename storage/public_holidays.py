"""Public holidays by country and region, as a set of dates for the calendar."""

from datetime import date
from functools import cache

import holidays
from holidays.registry import COUNTRIES

from playbook.errors import PlaybookError

YEARS_BEFORE, YEARS_AFTER = 1, 4


@cache
def dates(country: str, subdivision: str, around: int) -> frozenset[date]:
    """All public holidays from the year before `around` to four years after it."""
    years = range(around - YEARS_BEFORE, around + YEARS_AFTER + 1)
    try:
        found = holidays.country_holidays(country, subdiv=subdivision or None, years=years)
    except NotImplementedError as error:
        raise PlaybookError(f"No public holidays are known for {country} {subdivision}.") from error
    return frozenset(found)


@cache
def countries() -> dict[str, str]:
    """Country codes and names, by name."""
    named = {entry[1]: _spaced(entry[0]) for entry in COUNTRIES.values()}
    return dict(sorted(named.items(), key=lambda item: item[1]))


@cache
def subdivisions(country: str) -> tuple[str, ...]:
    return tuple(holidays.country_holidays(country).subdivisions) if country else ()


def _spaced(name: str) -> str:
    return "".join(f" {c}" if c.isupper() and i else c for i, c in enumerate(name))
