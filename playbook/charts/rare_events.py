"""Rare events (a data breach, a complaint to the regulator): charts of the time between them.

Where most weeks count nothing, a chart of counts sees nothing. The time from one event to the
next (t chart), or the contacts between them (g chart), still shows a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt
from statistics import fmean

from playbook.amounts import counted
from playbook.charts.labels import Variation, marks
from playbook.charts.limits import limits, moving_ranges
from playbook.charts.rule_sets import DAY120, Direction, RuleSet
from playbook.charts.segment import signals_of
from playbook.charts.signals import Signal

WEIBULL_POWER = 3.6  # turns exponential waiting times into nearly normal ones
ENOUGH_GAPS = 6


@dataclass(frozen=True)
class RareEventPoint:
    """The gap that ended on that day: in days (t chart), or opportunities between (g chart)."""

    on: date
    gap: float
    label: Signal
    variation: Variation


@dataclass(frozen=True)
class RareEventChart:
    """Centre and limits in the unit of the gaps; None with fewer than six gaps or no variation.

    A longer gap is better, so a high signal is an improvement.
    """

    points: tuple[RareEventPoint, ...]
    centre: float | None
    lower: float | None
    upper: float | None
    notes: tuple[str, ...]


def t_chart(events: Sequence[date], rules: RuleSet = DAY120) -> RareEventChart:
    """Days between events, judged as y = days ** (1 / 3.6) on an XmR chart and turned back.

    Events in any order; two on one day are a gap of 0 days. Source: Nelson 1994, Journal of
    Quality Technology 26(3). Never raises.
    """
    days = sorted(events)
    gaps = [float((later - earlier).days) for earlier, later in pairwise(days)]
    scores = [gap ** (1 / WEIBULL_POWER) for gap in gaps]
    ranges = moving_ranges(scores, rules.screening)
    if len(gaps) < ENOUGH_GAPS or not ranges.average:
        return _unjudged(days[1:], gaps)
    found = limits(fmean(scores), ranges.average)
    masks = signals_of(scores, [found] * len(scores), rules)
    lines = [max(line, 0.0) ** WEIBULL_POWER for line in found[:3]]
    return _chart(days[1:], gaps, masks, (lines[0], lines[1], lines[2]))


def g_chart(events: Sequence[tuple[date, int]], rules: RuleSet = DAY120) -> RareEventChart:
    """Contacts between events: (day, contacts since the event before) in any order.

    Geometric counts: sigma = sqrt(mean (mean + 1)), limits mean +- 3 sigma, never below 0; runs
    are counted about the median line 0.693 mean, as the counts are skewed. Source: Benneyan 2001,
    Health Care Management Science 4. Never raises.
    """
    ordered = sorted(events)
    days, gaps = [on for on, _ in ordered], [float(count) for _, count in ordered]
    if len(gaps) < ENOUGH_GAPS or max(gaps) == min(gaps):
        return _unjudged(days, gaps)
    mean = fmean(gaps)
    sigma = sqrt(mean * (mean + 1))
    centre = mean * 0.693
    lower, upper = max(mean - 3 * sigma, 0.0), mean + 3 * sigma
    found = limits(centre, 0.0)._replace(
        lower=lower, upper=upper, near_lower=lower, near_upper=mean + 2 * sigma
    )
    masks = signals_of(gaps, [found] * len(gaps), rules)
    return _chart(days, gaps, masks, (centre, lower, upper))


def _unjudged(days: Sequence[date], gaps: Sequence[float]) -> RareEventChart:
    points = [
        RareEventPoint(on, gap, Signal.NONE, Variation.NOT_JUDGED)
        for on, gap in zip(days, gaps, strict=True)
    ]
    words = (
        f"There are {counted(len(gaps), 'gap')} between events; limits need {ENOUGH_GAPS}."
        if len(gaps) < ENOUGH_GAPS
        else "All gaps are alike, so there is no variation to judge."
    )
    return RareEventChart(tuple(points), None, None, None, (words,))


def _chart(
    days: Sequence[date],
    gaps: Sequence[float],
    masks: Sequence[int],
    lines: tuple[float, float, float],
) -> RareEventChart:
    table = marks(Direction.INCREASE, improvement_wins=False)
    points = [
        RareEventPoint(on, gap, table[mask].label, table[mask].variation)
        for on, gap, mask in zip(days, gaps, masks, strict=True)
    ]
    return RareEventChart(tuple(points), *lines, ())
