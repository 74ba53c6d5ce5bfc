"""Which values a KPI can have at all."""

from collections.abc import Iterable

from playbook.errors import PlaybookError
from playbook.kpi.amount import spoken_value, unit_of
from playbook.kpi.kpi import Kpi

Range = tuple[float | None, float | None]
_RANGES: dict[str, Range] = {"rate": (0.0, 1.0), "points": (-100.0, 100.0)}
_USUAL: Range = (0.0, None)
# One thing over another, no part of a whole: overtime makes conformance more than 100 %.
_WITHOUT_END = {
    ("adherence_rate", "conformance"),
    ("attrition_rate", "annualised"),
    ("attrition_rate", "period"),
    ("transfer_rate", "transfers"),
}
# Of a KPI of one's own nobody but its owner knows: sales may pass their plan, a result be a loss.
_OWN: dict[str, Range] = {"points": (-100.0, 100.0), "money": (None, None), "score": (None, None)}


def possible(one: Kpi, variant: str = "") -> Range:
    """The lowest and the highest value, a rate as a fraction; None where there is no end."""
    if one.is_own:
        return _OWN.get(one.unit, _USUAL)
    if (one.key, one.variant(variant).key) in _WITHOUT_END:
        return _USUAL
    return _RANGES.get(unit_of(one, variant), _USUAL)


def check_possible(one: Kpi, variant: str, figures: Iterable[float | None]) -> None:
    """PlaybookError when a figure can never be reached; a rate is 0 to 1, None is no figure."""
    (lowest, highest), unit = possible(one, variant), unit_of(one, variant)
    for figure in figures:
        if figure is not None and lowest is not None and figure < lowest:
            raise PlaybookError(f"{one.name} never falls below {spoken_value(lowest, unit)}.")
        if figure is not None and highest is not None and figure > highest:
            raise PlaybookError(f"{one.name} never rises above {spoken_value(highest, unit)}.")


def check_possible_somehow(one: Kpi, figures: Iterable[float | None]) -> None:
    """The same where nobody says how it is counted: refused is what no variant allows."""
    kept, refusals = list(figures), list[PlaybookError]()
    for variant in one.variants:
        try:
            check_possible(one, variant.key, kept)
        except PlaybookError as refusal:
            refusals.append(refusal)
    if len(refusals) == len(one.variants):
        raise refusals[0]
