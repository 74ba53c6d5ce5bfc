"""Erlang A: a queue in which callers give up when their patience runs out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count, islice
from math import fsum, inf

from playbook.errors import PlaybookError
from playbook.staffing.queue_outlook import (
    QueueLoad,
    QueueOutlook,
    nobody_calls,
    refuse_odd_question,
)
from playbook.staffing.queue_place import answered_by, answered_waits, waiting_after
from playbook.staffing.unimodal import chances

LONGEST_PATIENCE = 86_400.0  # a day; whoever would wait longer belongs to Erlang C


def erlang_a(
    load: QueueLoad, agents: int, answer_within_seconds: float, patience_seconds: float
) -> QueueOutlook:
    """The outlook when callers wait `patience_seconds` on average before they give up.

    Settles with any number of agents, none included. Assumes what Erlang C does, and patience
    of exponential spread. Raises PlaybookError for a patience outside 0 to a day.
    Source: Garnett, Mandelbaum and Reiman (2002), the queue M/M/N+M.
    """
    refuse_odd_question(agents, answer_within_seconds)
    if not 0 < patience_seconds <= LONGEST_PATIENCE:
        raise PlaybookError(
            f"A patience of {patience_seconds:g} seconds cannot be used; "
            "give more than 0 and at most a day, or plan with callers who never give up."
        )
    if load.contacts == 0:
        return nobody_calls(agents)
    if agents == 0:
        return _nobody_answers(load, patience_seconds)
    return _outlook(_Line(load, agents, patience_seconds), answer_within_seconds)


@dataclass(frozen=True)
class _Line:
    load: QueueLoad
    agents: int
    patience: float

    @property
    def answering(self) -> float:
        """Agents coming free each second while all are busy."""
        return self.agents / self.load.average_handle_time

    def settled(self) -> tuple[float, "_Queue"]:
        """Agents idle on average, and the queue while none is."""
        pace = self.load.contacts_per_second
        fewest, present = chances(self._peak(), lambda here: pace / self._leaving(here))
        free = range(self.agents - fewest, 0, -1)
        idle = fsum(agents * chance for agents, chance in zip(free, present, strict=False))
        return idle, _Queue(max(0, fewest - self.agents), present[len(free) :])

    def _leaving(self, present: int) -> float:
        busy = min(present, self.agents)
        return busy / self.load.average_handle_time + (present - busy) / self.patience

    def _peak(self) -> int:
        if self.load.erlangs < self.agents:
            return int(self.load.erlangs)
        unanswered = max(0.0, self.load.contacts_per_second - self.answering)
        return self.agents + int(unanswered * self.patience)


@dataclass(frozen=True)
class _Queue:
    """The chances of a queue of `first`, `first` + 1 … contacts."""

    first: int
    chances: list[float]

    @property
    def waiting_rate(self) -> float:
        return min(1.0, fsum(self.chances))

    @property
    def length(self) -> float:
        return self.over(count())

    @property
    def places(self) -> int:
        return self.first + len(self.chances)

    def over(self, by_place: Iterable[float]) -> float:
        """The average of what happens at each place, from the head of the queue."""
        happens = islice(by_place, self.first, self.places)
        return fsum(p * x for p, x in zip(self.chances, happens, strict=True))


def _outlook(line: _Line, seconds: float) -> QueueOutlook:
    idle, queue = line.settled()
    pace = (line.answering, line.patience, queue.places)
    in_time = min(1.0, 1 - queue.waiting_rate + queue.over(answered_by(seconds, *pace)))
    still = queue.over(waiting_after(seconds, *pace))
    answered = (line.agents - idle) / line.load.erlangs
    wait = queue.length / line.load.contacts_per_second
    return QueueOutlook(
        erlangs=line.load.erlangs,
        agents=line.agents,
        stable=True,
        waiting_rate=queue.waiting_rate,
        service_level_rate=in_time,
        average_speed_of_answer=queue.over(answered_waits(*pace)) / answered,
        occupancy_rate=1 - idle / line.agents,
        average_queue=queue.length,
        average_wait=wait,
        abandoned_rate=min(1.0, wait / line.patience),
        service_level_without_short_abandons_rate=in_time / (in_time + still),
        service_level_of_answered_rate=min(1.0, in_time / answered),
    )


def _nobody_answers(load: QueueLoad, patience: float) -> QueueOutlook:
    return QueueOutlook(
        erlangs=load.erlangs,
        agents=0,
        stable=True,
        waiting_rate=1.0,
        service_level_rate=0.0,
        average_speed_of_answer=inf,
        occupancy_rate=1.0,  # nobody is idle
        average_queue=load.contacts_per_second * patience,
        average_wait=patience,
        abandoned_rate=1.0,
        service_level_without_short_abandons_rate=0.0,
        service_level_of_answered_rate=0.0,
    )
