"""What a process behaviour chart consists of: points, segments, icons and notes."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from playbook.charts.assurance import Assurance
from playbook.charts.labels import Variation
from playbook.charts.options import ChartOptions
from playbook.charts.segment import State
from playbook.charts.signals import Signal


class Point(NamedTuple):
    """One row of the chart, everything about it known. Limits are None where there are none."""

    on: date
    value: float | None
    size: float | None
    segment: int
    in_baseline: bool
    mean: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    label: Signal
    variation: Variation
    signals: tuple[Signal, ...]


@dataclass(frozen=True)
class Segment:
    """A stretch with its own limits. `trial`: too few baseline points to rely on them.

    `lower` and `upper` are those of its last point with limits; `spread` is sigma-z of a ratio
    chart; moving ranges are counted after screening.
    """

    first_on: date
    last_on: date
    points: int
    baseline_points: int
    state: State
    trial: bool
    mean: float | None
    lower: float | None
    upper: float | None
    spread: float | None
    average_moving_range: float | None
    moving_ranges: int
    screened_out: int


@dataclass(frozen=True)
class Chart:
    """The whole chart. `variation` is the last present point's; `notes` are full sentences."""

    points: tuple[Point, ...]
    segments: tuple[Segment, ...]
    options: ChartOptions
    variation: Variation
    assurance: Assurance
    notes: tuple[str, ...]
