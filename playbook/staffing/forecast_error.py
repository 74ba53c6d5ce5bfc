"""How far off a forecast would have been, on weeks held back from it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from playbook.errors import PlaybookError
from playbook.staffing.weekly_pattern import (
    Days,
    Volumes,
    by_interval,
    last_week_again,
    weighted_average,
)

FEWEST_WEEKS = 4  # with ordinary days, to learn from


class HistoryTooShort(PlaybookError):
    """There are too few weeks to learn from and to test on."""


@dataclass(frozen=True)
class ForecastError:
    """Errors on the weeks held back, as fractions of the contacts that came.

    `error_rate` is the weighted absolute percentage error (WAPE, the MAD/mean ratio): the sum of
    all misses over the sum of all contacts, so that quiet intervals cannot inflate it.
    `bias_rate` is above 0 when too many contacts were forecast.
    """

    weeks: int
    error_rate: float
    bias_rate: float
    naive_error_rate: float

    @property
    def beats_naive(self) -> bool:
        return self.error_rate < self.naive_error_rate

    def sentence(self) -> str:
        """The errors in words, and a warning where last week would have served as well."""
        said = (
            f"Tested on the last {_weeks(self.weeks)}, held back, the forecast missed by "
            f"{self.error_rate:.1%} of the contacts; repeating each weekday’s last volumes would "
            f"have missed by {self.naive_error_rate:.1%}."
        ).replace("%", "\u00a0%")
        if self.beats_naive:
            return said
        return f"{said} It does no better than that, so use it with care."


def measure(days: Days, weeks: int) -> ForecastError:
    """Forecast the last `weeks` of the ordinary days from those before them, and compare.

    The weeks are forecast at one go, as the coming ones will be. Raises HistoryTooShort when too
    few weeks would be left to learn from, PlaybookError when none came in the weeks held back.
    """
    if weeks < 1:
        raise PlaybookError(f"A forecast of {weeks} weeks cannot be; give 1 or more.")
    cut = max(days) - timedelta(days=7 * weeks - 1) if days else date.min
    past = {day: contacts for day, contacts in days.items() if day < cut}
    held_back = {day: contacts for day, contacts in days.items() if day >= cut}
    if _weeks_in(past) < FEWEST_WEEKS:
        raise HistoryTooShort(
            f"A forecast of {_weeks(weeks)} needs {FEWEST_WEEKS + weeks} weeks of past volumes, "
            f"{FEWEST_WEEKS} to learn from and {weeks} to test it on; there are "
            f"{_weeks_in(days)}. Import more, or forecast fewer weeks."
        )
    if not any(sum(contacts.values()) for contacts in held_back.values()):
        raise PlaybookError(
            f"No contacts came in the last {_weeks(weeks)}, so a forecast cannot be tested; "
            "import the latest volumes first."
        )
    return _compared(weeks, past, held_back)


def _weeks_in(days: Days) -> int:
    """How often the weekday seen most was seen."""
    return max(Counter(day.weekday() for day in days).values(), default=0)


def _compared(weeks: int, past: Days, held_back: Days) -> ForecastError:
    came = by_interval(held_back)
    average, naive = weighted_average(past, held_back), last_week_again(past, held_back)
    total = sum(came.values())
    return ForecastError(
        weeks=weeks,
        error_rate=_missed(average, came) / total,
        bias_rate=sum(average.values()) / total - 1,
        naive_error_rate=_missed(naive, came) / total,
    )


def _missed(forecast: Volumes, came: Volumes) -> float:
    intervals = forecast.keys() | came.keys()
    return sum(abs(forecast.get(one, 0) - came.get(one, 0)) for one in intervals)


def _weeks(count: int) -> str:
    return "1 week" if count == 1 else f"{count} weeks"
