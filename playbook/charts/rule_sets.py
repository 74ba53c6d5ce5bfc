"""The rule sets: which patterns count as a signal, and from how many points.

`day120` is the default. `ptd` is the NHS "plot the dots" reference, `mdc` the Making Data Count
workbook, `wheeler` three sigma and a run of eight.
"""

from dataclasses import dataclass
from enum import StrEnum

from playbook.errors import PlaybookError

JUDGEABLE_FROM_POINTS = 13  # below it limits are on trial, and nothing is promised about a target


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"

    @property
    def sign(self) -> int:
        return _SIGNS[self]


_SIGNS = {Direction.INCREASE: 1, Direction.DECREASE: -1, Direction.NEUTRAL: 0}


@dataclass(frozen=True)
class RuleSet:
    """Every number a reader could argue about, stored with each verdict."""

    name: str
    screening: bool = True  # leave out moving ranges above the upper range limit, once
    shift_points: int = 7  # consecutive points on one side of the mean
    trend_points: int | None = 7  # consecutive points rising, or falling; None = no such rule
    two_of_three: bool = True
    two_of_three_counts_outside: bool = False
    improvement_wins: bool = False  # where a point shows improvement and concern at once
    limits_from_points: int = 2
    judgeable_from_points: int = JUDGEABLE_FROM_POINTS
    skips_missing: bool = True  # False: a missing value breaks runs, absent dates are ignored
    needs_variation: bool = True  # False: a target is judged although nothing ever varied
    snaps_rebase: bool = True  # False: a rebase date between two points is ignored
    keeps_to_range: bool = True  # limits end where the KPI's possible values end


DAY120 = RuleSet("day120", limits_from_points=6)
PTD = RuleSet(
    "ptd",
    judgeable_from_points=2,
    skips_missing=False,
    needs_variation=False,
    snaps_rebase=False,
    keeps_to_range=False,
)
MDC = RuleSet(
    "mdc",
    screening=False,
    two_of_three_counts_outside=True,
    improvement_wins=True,
    limits_from_points=13,
)
WHEELER = RuleSet(
    "wheeler",
    screening=False,
    shift_points=8,
    trend_points=None,
    two_of_three=False,
    limits_from_points=6,
)
RULE_SETS = {rules.name: rules for rules in (DAY120, PTD, MDC, WHEELER)}


def rule_set(name: str) -> RuleSet:
    """The rule set of that name. Raises PlaybookError for any other."""
    if name not in RULE_SETS:
        known = ", ".join(RULE_SETS)
        raise PlaybookError(f"There is no rule set “{name}”. Choose one of: {known}.")
    return RULE_SETS[name]
