"""What the coming weeks bring: a tested forecast, or an average week while there is too little."""

from dataclasses import dataclass
from datetime import date, timedelta

from playbook.calendar import WEEKDAYS
from playbook.staffing.forecast import Forecast, forecast
from playbook.staffing.forecast_error import HistoryTooShort
from playbook.staffing.weekly_pattern import Volumes, ordinary_days, weighted_average
from playbook.wording import counted, listed, period


@dataclass(frozen=True)
class Expected:
    """Contacts by the start of each interval, in words, and what to know about them."""

    volumes: Volumes
    words: str
    notes: tuple[str, ...]


def expected(volumes: Volumes, starts_on: date, weeks: int) -> Expected:
    """The `weeks` from `starts_on` as forecast from the volumes before it.

    With fewer weeks than a forecast can be tested on, one week with each weekday as it was on
    average, said to be no forecast. Raises PlaybookError where a volume cannot be.
    """
    try:
        return _forecast(forecast(volumes, starts_on, weeks), starts_on, weeks)
    except HistoryTooShort as error:
        return _average_week(volumes, starts_on, str(error))


def _forecast(seen: Forecast, starts_on: date, weeks: int) -> Expected:
    covered = period(starts_on, starts_on + timedelta(days=7 * weeks - 1), starts_on)
    words = f"Forecast for {covered}: {sum(seen.volumes.values()):,.0f} contacts."
    missing = counted(len(seen.missing_on), "past day")
    notes = (
        seen.error.sentence(),
        *([f"Without figures, and so no help: {missing}."] if seen.missing_on else []),
    )
    return Expected(seen.volumes, words, notes)


def _average_week(volumes: Volumes, starts_on: date, why: str) -> Expected:
    days = ordinary_days(volumes, ())
    week = weighted_average(days, [starts_on + timedelta(days=ahead) for ahead in range(7)])
    seen = sorted({day.weekday() for day in days})
    of_these = "a week" if len(seen) == 7 else f"on {listed([WEEKDAYS[each] for each in seen])}"
    words = (
        f"Not a forecast: the weekdays as they were on average, from {counted(len(days), 'day')} "
        f"with hours, newer weeks counting more: {sum(week.values()):,.0f} contacts {of_these}."
    )
    return Expected(week, words, (why,))
