"""The figure a KPI is held against: its first weeks with a value, in one number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from playbook.charts.series import Observation
from playbook.kpi.choice import interval
from playbook.kpi.formulas import Measurement, measure
from playbook.kpi.kpi import Definition
from storage.baselines import Baseline
from storage.kpi_series import Weeks

BASELINE_WEEKS = 13


@dataclass(frozen=True)
class Counted:
    """The baseline weeks in one figure."""

    value: float | None
    n: float | None
    interval: tuple[float, float] | None
    first: date
    last: date
    weeks: int
    why_not: str = ""


def at_first(
    weeks: Weeks, definition: Definition, baseline: Baseline | None, channel: str
) -> Counted | None:
    """The frozen figure, which later imports do not change; else the first thirteen weeks."""
    frozen = baseline.of(definition.kpi, channel) if baseline else None
    if not baseline or not frozen or frozen.definition != definition:
        return counted(weeks, definition)
    sure = None if frozen.low is None or frozen.high is None else (frozen.low, frozen.high)
    days = (baseline.last_day - baseline.first_day).days + 1
    span = (baseline.first_day, baseline.last_day)
    return Counted(frozen.value, frozen.n, sure, *span, max(1, round(days / 7)))


def counted(weeks: Weeks, definition: Definition) -> Counted | None:
    """The first weeks with a value, up to thirteen: what later weeks are held against."""
    told = [on for on, several in weeks.items() if measure(several, definition).value is not None]
    kept = {on: weeks[on] for on in told[:BASELINE_WEEKS] or list(weeks)[:BASELINE_WEEKS]}
    if not kept:
        return None
    whole = [fact for several in kept.values() for fact in several]
    found: Measurement = measure(whole, definition)
    last = max(kept) + timedelta(days=6)
    return Counted(
        found.value, found.n, interval(found, whole), min(kept), last, len(kept), found.why_not
    )


def of_own(seen: Sequence[Observation]) -> Counted | None:
    kept = [each for each in seen if each.value is not None][:BASELINE_WEEKS]
    if not kept:
        return None
    values = [each.value for each in kept if each.value is not None]
    mean = sum(values) / len(values)
    return Counted(mean, None, None, kept[0].on, kept[-1].on + timedelta(days=6), len(kept))
