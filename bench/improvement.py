"""How long a process behaviour chart takes, as a multiple of one mean over the same numbers.

`python -m bench.improvement` prints both ratios; the aim is 100 or less.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean
from time import perf_counter

from bench.series_of_noise import independent, weekly
from playbook.charts.options import ChartOptions
from playbook.charts.process_behaviour import process_chart
from playbook.charts.rule_sets import Direction
from playbook.charts.series import Observation

AIM = 100
ROUNDS = 15
PASSES = 20  # a single pass is too short to time, and starts with cold caches
OPTIONS = ChartOptions(direction=Direction.INCREASE, target=0.5)


@dataclass(frozen=True)
class Measured:
    """Fastest of several rounds, in seconds; both were timed in turn in every round."""

    what: str
    chart_seconds: float
    mean_seconds: float

    @property
    def ratio(self) -> float:
        return self.chart_seconds / self.mean_seconds


def measurements() -> list[Measured]:
    chance = random.Random(120)
    return [
        measured("1,000 points", [weekly(independent(chance, 1_000))]),
        measured("200 KPIs x 50 points", [weekly(independent(chance, 50)) for _ in range(200)]),
    ]


def measured(what: str, series: Sequence[Sequence[Observation]]) -> Measured:
    """Limits, all rules, both icons and every point, against one `statistics.fmean` pass."""
    numbers = [row.value for rows in series for row in rows if row.value is not None]
    charts, means = [], []
    for _ in range(ROUNDS):
        means.append(_seconds(lambda: [fmean(numbers) for _ in range(PASSES)]) / PASSES)
        charts.append(_seconds(lambda: [process_chart(rows, OPTIONS) for rows in series]))
    return Measured(what, min(charts), min(means))


def report() -> str:
    lines = [
        f"{m.what}: {m.chart_seconds * 1000:.2f} ms, {m.ratio:.0f} x one fmean pass of "
        f"{m.mean_seconds * 1e6:.0f} microseconds (aim: {AIM} x)"
        for m in measurements()
    ]
    return "\n".join(lines)


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


if __name__ == "__main__":
    print(report())
