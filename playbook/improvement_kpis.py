"""What an improvement needs to know of a KPI: its unit, its better direction, its range."""

from playbook.amounts import Unit
from playbook.chart_options import ChartKind, ChartOptions
from playbook.kpi import catalogue, kpi
from playbook.process_rules import Direction
from playbook.series import Observation

_UNITS = {"rate": Unit.RATE, "seconds": Unit.SECONDS, "points": Unit.POINTS}
_LOWEST = {"rate": 0.0, "seconds": 0.0, "count": 0.0, "money": 0.0, "points": -100.0}
_HIGHEST = {"rate": 1.0, "points": 100.0}
AS_TYPED = {Unit.RATE: 100.0}
TYPED_AS = {
    Unit.RATE: "per cent",
    Unit.SECONDS: "seconds",
    Unit.POINTS: "points",
    Unit.NUMBER: "number",
}


def choosable() -> list[str]:
    """The keys of all KPIs of the catalogue, by name."""
    found = catalogue()
    return sorted(found, key=lambda key: found[key].name)


def name_of(key: str) -> str:
    return kpi(key).name


def unit_of(key: str) -> Unit:
    return _UNITS.get(kpi(key).unit, Unit.NUMBER)


def typed_as(value: float, unit: Unit) -> float:
    """A value as people type it: a rate of 0.73 is 73."""
    return round(value * AS_TYPED.get(unit, 1.0), 6)


def from_typed(value: float, unit: Unit) -> float:
    return value / AS_TYPED.get(unit, 1.0)


def possible(key: str) -> tuple[float | None, float | None]:
    """The lowest and the highest value this KPI can have, None where there is no end."""
    unit = kpi(key).unit
    return _LOWEST.get(unit), _HIGHEST.get(unit)


def direction_of(key: str, expected_change: float | None = None) -> Direction:
    """The catalogue's; where both ways can be good, the way that was predicted."""
    own = Direction(kpi(key).direction)
    if own is not Direction.NEUTRAL or not expected_change:
        return own
    return Direction.INCREASE if expected_change > 0 else Direction.DECREASE


def guard_direction(key: str) -> Direction:
    """The way a guard-rail may move; where both can be good, it must not rise."""
    own = Direction(kpi(key).direction)
    return Direction.DECREASE if own is Direction.NEUTRAL else own


def options(key: str, direction: Direction, rows: tuple[Observation, ...]) -> ChartOptions:
    """A share of known numbers gets limits that know them (p′); anything else an XmR chart."""
    present = [row for row in rows if row.value is not None]
    sized = bool(present) and all(row.size for row in present)
    share = sized and unit_of(key) is Unit.RATE
    lowest, highest = possible(key)
    kind = ChartKind.P_PRIME if share else ChartKind.XMR
    return ChartOptions(direction=direction, kind=kind, lowest=lowest, highest=highest)
