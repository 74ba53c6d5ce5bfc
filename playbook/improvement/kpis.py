"""What an improvement needs to know of a KPI: its unit, its better direction, its range."""

from collections.abc import Mapping

from playbook.amounts import Unit
from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.rule_sets import Direction
from playbook.charts.series import Observation
from playbook.errors import PlaybookError
from playbook.kpi.kpi import Kpi
from playbook.kpi.possible import possible

Kpis = Mapping[str, Kpi]  # the catalogue’s and the manager’s own, by key

_UNITS = {"rate": Unit.RATE, "seconds": Unit.SECONDS, "points": Unit.POINTS}
AS_TYPED = {Unit.RATE: 100.0}
TYPED_AS = {
    Unit.RATE: "per cent",
    Unit.SECONDS: "seconds",
    Unit.POINTS: "points",
    Unit.NUMBER: "number",
}


def by_name(kpis: Kpis) -> list[str]:
    """The keys of all KPIs, in the order of their names."""
    return sorted(kpis, key=lambda key: kpis[key].name.casefold())


def named(key: str, kpis: Kpis) -> Kpi:
    """The KPI of that key; PlaybookError where neither the catalogue nor the manager has it."""
    if key not in kpis:
        raise PlaybookError(f"There is no KPI “{key}” in this plan.")
    return kpis[key]


def amount_unit(one: Kpi) -> Unit:
    return _UNITS.get(one.unit, Unit.NUMBER)


def typed_as(value: float, unit: Unit) -> float:
    """A value as people type it: a rate of 0.73 is 73."""
    return round(value * AS_TYPED.get(unit, 1.0), 6)


def from_typed(value: float, unit: Unit) -> float:
    return value / AS_TYPED.get(unit, 1.0)


def direction_of(one: Kpi, expected_change: float | None = None) -> Direction:
    """The KPI's own; where both ways can be good, the way that was predicted."""
    own = Direction(one.direction)
    if own is not Direction.NEUTRAL or not expected_change:
        return own
    return Direction.INCREASE if expected_change > 0 else Direction.DECREASE


def guard_direction(one: Kpi) -> Direction:
    """The way a guard-rail may move; where both can be good, it must not rise."""
    own = Direction(one.direction)
    return Direction.DECREASE if own is Direction.NEUTRAL else own


def options(one: Kpi, direction: Direction, rows: tuple[Observation, ...]) -> ChartOptions:
    """A share of known numbers gets limits that know them (p′); anything else an XmR chart."""
    present = [row for row in rows if row.value is not None]
    sized = bool(present) and all(row.size for row in present)
    share = sized and amount_unit(one) is Unit.RATE and all((r.value or 0) <= 1 for r in present)
    lowest, highest = possible(one)
    kind = ChartKind.P_PRIME if share else ChartKind.XMR
    return ChartOptions(direction=direction, kind=kind, lowest=lowest, highest=highest)
