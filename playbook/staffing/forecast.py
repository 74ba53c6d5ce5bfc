"""The coming weeks' contacts by weekday and interval, with how far off they are likely to be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from playbook.errors import PlaybookError
from playbook.staffing.forecast_error import ForecastError, measure
from playbook.staffing.weekly_pattern import Days, Volumes, ordinary_days, weighted_average


@dataclass(frozen=True)
class Forecast:
    """Contacts expected by the start of each interval, and what they rest on.

    `unusual_on` are coming days left for planning by hand; `missing_on` past days without
    volumes, on weekdays that have them otherwise.
    """

    volumes: Mapping[datetime, float]
    error: ForecastError
    learnt_from: date
    learnt_until: date
    missing_on: tuple[date, ...]
    unusual_on: tuple[date, ...]


def forecast(
    volumes: Volumes, starts_on: date, weeks: int, unusual_on: Collection[date] = frozenset()
) -> Forecast:
    """Forecast `weeks` from `starts_on` out of the volumes before it.

    `volumes` are contacts by the start of their interval, in the site's own time, whole days
    only. `unusual_on` are holidays, outages and campaigns, past and coming: nothing is learnt
    from them and nothing forecast for them. Raises PlaybookError when the history is too short.
    """
    _refuse_odd_volumes(volumes)
    past = {at: contacts for at, contacts in volumes.items() if at.date() < starts_on}
    days = ordinary_days(past, unusual_on)
    error = measure(days, weeks)
    coming = [starts_on + timedelta(days=ahead) for ahead in range(7 * weeks)]
    ordinary = [day for day in coming if day not in unusual_on]
    return Forecast(
        volumes=weighted_average(days, ordinary),
        error=error,
        learnt_from=min(days),
        learnt_until=max(days),
        missing_on=_missing(days, unusual_on),
        unusual_on=tuple(day for day in coming if day in unusual_on),
    )


def _refuse_odd_volumes(volumes: Volumes) -> None:
    for starts_at, contacts in volumes.items():
        if not 0 <= contacts < float("inf"):
            raise PlaybookError(
                f"{contacts:g} contacts at {starts_at:%H:%M on %Y-%m-%d} cannot be; "
                "correct that interval and import it again."
            )


def _missing(days: Days, unusual_on: Collection[date]) -> tuple[date, ...]:
    weekdays = {day.weekday() for day in days}
    span = (max(days) - min(days)).days
    between = (min(days) + timedelta(days=after) for after in range(span))
    return tuple(
        day
        for day in between
        if day not in days and day not in unusual_on and day.weekday() in weekdays
    )
