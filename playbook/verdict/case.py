"""Everything a verdict rests on: one change, one KPI's values, and what else happened."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from playbook.amounts import Unit
from playbook.charts.options import ChartOptions
from playbook.charts.series import Observation


@dataclass(frozen=True)
class OtherChange:
    """Another change on the same KPI and team; `finished_on` None = still going."""

    title: str
    started_on: date
    finished_on: date | None = None

    def overlaps(self, first_on: date, last_on: date) -> bool:
        still_on = self.finished_on is None or self.finished_on >= first_on
        return still_on and self.started_on <= last_on


@dataclass(frozen=True)
class Event:
    """Something that happened and is no change of ours: an outage, a holiday, a campaign."""

    title: str
    on: date


@dataclass(frozen=True)
class Case:
    """One logged change and the KPI it was meant to move.

    `logged_on` is the day the dates were written down; `expected_change` is the prediction, in
    the KPI's unit (0.03 = three points of a rate); `redefined_on` are days from which the KPI
    means something else. `options.rebase_on` up to the start cuts the baseline; later ones and
    `options.baseline_points` play no part: the baseline is frozen at the start.
    """

    kpi: str
    started_on: date
    review_on: date
    observations: tuple[Observation, ...]
    unit: Unit = Unit.NUMBER
    options: ChartOptions = field(default_factory=ChartOptions)
    logged_on: date | None = None
    expected_change: float | None = None
    other_changes: tuple[OtherChange, ...] = ()
    events: tuple[Event, ...] = ()
    redefined_on: tuple[date, ...] = ()

    def seen_by(self, on: date) -> list[Observation]:
        """The values a look on that day may use, from the last rebase before the start."""
        first = max((day for day in self.options.rebase_on if day <= self.started_on), default=None)
        return [
            row for row in self.observations if row.on <= on and (first is None or row.on >= first)
        ]


def split(rows: Sequence[Observation], on: date) -> tuple[list[Observation], list[Observation]]:
    """The rows before that day, and those from it on."""
    return [row for row in rows if row.on < on], [row for row in rows if row.on >= on]
