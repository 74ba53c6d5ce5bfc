"""Enough people in the right places: agents needed in each interval, and whether they are there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import ceil

from playbook.errors import PlaybookError
from playbook.staffing.queue_outlook import QueueLoad, QueueOutlook
from playbook.staffing.required_agents import Requirement, StaffingRules, outlook, required_agents
from playbook.staffing.shrinkage import DIGITS, scheduled_agents


@dataclass(frozen=True)
class QueueInterval:
    """One queue's load in the interval that starts then, in the site's own time."""

    starts_at: datetime
    queue: str
    load: QueueLoad


@dataclass(frozen=True)
class QueuePlan:
    """What one queue needs in one interval."""

    interval: QueueInterval
    requirement: Requirement


@dataclass(frozen=True)
class GroupPlan:
    """What the people who serve several queues between them need to be in one interval."""

    starts_at: datetime
    fractional_agents: float
    agents: int
    scheduled: int


def plan_queues(intervals: Iterable[QueueInterval], rules: StaffingRules) -> list[QueuePlan]:
    """Agents needed for each queue and interval, in the order given."""
    return [QueuePlan(one, required_agents(one.load, rules)) for one in intervals]


def plan_group(plans: Iterable[QueuePlan], shrinkage_rate: float) -> list[GroupPlan]:
    """Agents needed in each interval by one staffing group that serves all these queues.

    The queues' fractions of an agent are summed and rounded up once: rounding each queue would
    ask for an agent more than needed in nearly every one. The rota follows from the whole agents.
    """
    sums: dict[datetime, float] = defaultdict(float)
    for plan in plans:
        sums[plan.interval.starts_at] += plan.requirement.fractional_agents
    return [_group_plan(start, agents, shrinkage_rate) for start, agents in sorted(sums.items())]


def _group_plan(starts_at: datetime, agents: float, shrinkage_rate: float) -> GroupPlan:
    whole = ceil(round(agents, DIGITS))
    return GroupPlan(starts_at, agents, whole, scheduled_agents(whole, shrinkage_rate))


class Staffed(StrEnum):
    """How a number of agents stands against the rules."""

    NOBODY_NEEDED = "nobody_needed"
    CANNOT_KEEP_UP = "cannot_keep_up"
    TOO_SLOW = "too_slow"
    TOO_BUSY = "too_busy"
    ENOUGH = "enough"


@dataclass(frozen=True)
class StaffingCheck:
    """A number of agents on a queue, judged."""

    staffed: Staffed
    outlook: QueueOutlook
    requirement: Requirement
    missing: int  # agents still to find; 0 when there are enough


def check_staffing(load: QueueLoad, agents: int, rules: StaffingRules) -> StaffingCheck:
    """Whether `agents` on the phones carry `load` within the rules."""
    requirement, expected = required_agents(load, rules), outlook(load, agents, rules)
    missing = max(0, requirement.agents - agents)
    return StaffingCheck(_staffed(expected, rules, missing), expected, requirement, missing)


def _staffed(expected: QueueOutlook, rules: StaffingRules, missing: int) -> Staffed:
    if expected.erlangs == 0:
        return Staffed.NOBODY_NEEDED
    if not expected.stable or expected.agents == 0:
        return Staffed.CANNOT_KEEP_UP
    if not missing:
        return Staffed.ENOUGH
    if expected.service_level_rate < rules.service_level_rate:
        return Staffed.TOO_SLOW
    return Staffed.TOO_BUSY


def more_agents_at_peak(
    intervals: Iterable[QueueInterval], now: StaffingRules, target: StaffingRules
) -> int:
    """How many more agents on the phones the busiest interval needs under `target` than `now`.

    Below 0 when it needs fewer. Raises PlaybookError when there is no interval to judge by.
    """
    loads = [one.load for one in intervals]
    if not loads:
        raise PlaybookError("There are no volumes to judge by; import a period first.")
    busiest = max(loads, key=lambda load: load.erlangs)
    return required_agents(busiest, target).agents - required_agents(busiest, now).agents
