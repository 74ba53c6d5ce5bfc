"""Whether limits and target let a process pass, fall short, or hit and miss."""

import pytest

from playbook.charts.assurance import Assurance, assurance
from playbook.charts.rule_sets import Direction

INCREASE, DECREASE = Direction.INCREASE, Direction.DECREASE


@pytest.mark.parametrize(
    ("target", "direction", "expected"),
    [
        (81, INCREASE, Assurance.FALLS_SHORT),
        (80, INCREASE, Assurance.HIT_OR_MISS),
        (70, INCREASE, Assurance.HIT_OR_MISS),
        (59, INCREASE, Assurance.PASSES),
        (81, DECREASE, Assurance.PASSES),
        (60, DECREASE, Assurance.HIT_OR_MISS),
        (59, DECREASE, Assurance.FALLS_SHORT),
        (70, Direction.NEUTRAL, Assurance.NOT_JUDGED),
        (None, INCREASE, Assurance.NOT_JUDGED),
    ],
)
def test_limits_from_60_to_80_against_a_target(target, direction, expected) -> None:  # type: ignore[no-untyped-def]
    assert assurance(target, direction, 60, 80) is expected
