"""Erlang C: a queue in which everybody waits for as long as it takes."""

from collections.abc import Iterator
from itertools import islice
from math import exp, inf, log

from playbook.staffing.queue_outlook import (
    QueueLoad,
    QueueOutlook,
    nobody_calls,
    refuse_odd_question,
)


def erlang_c(load: QueueLoad, agents: int, answer_within_seconds: float) -> QueueOutlook:
    """The outlook for `agents` on `load`; service level is the rate answered within the seconds.

    Assumes contacts at random, handle times of exponential spread, one skill, and an interval
    long enough to settle. With no more agents than erlangs the queue never settles: everybody
    waits, without end. Source: A. K. Erlang (1917).
    """
    refuse_odd_question(agents, answer_within_seconds)
    if load.contacts == 0:
        return nobody_calls(agents)
    if agents <= load.erlangs:
        return _never_settles(load, agents)
    waiting = waiting_rate(load.erlangs, agents)
    return _settled(load, agents, waiting, answer_within_seconds)


def waiting_rate(erlangs: float, agents: int) -> float:
    """The rate of contacts that have to wait, with more agents than erlangs."""
    blocked = next(islice(blocking_rates(erlangs), agents, None))
    return agents * blocked / (agents - erlangs * (1 - blocked))


def blocking_rates(erlangs: float) -> Iterator[float]:
    """Erlang B for 0, 1, 2 … agents, each from the one before: no factorial to overflow."""
    blocked, agents = 1.0, 0
    while True:
        yield blocked
        agents += 1
        blocked = erlangs * blocked / (agents + erlangs * blocked)


def wait_percentile(load: QueueLoad, agents: int, rate: float) -> float:
    """The wait in seconds that `rate` (0.9 for nine in ten) of the contacts do not exceed."""
    refuse_odd_question(agents, 0)
    if load.contacts == 0:
        return 0.0
    if agents <= load.erlangs:
        return inf
    waiting = waiting_rate(load.erlangs, agents)
    if waiting <= 1 - rate:
        return 0.0
    pace = load.average_handle_time / (agents - load.erlangs)
    return inf if rate >= 1 else pace * log(waiting / (1 - rate))


def _settled(
    load: QueueLoad, agents: int, waiting: float, answer_within_seconds: float
) -> QueueOutlook:
    spare = agents - load.erlangs
    wait = waiting * load.average_handle_time / spare
    in_time = 1 - waiting * exp(-spare * answer_within_seconds / load.average_handle_time)
    return QueueOutlook(
        erlangs=load.erlangs,
        agents=agents,
        stable=True,
        waiting_rate=waiting,
        service_level_rate=in_time,
        average_speed_of_answer=wait,
        occupancy_rate=load.erlangs / agents,
        average_queue=waiting * load.erlangs / spare,
        average_wait=wait,
        abandoned_rate=0.0,
        service_level_without_short_abandons_rate=in_time,
        service_level_of_answered_rate=in_time,
    )


def _never_settles(load: QueueLoad, agents: int) -> QueueOutlook:
    return QueueOutlook(
        erlangs=load.erlangs,
        agents=agents,
        stable=False,
        waiting_rate=1.0,
        service_level_rate=0.0,
        average_speed_of_answer=inf,
        occupancy_rate=load.erlangs / agents if agents else inf,
        average_queue=inf,
        average_wait=inf,
        abandoned_rate=0.0,
        service_level_without_short_abandons_rate=0.0,
        service_level_of_answered_rate=0.0,
    )
