"""Logged changes for tests: first contact resolution, 20 steady weeks before, 12 after."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from playbook.amounts import Unit
from playbook.charts.options import ChartOptions
from playbook.charts.rule_sets import Direction
from playbook.verdict.case import Case
from tests.playbook.weeks import steady, week, weekly

BASE = [value / 100 for value in steady(20)]  # 68 % to 72 %
UP = ChartOptions(direction=Direction.INCREASE, lowest=0, highest=1)


def moved(by: float, count: int = 12, seed: int = 9) -> list[float]:
    """Steady weeks at 70 % plus a shift."""
    return [value / 100 + by for value in steady(count, seed=seed)]


def case(after: Sequence[float | None], **changed: Any) -> Case:
    """The change starts in week 20 and is reviewed with its twelfth value."""
    plain = Case(
        "First contact resolution",
        week(20),
        week(31),
        tuple(weekly([*BASE, *after])),
        Unit.RATE,
        UP,
    )
    return replace(plain, **changed)
