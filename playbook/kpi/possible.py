"""Which values a KPI can have at all."""

from collections.abc import Iterable

from playbook.errors import PlaybookError
from playbook.kpi.amount import spoken_value, unit_of
from playbook.kpi.kpi import Kpi

_RANGES = {"rate": (0.0, 1.0), "points": (-100.0, 100.0)}
# One thing over another, no part of a whole: overtime makes conformance more than 100 %.
_WITHOUT_END = {
    ("adherence_rate", "conformance"),
    ("attrition_rate", "annualised"),
    ("attrition_rate", "period"),
    ("transfer_rate", "transfers"),
}


def possible(one: Kpi, variant: str = "") -> tuple[float, float | None]:
    """The lowest and the highest value, a rate as a fraction; None where there is no end."""
    if (one.key, one.variant(variant).key) in _WITHOUT_END:
        return 0.0, None
    return _RANGES.get(unit_of(one, variant), (0.0, None))


def check_possible(one: Kpi, variant: str, figures: Iterable[float | None]) -> None:
    """PlaybookError when a figure can never be reached; a rate is 0 to 1, None is no figure."""
    (lowest, highest), unit = possible(one, variant), unit_of(one, variant)
    for figure in figures:
        if figure is not None and figure < lowest:
            raise PlaybookError(f"{one.name} never falls below {spoken_value(lowest, unit)}.")
        if figure is not None and highest is not None and figure > highest:
            raise PlaybookError(f"{one.name} never rises above {spoken_value(highest, unit)}.")
