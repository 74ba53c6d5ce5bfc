"""From a forecast to the agents each interval needs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from playbook.errors import PlaybookError
from playbook.staffing.queue_outlook import QueueLoad
from playbook.staffing.required_agents import StaffingRules
from playbook.staffing.staffing import QueueInterval, QueuePlan, plan_queues
from playbook.staffing.weekly_pattern import Volumes

FEWEST_CONTACTS = 30  # below, an interval's own average handle time is mostly chance

Slot = tuple[int, time]  # weekday and start


@dataclass(frozen=True)
class HandleTimes:
    """Average handle time in seconds, overall and by weekday and interval where it is known."""

    overall: float
    by_slot: Mapping[Slot, float]

    def at(self, starts_at: datetime) -> float:
        return self.by_slot.get(_slot(starts_at), self.overall)


def handle_times(handled: Volumes, handle_seconds: Volumes) -> HandleTimes:
    """Average handle times from contacts handled and seconds spent, both by interval.

    Sums over sums, never an average of averages; a weekday's interval with fewer than 30
    contacts takes the overall time. Raises PlaybookError when no handle time can be given.
    """
    contacts, seconds = _sums(handled), _sums(handle_seconds)
    total, spent = sum(contacts.values()), sum(seconds.values())
    if not (total > 0 and spent > 0):
        raise PlaybookError(
            "There is no average handle time to plan with; import a period with handle times, "
            "or give one in seconds."
        )
    known = [slot for slot, count in contacts.items() if count >= FEWEST_CONTACTS]
    own = {slot: seconds[slot] / contacts[slot] for slot in known if seconds[slot] > 0}
    return HandleTimes(spent / total, own)


def agents_for_forecast(
    queue: str,
    volumes: Volumes,
    interval_seconds: float,
    times: HandleTimes | float,
    rules: StaffingRules,
) -> list[QueuePlan]:
    """Agents needed in each forecast interval of one queue, in time order.

    `times` is one average handle time in seconds, or those of `handle_times`. Several queues
    served by the same people are brought together by `staffing.plan_group`.
    """
    return plan_queues(_intervals(queue, volumes, interval_seconds, times), rules)


def _intervals(
    queue: str, volumes: Volumes, interval_seconds: float, times: HandleTimes | float
) -> Iterable[QueueInterval]:
    for starts_at, contacts in sorted(volumes.items()):
        handle_time = times.at(starts_at) if isinstance(times, HandleTimes) else times
        load = QueueLoad(contacts, interval_seconds, handle_time)
        yield QueueInterval(starts_at, queue, load)


def _sums(volumes: Volumes) -> dict[Slot, float]:
    sums: dict[Slot, float] = defaultdict(float)
    for starts_at, amount in volumes.items():
        sums[_slot(starts_at)] += amount
    return sums


def _slot(starts_at: datetime) -> Slot:
    return starts_at.weekday(), starts_at.time()
