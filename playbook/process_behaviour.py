"""Process behaviour charts: what a KPI's own history says about its ordinary variation.

Chart, table, icon and export all read the one `Chart` that `process_chart` works out.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from playbook.amounts import counted, day
from playbook.assurance import Assurance, assurance
from playbook.chart_options import ChartKind, ChartOptions
from playbook.process_labels import Variation, marks
from playbook.process_limits import Limits
from playbook.process_segment import Judged, Rows, State, judge_segment
from playbook.process_signals import Signal
from playbook.series import Observation, Series, tidy, with_sizes


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


def process_chart(
    observations: Sequence[Observation], options: ChartOptions | None = None
) -> Chart:
    """The chart of a KPI, in the KPI's own unit, whatever state the data are in; never raises.

    XmR: mean +- 2.66 average moving ranges of the baseline; ratio charts after Laney. Rules and
    their numbers are `options.rules`.
    """
    series, options = _readable(tidy(observations), options or ChartOptions())
    starts, notes = _segment_starts(series.dates, options)
    points: list[Point] = []
    segments = []
    for number, (first, end) in enumerate(zip(starts, [*starts[1:], None], strict=True)):
        rows = Rows(series.values[first:end], series.sizes[first:end], series.after_gap[first:end])
        judged = judge_segment(rows, options)
        dates = series.dates[first:end]
        points += _points(dates, rows, judged, number, options)
        segments.append(_segment(dates, judged, options))
    return Chart(
        tuple(points),
        tuple(segments),
        options,
        _variation(points, segments, options),
        _assurance(segments, options),
        (*series.notes, *notes, *_state_notes(segments, options)),
    )


def _readable(series: Series, options: ChartOptions) -> tuple[Series, ChartOptions]:
    """A ratio chart needs sizes; where there are none at all, the values alone are charted."""
    if options.kind is ChartKind.XMR or not series.present:
        return series, options
    if any(series.sizes):
        return with_sizes(series), options
    note = "The number of cases behind the values is not known; the chart uses the values alone."
    plain = replace(options, kind=ChartKind.XMR)
    if options.kind is ChartKind.P_PRIME:
        plain = replace(plain, lowest=options.lowest or 0.0, highest=options.highest or 1.0)
    return replace(series, notes=(*series.notes, note)), plain


def _segment_starts(dates: Sequence[date], options: ChartOptions) -> tuple[list[int], list[str]]:
    starts = {0} if dates else set()
    notes = []
    for on in sorted(set(options.rebase_on)):
        place = bisect_left(dates, on)
        if place == len(dates):
            notes.append(f"There is no value yet from the rebase on {day(on)}.")
        elif dates[place] == on:
            starts.add(place)
        elif not options.rules.snaps_rebase:
            notes.append(f"The rebase on {day(on)} is on no value's date and changes nothing.")
        elif place:
            starts.add(place)
            notes.append(
                f"There is no value for {day(on)}; the rebase starts at the next one, "
                f"{day(dates[place])}."
            )
    return sorted(starts), notes


def _points(
    dates: Sequence[date], rows: Rows, judged: Judged, number: int, options: ChartOptions
) -> list[Point]:
    table = marks(options.direction, options.rules.improvement_wins)
    count = len(dates)
    baseline = min(options.baseline_points or count, count)
    in_baseline = [True] * baseline + [False] * (count - baseline)
    blank = (judged.mean, None, None, None, None)
    columns = zip(dates, rows.values, rows.sizes, [number] * count, in_baseline, strict=True)
    lines = [line or blank for line in judged.lines]
    found = [table[mask] for mask in judged.masks]
    return [
        Point._make(row + line + mark)
        for row, line, mark in zip(columns, lines, found, strict=True)
    ]


def _segment(dates: Sequence[date], judged: Judged, options: ChartOptions) -> Segment:
    rules = options.rules
    relied_on = judged.baseline_present if rules.skips_missing else len(dates)
    last: Limits | None = next((line for line in reversed(judged.lines) if line), None)
    ranges = judged.ranges
    return Segment(
        first_on=dates[0],
        last_on=dates[-1],
        points=len(dates),
        baseline_points=judged.baseline_present,
        state=judged.state,
        trial=relied_on < 13,
        mean=judged.mean,
        lower=last.lower if last else None,
        upper=last.upper if last else None,
        spread=judged.spread,
        average_moving_range=ranges.average if ranges else None,
        moving_ranges=ranges.used if ranges else 0,
        screened_out=ranges.screened_out if ranges else 0,
    )


def _variation(
    points: Sequence[Point], segments: Sequence[Segment], options: ChartOptions
) -> Variation:
    if not points or (options.rules.needs_variation and segments[-1].state is not State.JUDGED):
        return Variation.NOT_JUDGED
    if not options.rules.skips_missing:
        return points[-1].variation
    return next(point.variation for point in reversed(points) if point.value is not None)


def _assurance(segments: Sequence[Segment], options: ChartOptions) -> Assurance:
    if not segments or segments[-1].baseline_points < options.rules.judgeable_from_points:
        return Assurance.NOT_JUDGED
    last = segments[-1]
    if last.state is State.NO_VARIATION and not options.rules.needs_variation:
        # The reference calls a process without limits hit or miss.
        return assurance(options.target, options.direction, float("-inf"), float("inf"))
    return assurance(options.target, options.direction, last.lower, last.upper)


def _state_notes(segments: Sequence[Segment], options: ChartOptions) -> list[str]:
    notes = []
    for segment in segments:
        since = "" if len(segments) == 1 else f" from {day(segment.first_on)}"
        if segment.state is State.EMPTY:
            notes.append(f"There are no values{since}.")
        elif segment.state is State.TOO_FEW:
            needed = options.rules.limits_from_points
            have = counted(segment.baseline_points, "value")
            notes.append(f"Only {have}{since}; limits are drawn from {needed}.")
        elif segment.state is State.NO_VARIATION:
            notes.append(f"The values{since} do not vary, so there is no variation to judge.")
        elif segment.trial:
            have = counted(segment.baseline_points, "value")
            notes.append(f"Trial limits{since}: {have} so far, and 13 are needed to rely on them.")
    return notes
