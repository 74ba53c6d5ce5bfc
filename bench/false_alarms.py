"""How often each way of judging calls a useless change improved, and sees a real one.

`python -m bench.false_alarms` prints three tables, each rate beside the published one and the
distance in standard errors; `python -m bench.false_alarms power-table` prints
playbook/verdict/power_table.py anew, `python -m bench.false_alarms close-up` the rates nearest to
the aim from many more series. Seeded; minutes, not seconds; fails if verdicts cry wolf.
"""

import random
import sys
from math import sqrt

from bench.methods import METHODS, Series, peeked, two_key_improved
from bench.published_rates import CELLS, FALSE_ALARMS, PEEKING, POWER, POWER_SHIFTS
from bench.series_of_noise import Noise, correlated, independent, mild, skewed, strong, with_step
from playbook.verdict.power_table import AFTER, BEFORE, CORRELATIONS, SHIFTS

FALSE_ALARM_REPEATS = 20_000
REPEATS = 4_000
PEEKING_REPEATS = 1_000
PUBLISHED_ERROR = 0.006
HIGHEST_FALSE_ALARM_RATE = 0.03
SETTINGS: tuple[tuple[Noise, int, int], ...] = (
    (independent, 20, 8),
    (independent, 20, 12),
    (independent, 26, 26),
    (mild, 20, 12),
    (strong, 20, 12),
    (skewed, 20, 12),
)


CLOSE_UP = (
    ("iid", independent, 26, 26, 60_000),
    ("mild", mild, 20, 8, 60_000),
    ("mild", mild, 20, 12, 200_000),
    ("mild", mild, 26, 26, 60_000),
    ("mild", mild, 13, 12, 60_000),
)


def main() -> int:
    if "power-table" in sys.argv:
        print_power_table()
        return 0
    if "close-up" in sys.argv:
        print_close_up()
        return 0
    worst = print_false_alarms()
    print_power()
    print_peeking()
    limit = HIGHEST_FALSE_ALARM_RATE + 2 * _error(HIGHEST_FALSE_ALARM_RATE, FALSE_ALARM_REPEATS)
    print(f"\nVerdicts on independent or mildly autocorrelated weeks: at most {worst:.3f} wrong.")
    return int(worst > limit)


def print_false_alarms() -> float:
    """Returns the verdict's worst rate on independent and mildly autocorrelated noise."""
    print(f"False “improved”, nothing changed ({FALSE_ALARM_REPEATS} series a cell)")
    found = [_rates(*setting) for setting in SETTINGS]
    print(f"{'':34}" + "".join(f"{cell:>22}" for cell in CELLS))
    for method in METHODS:
        published = FALSE_ALARMS.get(method, (None,) * len(CELLS))
        _row(method, [rates[method] for rates in found], published, FALSE_ALARM_REPEATS)
    return max(rates["the whole ladder"] for rates in found[:4])


def _rates(noise: Noise, before: int, after: int) -> dict[str, float]:
    chance = random.Random(f"false alarms {before} {after}")
    improved = dict.fromkeys(METHODS, 0)
    for _ in range(FALSE_ALARM_REPEATS):
        series = Series(noise, before, after, 0.0, chance)
        for method, says_so in METHODS.items():
            improved[method] += says_so(series)
    return {method: count / FALSE_ALARM_REPEATS for method, count in improved.items()}


def print_close_up() -> None:
    for name, noise, before, after, repeats in CLOSE_UP:
        chance = random.Random(f"more {name} {before} {after}")
        improved = dict.fromkeys(("adjusted interval", "two keys", "the whole ladder"), 0)
        for _ in range(repeats):
            series = Series(noise, before, after, 0.0, chance)
            for method in improved:
                improved[method] += METHODS[method](series)
        for method, count in improved.items():
            rate = count / repeats
            told = f"{rate:.4f} ± {_error(rate, repeats):.4f}"
            print(f"{name} {before}+{after}, {method}: {told}", flush=True)


def print_power() -> None:
    print(f"\nTwo keys see a real shift, 20 values before ({REPEATS} series a cell)")
    print(f"{'':34}" + "".join(f"{f'{shift:g} sigma':>22}" for shift in POWER_SHIFTS))
    for after, both in POWER.items():
        for correlation, published in zip((0.0, 0.3), both, strict=True):
            found = [_power(20, correlation, after, shift) for shift in POWER_SHIFTS]
            _row(f"{after} after, AR {correlation:g}", found, published, REPEATS)


def print_peeking() -> None:
    print(f"\nFalse “improved” within 26 weeks of looking ({PEEKING_REPEATS} series a cell)")
    print(f"{'':34}" + "".join(f"{cell:>22}" for cell in ("iid", "AR.3", "AR.6")))
    found: list[dict[str, float]] = []
    for noise in (independent, mild, strong):
        chance = random.Random("peeking")
        looks = [peeked(noise, chance) for _ in range(PEEKING_REPEATS)]
        found.append({way: sum(look[way] for look in looks) / PEEKING_REPEATS for way in PEEKING})
    for way, published in PEEKING.items():
        _row(way, [rates[way] for rates in found], published, PEEKING_REPEATS)


def print_power_table() -> None:
    for before in BEFORE:
        for correlation in CORRELATIONS:
            for after in AFTER:
                found = [0.02]  # no shift: the false-alarm rate
                for shift in SHIFTS[1:]:
                    found.append(max(_power(before, correlation, after, shift), found[-1]))
                chances = ", ".join(f"{chance:.3f}" for chance in found)
                print(f"    ({before}, {correlation}, {after}): ({chances}),", flush=True)


def _power(before: int, correlation: float, after: int, shift: float) -> float:
    chance = random.Random(f"{before} {correlation} {after} {shift:g}")
    seen = 0
    for _ in range(REPEATS):
        values = correlated(correlation, chance, before + after)
        seen += two_key_improved(with_step(values, before, shift), before)
    return seen / REPEATS


def _row(label: str, found: list[float], published: tuple[float | None, ...], repeats: int) -> None:
    cells = [_cell(rate, known, repeats) for rate, known in zip(found, published, strict=True)]
    print(f"{label:34}" + "".join(f"{cell:>22}" for cell in cells), flush=True)


def _cell(rate: float, known: float | None, repeats: int) -> str:
    if known is None:
        return f"{rate:.3f}"
    error = sqrt(_error(known, repeats) ** 2 + PUBLISHED_ERROR**2)
    return f"{rate:.3f} ({known:.3f} {(rate - known) / error:+.1f})"


def _error(rate: float, repeats: int) -> float:
    return sqrt(rate * (1 - rate) / repeats)


if __name__ == "__main__":
    sys.exit(main())
