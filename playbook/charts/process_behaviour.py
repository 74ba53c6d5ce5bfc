"""Process behaviour charts: what a KPI's own history says about its ordinary variation.

Chart, table, icon and export all read the one `Chart` that `process_chart` works out.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from operator import add

from playbook.amounts import day
from playbook.charts.assurance import Assurance, assurance
from playbook.charts.chart import Chart, Point, Segment
from playbook.charts.labels import Variation, marks
from playbook.charts.limits import Limits
from playbook.charts.notes import state_notes
from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.rule_sets import JUDGEABLE_FROM_POINTS
from playbook.charts.segment import Judged, Rows, State, judge_segment
from playbook.charts.series import Observation, Series, tidy, with_sizes


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
    for number, (first, end) in enumerate(pairwise([*starts, None])):
        rows, dates = _rows(series, first, end), series.dates[first:end]
        judged = judge_segment(rows, options)
        points += _points(dates, rows, judged, number, options)
        segments.append(_segment(dates, judged, options))
    return Chart(
        tuple(points),
        tuple(segments),
        options,
        _variation(points, segments, options),
        _assurance(segments, options),
        (*series.notes, *notes, *state_notes(segments, options)),
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


def _rows(series: Series, first: int | None, end: int | None) -> Rows:
    return Rows(series.values[first:end], series.sizes[first:end], series.after_gap[first:end])


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
    joined = map(add, map(add, columns, lines), found)
    return list(map(Point._make, joined))


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
        trial=relied_on < JUDGEABLE_FROM_POINTS,
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
