"""Run charts: the median, and the runs about it. For series too short or odd for limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log2, sqrt
from statistics import median

from playbook.charts.series import Observation, tidy
from playbook.charts.signals import sides

ENOUGH_POINTS = 10  # off the median


@dataclass(frozen=True)
class RunChart:
    """`points` lie off the median (those on it do not count). None where there are too few.

    `longest_run` beyond `longest_expected`, or fewer `crossings` than `fewest_expected`, is more
    than chance.
    """

    median: float | None
    points: int
    longest_run: int
    longest_expected: int | None
    crossings: int
    fewest_expected: int | None
    shifted: bool
    sentence: str


def run_chart(observations: Sequence[Observation]) -> RunChart:
    """Anhoej's two tests on the values in date order; missing values are skipped; never raises.

    Longest run expected: round(log2 n) + 3. Crossings expected: at least the 5 % quantile of
    Binomial(n - 1, 0.5). Source: Anhoej and Olesen 2014, PLoS ONE 9(11).
    """
    values = [value for value in tidy(observations).values if value is not None]
    if not values:
        return RunChart(None, 0, 0, None, 0, None, False, "There are no values.")
    centre = median(values)
    letters = sides(values, centre).replace("-", "")
    runs = [len(list(group)) for _, group in groupby(letters)]
    longest, crossings, count = max(runs, default=0), max(len(runs) - 1, 0), len(letters)
    if count < ENOUGH_POINTS:
        words = f"Runs are judged from {ENOUGH_POINTS} values off the median; there are {count}."
        return RunChart(centre, count, longest, None, crossings, None, False, words)
    most, fewest = round(log2(count)) + 3, _fewest_crossings(count)
    shifted = longest > most or crossings < fewest
    words = _sentence(longest, most, crossings, fewest)
    return RunChart(centre, count, longest, most, crossings, fewest, shifted, words)


def _fewest_crossings(count: int) -> int:
    """The smallest k with P(crossings <= k) >= 5 %, for count - 1 fair coins."""
    coins = count - 1
    chance = 0.5**coins if coins < 1000 else 0.0
    if not chance:
        return round(coins / 2 - 1.645 * sqrt(coins) / 2)
    total, crossings = chance, 0
    while total < 0.05:
        chance *= (coins - crossings) / (crossings + 1)
        crossings += 1
        total += chance
    return crossings


def _sentence(longest: int, most: int, crossings: int, fewest: int) -> str:
    if longest > most:
        return f"A run of {longest} on one side of the median; chance explains up to {most}."
    if crossings < fewest:
        return f"The median is crossed {crossings} times; chance alone crosses at least {fewest}."
    return "Runs and crossings are what chance alone produces."
