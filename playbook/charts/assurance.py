"""The assurance icon: will this process, as it is, meet its target?"""

from enum import StrEnum

from playbook.charts.rule_sets import Direction


class Assurance(StrEnum):
    PASSES = "consistently passing the target"
    FALLS_SHORT = "consistently falling short of the target"
    HIT_OR_MISS = "passing and falling short of the target by chance"
    NOT_JUDGED = "not judged against a target"


def assurance(
    target: float | None, direction: Direction, lower: float | None, upper: float | None
) -> Assurance:
    """Target and limits in the KPI's unit; without one of them, or a direction, no answer.

    A target exactly on a limit is hit or miss. Source: the NHS "plot the dots" conventions.
    """
    if target is None or direction is Direction.NEUTRAL or lower is None or upper is None:
        return Assurance.NOT_JUDGED
    if lower <= target <= upper:
        return Assurance.HIT_OR_MISS
    falls_short = (target > upper) == (direction is Direction.INCREASE)
    return Assurance.FALLS_SHORT if falls_short else Assurance.PASSES
