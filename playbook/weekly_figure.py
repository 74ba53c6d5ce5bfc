"""One week of a KPI, typed in by hand where no export brings it."""

from datetime import date, timedelta
from math import isfinite

from playbook.amounts import amount
from playbook.errors import PlaybookError
from playbook.improvement_kpis import name_of, possible, unit_of
from playbook.series import Observation


def monday_of(on: date) -> date:
    """A week is known by its Monday."""
    return on - timedelta(days=on.weekday())


def check_week(kpi: str, typed: Observation, today: date) -> Observation:
    """The figure on the Monday of its week; refuses weeks to come and impossible values."""
    week_on = monday_of(typed.on)
    if week_on > today:
        raise PlaybookError("This week has not begun; type in a figure once it is known.")
    lowest, highest = possible(kpi)
    value = typed.value
    if value is not None and not _fits(value, lowest, highest):
        unit = unit_of(kpi)
        raise PlaybookError(f"{name_of(kpi)} cannot be {amount(value, unit)}; check the figure.")
    if typed.size is not None and typed.size < 0:
        raise PlaybookError("The number of cases behind a figure cannot be negative.")
    return Observation(week_on, value, typed.size)


def _fits(value: float, lowest: float | None, highest: float | None) -> bool:
    low = lowest is None or value >= lowest
    return isfinite(value) and low and (highest is None or value <= highest)
