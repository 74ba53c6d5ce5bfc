"""A KPI's values in date order, with everything unusual about them said in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import isfinite
from operator import attrgetter
from statistics import median

from playbook.amounts import counted, day, listed

GAP_FACTOR = 1.5  # a step this many times the usual one has at least one period missing
SHORTEST_PERIOD_DAYS = 5  # below it, closed weekends and holidays are no gaps


@dataclass(frozen=True, slots=True)
class Observation:
    """One period of a KPI. `value` None = missing, which is not zero.

    `size` is the denominator behind a ratio (contacts, surveys), where it is known.
    """

    on: date
    value: float | None
    size: float | None = None


@dataclass(frozen=True)
class Series:
    """Columns in date order; `after_gap[i]` says that periods are absent just before point i."""

    dates: tuple[date, ...]
    values: tuple[float | None, ...]
    sizes: tuple[float | None, ...]
    after_gap: tuple[bool, ...]
    absent_periods: int
    notes: tuple[str, ...]

    @property
    def present(self) -> int:
        return len(self.values) - self.values.count(None)

    @property
    def missing_rate(self) -> float:
        """Share of periods (rows without a value, and absent rows) that cannot be judged, 0..1."""
        periods = len(self.values) + self.absent_periods
        return 1 - self.present / periods if periods else 0.0


def tidy(observations: Sequence[Observation]) -> Series:
    """Sort by date, keep one value a date, and mark what is missing. Never raises.

    Two different values for one date cannot both be right: the date counts as missing until one
    of them is removed, and a note says so.
    """
    rows = sorted(observations, key=attrgetter("on"))
    dates = [row.on for row in rows]
    notes: list[str] = []
    if len(set(dates)) < len(dates):
        rows, notes = _one_a_date(rows)
        dates = [row.on for row in rows]
    values = [row.value for row in rows]
    if None in values or not all(map(isfinite, values)):  # type: ignore[arg-type]
        values = [value if _is_number(value) else None for value in values]
        notes.append(_missing_note(values))
    absent = _absent_periods(dates)
    if any(absent):
        notes.append(_absent_note(dates, absent))
    sizes = tuple([row.size for row in rows])
    gaps = tuple([periods > 0 for periods in absent])
    return Series(tuple(dates), tuple(values), sizes, gaps, sum(absent), tuple(notes))


def with_sizes(series: Series) -> Series:
    """The same for a ratio chart: a value without a size above zero behind it is left out."""
    pairs = list(zip(series.values, series.sizes, strict=True))
    known = [size is not None and size > 0 for _, size in pairs]
    lost = sum(value is not None and not has for (value, _), has in zip(pairs, known, strict=True))
    if not lost:
        return series
    values = tuple([value if has else None for (value, _), has in zip(pairs, known, strict=True)])
    verb = "is" if lost == 1 else "are"
    note = f"{counted(lost, 'value')} {verb} left out: the number of cases is not known."
    return replace(series, values=values, notes=(*series.notes, note))


def _is_number(value: float | None) -> bool:
    return value is not None and isfinite(value)


def _one_a_date(rows: Sequence[Observation]) -> tuple[list[Observation], list[str]]:
    seen: dict[date, Observation] = {}
    disputed: dict[date, None] = {}
    for row in rows:
        first = seen.setdefault(row.on, row)
        if (first.value, first.size) != (row.value, row.size):
            disputed[row.on] = None
    notes = [
        f"There are different values for {day(on)}; the date is left out until one is removed."
        for on in disputed
    ]
    kept = [Observation(r.on, None) if r.on in disputed else r for r in seen.values()]
    return kept, notes


def _missing_note(values: Sequence[float | None]) -> str:
    missing = values.count(None)
    verb = "is" if missing == 1 else "are"
    return f"{counted(missing, 'value')} of {len(values)} {verb} missing and left out."


def _absent_periods(dates: Sequence[date]) -> list[int]:
    """How many periods are absent just before each date, judged by the usual step."""
    days = [on.toordinal() for on in dates]
    steps = [later - earlier for earlier, later in pairwise(days)]
    if not steps:
        return [0] * len(days)
    usual = median(steps)
    if usual < SHORTEST_PERIOD_DAYS or max(steps) <= GAP_FACTOR * usual:
        return [0] * len(days)
    longest = GAP_FACTOR * usual
    return [0] + [round(step / usual) - 1 if step > longest else 0 for step in steps]


def _absent_note(dates: Sequence[date], absent: Sequence[int]) -> str:
    places = [day(on) for on, periods in zip(dates, absent, strict=True) if periods]
    shown = listed(places[:3]) if len(places) <= 3 else f"{', '.join(places[:3])} and later dates"
    return f"{counted(sum(absent), 'period')} without any value, just before {shown}."
