"""How many agents a queue needs to keep its service level without wearing them out."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from playbook.errors import PlaybookError
from playbook.staffing.erlang_a import erlang_a
from playbook.staffing.erlang_c import erlang_c
from playbook.staffing.queue_outlook import QueueLoad, QueueOutlook, nobody_calls
from playbook.staffing.shrinkage import DIGITS, scheduled_agents

ROUNDING = 1e-12  # an occupancy this little above the cap is at the cap


@dataclass(frozen=True)
class StaffingRules:
    """What a staffing must keep: rates are fractions, times seconds.

    With `patience_seconds` callers give up after that long on average (Erlang A); without it
    they wait for as long as it takes (Erlang C).
    """

    service_level_rate: float
    answer_within_seconds: float
    maximum_occupancy_rate: float = 0.85
    shrinkage_rate: float = 0.30
    patience_seconds: float | None = None

    def __post_init__(self) -> None:
        if not 0 < self.service_level_rate < 1:
            raise PlaybookError(
                f"A service level of {self.service_level_rate:g} cannot be planned for; "
                "give a fraction between 0 and 1, such as 0.80."
            )
        if not 0 < self.maximum_occupancy_rate <= 1:
            raise PlaybookError(
                f"A highest occupancy of {self.maximum_occupancy_rate:g} cannot be; "
                "give a fraction above 0 and up to 1, such as 0.85."
            )
        scheduled_agents(0, self.shrinkage_rate)


class Binding(StrEnum):
    """Which rule asks for the most agents."""

    NOBODY_NEEDED = "nobody_needed"
    SERVICE_LEVEL = "service_level"
    OCCUPANCY = "occupancy"


@dataclass(frozen=True)
class Requirement:
    """Agents needed, whole and in fractions for summing; those to schedule; what they achieve."""

    agents: int
    fractional_agents: float
    scheduled: int
    binding: Binding
    outlook: QueueOutlook


def outlook(load: QueueLoad, agents: int, rules: StaffingRules) -> QueueOutlook:
    """The queue's steady state under the rules: Erlang A with a patience, Erlang C without."""
    if rules.patience_seconds is None:
        return erlang_c(load, agents, rules.answer_within_seconds)
    return erlang_a(load, agents, rules.answer_within_seconds, rules.patience_seconds)


def required_agents(load: QueueLoad, rules: StaffingRules) -> Requirement:
    """The fewest agents that reach the service level within the occupancy cap.

    `fractional_agents` is where the line between one agent fewer and this many crosses the
    rule; its whole number is `agents`. No contacts need nobody.
    """
    if load.contacts == 0:
        return Requirement(0, 0.0, 0, Binding.NOBODY_NEEDED, nobody_calls(0))
    answering = _for_service_level(load, rules)
    bearing = _for_occupancy(load, rules)
    agents = max(answering.agents, bearing.agents)
    return Requirement(
        agents=agents,
        fractional_agents=max(answering.fractional, bearing.fractional),
        scheduled=scheduled_agents(agents, rules.shrinkage_rate),
        binding=Binding.OCCUPANCY if bearing.agents > answering.agents else Binding.SERVICE_LEVEL,
        outlook=outlook(load, agents, rules),
    )


@dataclass(frozen=True)
class _Need:
    agents: int
    fractional: float


def _for_service_level(load: QueueLoad, rules: StaffingRules) -> _Need:
    def reached(agents: int) -> float:
        return outlook(load, agents, rules).service_level_rate

    agents = _fewest(lambda n: reached(n) >= rules.service_level_rate, load)
    fewer = outlook(load, agents - 1, rules)
    start = float(agents - 1) if fewer.stable else load.erlangs
    gain = reached(agents) - fewer.service_level_rate
    share = (rules.service_level_rate - fewer.service_level_rate) / gain
    return _Need(agents, start + share * (agents - start))


def _for_occupancy(load: QueueLoad, rules: StaffingRules) -> _Need:
    cap = rules.maximum_occupancy_rate
    if rules.patience_seconds is None:
        need = load.erlangs / cap
        return _Need(ceil(round(need, DIGITS)), need)

    def busy(agents: int) -> float:
        return outlook(load, agents, rules).occupancy_rate

    if cap >= 1 - ROUNDING:  # nobody is ever busier than all the time
        return _Need(0, 0.0)
    agents = _fewest(lambda n: busy(n) <= cap + ROUNDING, load)
    more = busy(agents - 1)
    return _Need(agents, agents - 1 + (more - cap) / (more - busy(agents)))


def _fewest(enough: Callable[[int], bool], load: QueueLoad) -> int:
    """The fewest agents that are enough, looked for around the load; none never are."""
    low, high, step = 0, ceil(load.erlangs), 1
    while not enough(high):
        low, high, step = high, high + step, step * 2
    return low + 1 + bisect_left(range(low + 1, high), True, key=enough)
