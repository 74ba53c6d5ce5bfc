"""What a process behaviour chart is asked to do: kind, rules, frozen baseline, rebases, target."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from playbook.charts.rule_sets import DAY120, Direction, RuleSet
from playbook.errors import PlaybookError


class ChartKind(StrEnum):
    XMR = "xmr"  # one number a period
    P_PRIME = "p_prime"  # a share of a known denominator, 0..1
    U_PRIME = "u_prime"  # a count for each unit of a known denominator


@dataclass(frozen=True)
class ChartOptions:
    """`baseline_points`: limits come from the first so many rows of each segment, and stay.

    `rebase_on`: a new segment starts at each of these dates; nothing crosses it. `screening` None
    leaves it to the rule set. `lowest` and `highest` are the KPI's possible values, where it has
    any. Raises PlaybookError for options that contradict themselves.
    """

    direction: Direction = Direction.NEUTRAL
    rules: RuleSet = DAY120
    kind: ChartKind = ChartKind.XMR
    screening: bool | None = None
    baseline_points: int | None = None
    rebase_on: tuple[date, ...] = ()
    target: float | None = None
    lowest: float | None = None
    highest: float | None = None

    def __post_init__(self) -> None:
        if self.baseline_points is not None and self.baseline_points < 1:
            raise PlaybookError("A frozen baseline needs at least one point; choose 13 or more.")
        if None not in (self.lowest, self.highest) and not self.lowest < self.highest:  # type: ignore[operator]
            raise PlaybookError("The lowest possible value must lie below the highest one.")

    @property
    def screens(self) -> bool:
        return self.rules.screening if self.screening is None else self.screening

    @property
    def possible_range(self) -> tuple[float | None, float | None]:
        """Where limits have to end; nowhere for a rule set that does not keep to the range."""
        if not self.rules.keeps_to_range:
            return None, None
        if self.kind is ChartKind.XMR:
            return self.lowest, self.highest
        highest = 1.0 if self.kind is ChartKind.P_PRIME else None
        return 0.0 if self.lowest is None else self.lowest, self.highest or highest
