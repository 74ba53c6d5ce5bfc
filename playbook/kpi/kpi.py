"""The catalogue of KPIs: names, formulas, directions, guard-rails, sourced benchmarks."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playbook.errors import ContentError, PlaybookError

CATALOGUE = Path(__file__).parents[1] / "content" / "en" / "kpis.toml"
UNITS = ("rate", "seconds", "count", "points", "score", "money")
OWN = "own"  # the one variant of a KPI that a manager has defined
DIRECTIONS = ("increase", "decrease", "neutral")
FEW_THAT_MATTER = 5


@dataclass(frozen=True)
class Variant:
    """One way to work a KPI out; `unit` where it differs from the KPI's own."""

    key: str
    name: str
    formula: str
    unit: str = ""


@dataclass(frozen=True)
class Benchmark:
    """Somebody else's figure, with its source: a value, or a range that may be open at one end."""

    text: str
    source: str
    year: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    variant: str = ""


@dataclass(frozen=True)
class Kpi:
    """A KPI of the catalogue; the first variant is the default."""

    key: str
    name: str
    short: str
    unit: str
    direction: str
    definition: str
    watch: str
    variants: tuple[Variant, ...]
    guard_rails: tuple[str, ...]
    benchmarks: tuple[Benchmark, ...] = ()
    baseline: bool = False
    has_target: bool = True
    threshold_seconds: int | None = None

    @property
    def is_own(self) -> bool:
        """True for a KPI that a manager has defined."""
        return self.variants[0].key == OWN

    @property
    def is_band(self) -> bool:
        """True when a target is a band: too little is as wrong as too much."""
        return self.direction == "neutral" and self.has_target

    def variant(self, key: str = "") -> Variant:
        """The variant of that key, the default for none; PlaybookError for an unknown one."""
        if not key:
            return self.variants[0]
        found = next((variant for variant in self.variants if variant.key == key), None)
        if found is None:
            raise PlaybookError(f"{self.name} is not worked out in a way called “{key}”.")
        return found


@dataclass(frozen=True)
class Definition:
    """What is stored beside every figure: KPI, variant and, where it needs one, threshold."""

    kpi: str
    variant: str
    threshold_seconds: int | None = None
    short_abandon_seconds: int = 5

    def same_measure(self, other: "Definition") -> bool:
        """False when the two figures may not be compared: their definitions differ."""
        return self == other


@cache
def catalogue(path: Path = CATALOGUE) -> dict[str, Kpi]:
    """All KPIs by key, in the order of the file; ContentError names file, key and reason."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["kpis"]
    kpis = [_kpi(entry, path) for entry in entries]
    if len({one.key for one in kpis}) < len(kpis):
        raise ContentError(f"{path.name}: two KPIs have the same key.")
    return {one.key: one for one in kpis}


def kpi(key: str) -> Kpi:
    """The KPI of that key; PlaybookError when the catalogue has none."""
    found = catalogue().get(key)
    if found is None:
        raise PlaybookError(f"There is no KPI “{key}” in the catalogue.")
    return found


def definition(key: str, variant: str = "", threshold_seconds: int | None = None) -> Definition:
    """A full definition: the default variant and threshold where none is given."""
    one = kpi(key)
    threshold = threshold_seconds if one.threshold_seconds else None
    chosen = one.variant(variant).key
    if chosen == "reported":
        return Definition(key, chosen)
    return Definition(key, chosen, threshold or one.threshold_seconds)


def _kpi(entry: dict[str, Any], path: Path) -> Kpi:
    try:
        made = Kpi(
            **entry
            | {
                "variants": tuple(Variant(**variant) for variant in entry["variants"]),
                "guard_rails": tuple(entry["guard_rails"]),
                "benchmarks": tuple(Benchmark(**one) for one in entry.get("benchmarks", [])),
            }
        )
    except (TypeError, KeyError) as error:
        raise ContentError(f"{path.name}, {entry.get('key', 'no key')}: {error}") from error
    if made.unit not in UNITS or made.direction not in DIRECTIONS or not made.variants:
        raise ContentError(f"{path.name}, {made.key}: unit, direction or variants are wrong.")
    return made
