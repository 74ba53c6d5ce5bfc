"""An improvement: one change, what it is predicted to do, and what was decided afterwards."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from playbook.charts.rule_sets import DAY120, Direction, RuleSet
from playbook.improvement.idea import CycleStep


class State(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    ADOPTED = "adopted"
    ADAPTED = "adapted"
    ABANDONED = "abandoned"


class Decision(StrEnum):
    ADOPT = "adopt"
    ADAPT = "adapt"
    ABANDON = "abandon"


_STATES = {
    Decision.ADOPT: State.ADOPTED,
    Decision.ADAPT: State.ADAPTED,
    Decision.ABANDON: State.ABANDONED,
}


@dataclass(frozen=True)
class Guard:
    """A KPI the change must not harm; `better` is the way it may move."""

    kpi: str
    better: Direction


@dataclass(frozen=True)
class Prediction:
    """ "If we `change`, then the KPI goes from … to … by `review_on`, `because` …".

    `from_value` and `to_value` are in the KPI's unit (a rate of 0.73 is 73 %).
    """

    change: str = ""
    kpi: str = ""
    from_value: float | None = None
    to_value: float | None = None
    review_on: date | None = None
    because: str = ""
    guards: tuple[Guard, ...] = ()

    @property
    def expected_change(self) -> float | None:
        if self.from_value is None or self.to_value is None:
            return None
        return self.to_value - self.from_value


@dataclass(frozen=True)
class Improvement:
    """`locked_on` is the day the prediction was locked; `started_on` the day the change began."""

    id: str
    number: int
    problem: str
    step: CycleStep
    planned_on: date
    whys: tuple[str, ...] = ()
    prediction: Prediction = Prediction()
    owner: str = ""
    team: str = ""
    scope: str = ""
    stop_rule: str = ""
    rules: RuleSet = DAY120
    previous_id: str | None = None
    started_on: date | None = None
    locked_on: date | None = None
    decision: Decision | None = None
    decided_on: date | None = None
    reason: str = ""
    lessons: str = ""
    sustain_on: date | None = None
    version: int = 1

    @property
    def state(self) -> State:
        if self.decision:
            return _STATES[self.decision]
        return State.RUNNING if self.started_on else State.PLANNED

    @property
    def is_kept(self) -> bool:
        """Adopted or adapted: the gain is watched from here on."""
        return self.decision in (Decision.ADOPT, Decision.ADAPT)

    def is_to_be_checked(self, today: date) -> bool:
        """The week of the sustain check: does the gain still hold?"""
        on = self.sustain_on
        return self.is_kept and on is not None and on <= today < on + timedelta(days=7)

    def is_due(self, today: date) -> bool:
        """The review date has come and nothing has been decided."""
        review_on = self.prediction.review_on
        return self.state is State.RUNNING and review_on is not None and today >= review_on
