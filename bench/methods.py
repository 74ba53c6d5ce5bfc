"""The ways of judging that are compared: the usual ones, and ours."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from statistics import fmean, variance

from bench.series_of_noise import Noise, week, weekly, with_step
from playbook.charts.options import ChartOptions
from playbook.charts.process_behaviour import process_chart
from playbook.charts.rule_sets import WHEELER, Direction
from playbook.charts.series import Observation
from playbook.charts.signals import Signal
from playbook.verdict.case import Case
from playbook.verdict.look import Result
from playbook.verdict.student_t import critical
from playbook.verdict.two_keys import TwoKeys, two_keys
from playbook.verdict.verdict import judge

OPTIONS = ChartOptions(direction=Direction.INCREASE)
FIRST_LOOK, PEEKING_BEFORE, PEEKING_WEEKS = 4, 20, 26


@dataclass
class Series:
    """One made-up series, moved by `shift` sigmas after `before` values; up is better."""

    noise: Noise
    before: int
    after: int
    shift: float
    chance: random.Random

    def __post_init__(self) -> None:
        values = self.noise(self.chance, self.before + self.after)
        self.rows = with_step(values, self.before, self.shift)

    @cached_property
    def keys(self) -> TwoKeys:
        return two_keys(self.rows, week(self.before), OPTIONS)


def two_key_improved(rows: list[Observation], before: int) -> bool:
    return two_keys(rows, week(before), OPTIONS).sign > 0


def peeked(noise: Noise, chance: random.Random) -> dict[str, bool]:
    """Would a look in any of 26 weeks have said improved, three in a row, or the last one?"""
    rows = weekly(noise(chance, PEEKING_BEFORE + PEEKING_WEEKS))
    weeks = range(FIRST_LOOK, PEEKING_WEEKS + 1)
    said = [two_key_improved(rows[: PEEKING_BEFORE + seen], PEEKING_BEFORE) for seen in weeks]
    threes = zip(said, said[1:], said[2:], strict=False)
    return {
        "two keys, every week": any(said),
        "two keys, three weeks in a row": any(map(all, threes)),
        "two keys, once on the review date": said[-1],
    }


def _went_up(series: Series) -> bool:
    return series.keys.effect is not None and series.keys.effect.difference > 0


def _welch(series: Series) -> bool:
    old = [row.value for row in series.rows[: series.before] if row.value is not None]
    new = [row.value for row in series.rows[series.before :] if row.value is not None]
    a, b = variance(old) / len(old), variance(new) / len(new)
    degrees = (a + b) ** 2 / (a * a / (len(old) - 1) + b * b / (len(new) - 1))
    return fmean(new) - fmean(old) > critical(degrees) * sqrt(a + b)


def _interval(series: Series) -> bool:
    return series.keys.effect is not None and series.keys.effect.lower > 0


def _any_rule(series: Series) -> bool:
    after = series.keys.chart.points[series.before :]
    return any(point.variation.is_improvement for point in after)


def _outside(series: Series) -> bool:
    return Signal.ABOVE_UPPER in series.keys.high


def _run(series: Series) -> bool:
    return Signal.SHIFT_HIGH in series.keys.high


def _last_icon(series: Series) -> bool:
    return series.keys.chart.variation.is_improvement


def _wheeler(series: Series) -> bool:
    options = ChartOptions(direction=Direction.INCREASE, rules=WHEELER)
    return bool(two_keys(series.rows, week(series.before), options).high)


def _not_frozen(series: Series) -> bool:
    after = process_chart(series.rows, OPTIONS).points[series.before :]
    return any(point.variation.is_improvement for point in after)


def _two_keys(series: Series) -> bool:
    return series.keys.sign > 0


def _ladder(series: Series) -> bool:
    if series.keys.sign <= 0:
        return False  # no rung says better without both keys
    review_on = week(series.before + series.after - 1)
    case = Case("KPI", week(series.before), review_on, tuple(series.rows), options=OPTIONS)
    return judge(case, review_on).result is Result.BETTER


METHODS: dict[str, Callable[[Series], bool]] = {
    "mean went up": _went_up,
    "Welch's t": _welch,
    "adjusted interval": _interval,
    "frozen XmR, any rule": _any_rule,
    "frozen XmR, outside limits": _outside,
    "frozen XmR, run of 7": _run,
    "icon on the last point": _last_icon,
    "Wheeler, frozen": _wheeler,
    "XmR, not frozen": _not_frozen,
    "two keys": _two_keys,
    "the whole ladder": _ladder,
}
