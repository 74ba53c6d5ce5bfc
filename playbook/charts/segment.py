"""One segment of a chart: its limits from the baseline rows, and the signals of every row."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import nan
from statistics import fmean
from typing import NamedTuple

from playbook.charts.labels import BIT
from playbook.charts.limits import Limits, MovingRanges, limits, moving_ranges
from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.ratio_chart import ratio_limits
from playbook.charts.rule_sets import RuleSet
from playbook.charts.signals import Signal, clusters, shifts, sides, steps, trends

_NOTHING = Limits(nan, nan, nan, nan, nan)
_TREND_BITS = BIT[Signal.RISING] | BIT[Signal.FALLING]


class State(StrEnum):
    JUDGED = "judged"
    EMPTY = "no values"
    TOO_FEW = "too few values"
    NO_VARIATION = "no variation"


class Rows(NamedTuple):
    """The columns of one segment, row by row."""

    values: Sequence[float | None]
    sizes: Sequence[float | None]
    after_gap: Sequence[bool]


@dataclass(frozen=True, slots=True)
class Judged:
    """`lines` holds one Limits a row (None: none for that row); `masks` the signals a row."""

    state: State
    baseline_present: int
    mean: float | None
    spread: float | None
    ranges: MovingRanges | None
    lines: list[Limits | None]
    masks: list[int]


def judge_segment(rows: Rows, options: ChartOptions) -> Judged:
    """Limits and signals of one segment; never raises, whatever is missing."""
    values, rules = rows.values, options.rules
    baseline = options.baseline_points or len(values)
    present = [value for value in values[:baseline] if value is not None]
    mean = fmean(present) if present else None
    if mean is None or len(present) < rules.limits_from_points:
        state = State.TOO_FEW if present else State.EMPTY
        return Judged(state, len(present), mean, None, None, *_blank(len(values)))
    if options.kind is not ChartKind.XMR:
        return _ratio(rows, options, baseline, len(present))
    gaps = rows.after_gap if rules.skips_missing else ()
    ranges = moving_ranges(values[:baseline], options.screens, gaps[:baseline])
    state = State.JUDGED if ranges.average else State.NO_VARIATION
    if not ranges.average and rules.needs_variation:
        return Judged(state, len(present), mean, None, ranges, *_blank(len(values)))
    lines = limits(mean, ranges.average) if ranges.average else _NOTHING._replace(mean=mean)
    masks = _masks(values, [lines] * len(values), rules)
    shown = _within(lines, *options.possible_range) if ranges.average else None
    return Judged(state, len(present), mean, None, ranges, [shown] * len(values), masks)


def _ratio(rows: Rows, options: ChartOptions, baseline: int, present: int) -> Judged:
    gaps = rows.after_gap if options.rules.skips_missing else ()
    is_share = options.kind is ChartKind.P_PRIME
    found = ratio_limits(rows.values, rows.sizes, baseline, options.screens, is_share, gaps)
    mean = None if found.centre != found.centre else found.centre
    if found.spread is None:
        state = State.NO_VARIATION
        return Judged(state, present, mean, None, None, *_blank(len(rows.values)))
    values = [v if line else None for v, line in zip(rows.values, found.lines, strict=True)]
    masks = _masks(values, [line or _NOTHING for line in found.lines], options.rules)
    shown = [line and _within(line, *options.possible_range) for line in found.lines]
    return Judged(State.JUDGED, present, mean, found.spread, None, shown, masks)


def _blank(rows: int) -> tuple[list[Limits | None], list[int]]:
    return [None] * rows, [0] * rows


def _within(lines: Limits, lowest: float | None, highest: float | None) -> Limits:
    if lowest is None and highest is None:
        return lines
    floor = float("-inf") if lowest is None else lowest
    ceiling = float("inf") if highest is None else highest
    return Limits(lines.mean, *(min(max(line, floor), ceiling) for line in lines[1:]))


def _masks(values: Sequence[float | None], lines: Sequence[Limits], rules: RuleSet) -> list[int]:
    """Missing rows are skipped, or (for the reference) break whatever they stand in."""
    if None not in values:
        return signals_of(values, lines, rules)  # type: ignore[arg-type]
    if not rules.skips_missing:
        return signals_of([nan if value is None else value for value in values], lines, rules)
    places = [place for place, value in enumerate(values) if value is not None]
    kept = [value for value in values if value is not None]
    masks = [0] * len(values)
    found = signals_of(kept, [lines[place] for place in places], rules)
    for place, mask in zip(places, found, strict=True):
        masks[place] = mask
    return masks


def signals_of(values: Sequence[float], lines: Sequence[Limits], rules: RuleSet) -> list[int]:
    """The mask of signals of each value, given the limits each is judged by."""
    masks = [0] * len(values)
    letters = sides(values, lines[0].mean)
    for (first, end), high in shifts(letters, rules):
        bit = BIT[Signal.SHIFT_HIGH if high else Signal.SHIFT_LOW]
        masks[first:end] = [mask | bit for mask in masks[first:end]]
    for (first, end), high in trends(steps(values), rules):
        bit = BIT[Signal.RISING if high else Signal.FALLING]
        masks[first:end] = [mask & ~_TREND_BITS | bit for mask in masks[first:end]]
    _mark_extremes(masks, values, lines, letters, rules)
    return masks


def _mark_extremes(
    masks: list[int],
    values: Sequence[float],
    lines: Sequence[Limits],
    letters: str,
    rules: RuleSet,
) -> None:
    """Points outside the limits, and clusters of points close to them."""
    close = []
    for place, (value, line) in enumerate(zip(values, lines, strict=True)):
        if value > line[4] or value < line[3]:  # near upper, near lower
            outside = value > line[2] or value < line[1]
            if outside:
                high = value > line[2]
                masks[place] |= BIT[Signal.ABOVE_UPPER if high else Signal.BELOW_LOWER]
            if not outside or rules.two_of_three_counts_outside:
                close.append(place)
    if rules.two_of_three:
        for place, high in clusters(letters, close):
            masks[place] |= BIT[Signal.TWO_OF_THREE_HIGH if high else Signal.TWO_OF_THREE_LOW]
