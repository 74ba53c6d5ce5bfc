"""One look at one change: the values up to a day, both keys, and the results there can be."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from playbook.charts.series import Observation, Series, tidy
from playbook.verdict.case import Case
from playbook.verdict.two_keys import TwoKeys, two_keys


class Result(StrEnum):
    TOO_EARLY = "too early to say"
    NO_EVIDENCE = "no evidence of change"
    HINT = "a hint, keep watching"
    BETTER = "real change: better"
    WORSE = "real change: worse"
    CHANGED = "real change"  # of a KPI for which no direction is better
    NOT_THIS = "changed, but not by this"
    CANNOT_TELL_APART = "cannot be told apart from another change"
    NOT_JUDGEABLE = "not judgeable"

    @property
    def is_real(self) -> bool:
        return self in (Result.BETTER, Result.WORSE, Result.CHANGED)


@dataclass(frozen=True)
class Look:
    """What is seen on one day: values up to `on`, both keys, and present values a side."""

    case: Case
    on: date
    rows: tuple[Observation, ...]
    series: Series
    keys: TwoKeys
    before: int
    after: int


@dataclass(frozen=True)
class Finding:
    result: Result
    because: str


def look(case: Case, on: date) -> Look:
    """Work out both keys from the values dated up to `on`."""
    rows = tuple(case.seen_by(on))
    series = tidy(rows)
    keys = two_keys(rows, case.started_on, case.options)
    present = [point.on for point in keys.chart.points if point.value is not None]
    before = sum(seen < case.started_on for seen in present)
    return Look(case, on, rows, series, keys, before, len(present) - before)
