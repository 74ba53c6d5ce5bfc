"""Which values a KPI can have at all."""

from collections.abc import Iterable

from playbook.errors import PlaybookError
from playbook.kpi.amount import spoken_value
from playbook.kpi.kpi import Kpi

_RANGES = {"rate": (0.0, 1.0), "points": (-100.0, 100.0)}


def possible(unit: str) -> tuple[float, float | None]:
    """The lowest and the highest value of this unit; None where there is no end."""
    return _RANGES.get(unit, (0.0, None))


def check_possible(one: Kpi, unit: str, figures: Iterable[float | None]) -> None:
    """PlaybookError when a figure can never be reached; a rate is 0 to 1, None is no figure."""
    lowest, highest = possible(unit)
    for figure in figures:
        if figure is not None and figure < lowest:
            raise PlaybookError(f"{one.name} never falls below {spoken_value(lowest, unit)}.")
        if figure is not None and highest is not None and figure > highest:
            raise PlaybookError(f"{one.name} never rises above {spoken_value(highest, unit)}.")
