"""The two-key rule: a change is real when the process chart and the interval both say so.

Of useless changes on independent weeks the chart alone calls one in eight an improvement, the two
keys together about one in a hundred, at a modest cost in power. Where weeks resemble each other
(autocorrelation 0.3) it is one in four against three in a hundred.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from statistics import fmean

from playbook.charts.chart import Chart, Point
from playbook.charts.labels import is_high
from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.process_behaviour import process_chart
from playbook.charts.series import Observation
from playbook.charts.signals import Signal
from playbook.verdict.before_and_after import Effect, effect, ratio_effect


@dataclass(frozen=True)
class TwoKeys:
    """`high` and `low` are the signals since the start, in order of appearance, each once.

    `sign` is +1 or -1 where both keys agree, else 0. `points_before` is how many present points
    before the start the agreeing signal began. `effect` is None where nothing varies.
    """

    chart: Chart
    effect: Effect | None
    high: tuple[Signal, ...]
    low: tuple[Signal, ...]
    sign: int
    points_before: int

    @property
    def process_key(self) -> bool:
        return bool(self.high or self.low)

    @property
    def interval_key(self) -> bool:
        return self.effect is not None and self.effect.excludes_zero

    @property
    def agreeing(self) -> tuple[Signal, ...]:
        return self.high if self.sign > 0 else self.low if self.sign < 0 else ()


def two_keys(rows: Sequence[Observation], start: date, options: ChartOptions) -> TwoKeys:
    """Both keys for one change of level at `start`, the baseline frozen at all rows before it.

    First key: any signal of the rule set at a row from `start` on. Second key: the 95 % interval
    of after - before, adjusted for autocorrelation, excludes zero.
    """
    dates = {row.on for row in rows}
    before = sum(on < start for on in dates)
    frozen = replace(options, baseline_points=before or None, rebase_on=())
    chart = process_chart(rows, frozen)
    after = chart.points[before:] if before else ()
    fired = dict.fromkeys(signal for point in after for signal in point.signals)
    high = tuple(signal for signal in fired if is_high(signal))
    low = tuple(signal for signal in fired if not is_high(signal))
    found = _effect(chart.points, before, chart.options.kind)
    sign = _agreed(found, bool(high), bool(low))
    agreeing = high if sign > 0 else low if sign < 0 else ()
    early = _points_before(chart.points, before, agreeing, found)
    return TwoKeys(chart, found, high, low, sign, early)


def _effect(points: Sequence[Point], before: int, kind: ChartKind) -> Effect | None:
    if kind is ChartKind.XMR:
        old = [point.value for point in points[:before] if point.value is not None]
        new = [point.value for point in points[before:] if point.value is not None]
        return effect(old, new)
    is_share = kind is ChartKind.P_PRIME
    return ratio_effect(_pairs(points[:before]), _pairs(points[before:]), is_share)


def _pairs(points: Sequence[Point]) -> list[tuple[float, float]]:
    return [(p.value, p.size) for p in points if p.value is not None and p.size]


def _agreed(found: Effect | None, high: bool, low: bool) -> int:
    if found is None or not found.excludes_zero:
        return 0
    if found.lower > 0:
        return 1 if high else 0
    return -1 if low else 0


def _points_before(
    points: Sequence[Point], before: int, signals: Sequence[Signal], found: Effect | None
) -> int:
    """How far back from the start the earliest of these signals reaches, in present points."""
    if found is None or not signals:
        return 0
    old = [point for point in reversed(points[:before]) if point.value is not None]
    new = next((point.signals for point in points[before:] if point.value is not None), ())
    return max((_reach(old, signal, found) for signal in signals if signal in new), default=0)


def _reach(latest_first: Sequence[Point], signal: Signal, found: Effect) -> int:
    """Points before the start that carry the signal without a break.

    Any three ordinary values lie on one side of the mean by chance once in four times. So the
    early part of a run counts only where it lies nearer the new level than the old one.
    """
    early = list(takewhile(lambda point: signal in point.signals, latest_first))
    if not early or signal not in _RUNS:
        return len(early)
    rest = [point.value for point in latest_first[len(early) :] if point.value is not None]
    level = fmean(point.value for point in early if point.value is not None)
    old = fmean(rest) if rest else found.before
    return len(early) if abs(level - found.after) <= abs(level - old) else 0


_RUNS = {Signal.SHIFT_HIGH, Signal.SHIFT_LOW}
