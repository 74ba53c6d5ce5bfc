"""An improvement on first contact resolution for tests: 20 weeks before, 12 after."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from playbook.charts.rule_sets import Direction
from playbook.charts.series import Observation
from playbook.improvement.case_of_a_change import Surroundings
from playbook.improvement.idea import CycleStep
from playbook.improvement.improvement import Guard, Improvement, Prediction
from tests.playbook.changes import BASE, moved
from tests.playbook.weeks import week, weekly

FCR, HANDLE_TIME = "first_contact_resolution_rate", "average_handle_time"
START, REVIEW = week(20), week(32)
PREDICTION = Prediction(
    change="send billing calls to agents who see the invoice",
    kpi=FCR,
    from_value=0.70,
    to_value=0.73,
    review_on=REVIEW,
    because="the question is answered at once",
    guards=(Guard(HANDLE_TIME, Direction.DECREASE),),
)
PLANNED = Improvement(
    id="one",
    number=1,
    problem="Billing calls are passed on",
    step=CycleStep.DISTRIBUTE,
    planned_on=START - timedelta(days=7),
    whys=("Four agents only see invoices",),
    prediction=PREDICTION,
    owner="Amara Nwosu",
    team="Billing",
    stop_rule="Handle time above 8 minutes",
)
RUNNING = replace(PLANNED, started_on=START, locked_on=START)


def other(**changed: Any) -> Improvement:
    """Another change that runs on the same KPI and team."""
    return replace(RUNNING, **({"id": "two", "number": 2, "problem": "A new menu"} | changed))


def around(shift: float = 0.03, handle_time_shift: float = 0.0, **more: Any) -> Surroundings:
    """Resolution moves by `shift` at the start, handle time by so many seconds."""
    handle = [400 + 1000 * (value - 0.7) for value in BASE]
    handle += [400 + handle_time_shift + 1000 * (value - 0.7) for value in moved(0, seed=5)]
    weeks = {FCR: tuple(weekly([*BASE, *moved(shift)])), HANDLE_TIME: tuple(weekly(handle))}
    return Surroundings(weeks=weeks, **more)


def rows(values: list[float | None]) -> tuple[Observation, ...]:
    return tuple(weekly(values))
