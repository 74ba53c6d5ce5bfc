"""What a target would ask of the busiest hour: how many more agents, by Erlang A."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from playbook.errors import PlaybookError
from playbook.staffing.queue_outlook import QueueLoad
from playbook.staffing.required_agents import StaffingRules
from playbook.staffing.staffing import QueueInterval, more_agents_at_peak

HOUR_SECONDS = 3600
USUAL_PATIENCE_SECONDS = 120


def typical_week(volumes: Mapping[datetime, float]) -> dict[tuple[int, int], float]:
    """Average contacts by weekday (0 is Monday) and hour, over the days that have that hour."""
    sums: dict[tuple[int, int], list[float]] = defaultdict(list)
    for begins, contacts in volumes.items():
        sums[begins.weekday(), begins.hour].append(contacts)
    return {slot: sum(several) / len(several) for slot, several in sums.items()}


def busiest_typical_hour(volumes: Mapping[datetime, float]) -> float | None:
    """Contacts in the busiest weekday's hour of an average week."""
    return max(typical_week(volumes).values(), default=None)


def more_agents_sentence(
    volumes: Mapping[datetime, float],
    handle_time: float | None,
    now_rate: float | None,
    target_rate: float,
    within_seconds: int,
) -> str:
    """“It would need 4 more agents at peak …”; empty when it needs none or nothing can be said.

    Rates are service levels (fractions). Patience is taken as two minutes on average.
    """
    busiest = busiest_typical_hour(volumes)
    if not busiest or not handle_time or now_rate is None:
        return ""
    try:
        now = StaffingRules(now_rate, within_seconds, 1.0, 0.3, USUAL_PATIENCE_SECONDS)
        wanted = replace(now, service_level_rate=target_rate)
        load = QueueLoad(busiest, HOUR_SECONDS, handle_time)
        hour = QueueInterval(min(volumes), "peak", load)
        more = more_agents_at_peak([hour], now, wanted)
    except PlaybookError:
        return ""
    if more < 1:
        return ""
    agents = "1 more agent" if more == 1 else f"{more} more agents"
    return (
        f"It would need {agents} at peak ({busiest:.0f} contacts an hour, Erlang A, callers who "
        "wait two minutes on average). More people, fewer contacts, or another target?"
    )
