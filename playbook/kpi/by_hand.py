"""Figures typed in for one period, made into a fact: counts as they are, averages times counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from playbook.errors import PlaybookError
from playbook.facts import Fact, Within
from playbook.kpi.net_promoter import grouped

PERIODS = {1: "One day", 7: "One week", 28: "Four weeks"}
USUAL_THRESHOLD_SECONDS = 20


@dataclass(frozen=True)
class Typed:
    """A period as the form holds it; None is left blank. Times are averages in seconds."""

    first_day: date
    days: int = 7
    channel: str = ""
    offered: int | None = None
    answered: int | None = None
    abandoned: int | None = None
    answered_in_time: int | None = None
    transferred: int | None = None
    speed_of_answer: float | None = None
    time_in_queue: float | None = None
    handle_time: float | None = None
    longest_wait: float | None = None
    longest_hold: float | None = None


def fact_of(typed: Typed) -> Fact:
    """The period's fact. PlaybookError when nothing, or something impossible, was typed."""
    _refuse(typed)
    answered = float(typed.answered) if typed.answered is not None else None
    offered = float(typed.offered) if typed.offered is not None else None
    return Fact(
        day=typed.first_day,
        days=typed.days,
        channel=" ".join(typed.channel.split()) or None,
        offered=offered,
        answered=answered,
        abandoned=_number(typed.abandoned),
        transferred=_number(typed.transferred),
        transfer_of=answered if typed.transferred is not None else None,
        answered_wait_seconds=_times(typed.speed_of_answer, answered),
        answered_waited=answered if typed.speed_of_answer is not None else None,
        wait_seconds=_times(typed.time_in_queue, offered),
        waited=offered if typed.time_in_queue is not None else None,
        handle_seconds=_times(typed.handle_time, answered),
        handled=answered if typed.handle_time is not None else None,
        longest_wait_seconds=typed.longest_wait,
        longest_hold_seconds=typed.longest_hold,
        within=_within(typed, answered),
    )


def _within(typed: Typed, answered: float | None) -> tuple[Within, ...]:
    if typed.answered_in_time is None:
        return ()
    abandoned = _number(typed.abandoned)
    in_time = float(typed.answered_in_time)
    return (Within(USUAL_THRESHOLD_SECONDS, in_time, answered, None, abandoned),)


def _refuse(typed: Typed) -> None:
    counts = (typed.offered, typed.answered, typed.abandoned)
    if all(count is None for count in counts):
        raise PlaybookError("Type in how many contacts were offered, answered or abandoned.")
    needs_answered = (typed.answered_in_time, typed.transferred, typed.speed_of_answer,
                      typed.handle_time)  # fmt: skip
    if typed.answered is None and any(each is not None for each in needs_answered):
        raise PlaybookError("Averages and shares need the number of answered contacts beside them.")
    if typed.time_in_queue is not None and typed.offered is None:
        raise PlaybookError("The time in queue needs the number of offered contacts beside it.")
    parts = (typed.answered_in_time, typed.transferred)
    if any(part is not None and part > (typed.answered or 0) for part in parts):
        raise PlaybookError("More contacts were transferred or answered in time than answered.")
    if typed.offered is not None and (typed.answered or 0) + (typed.abandoned or 0) > typed.offered:
        raise PlaybookError("Answered and abandoned come to more than offered. Check the three.")


def net_promoter_fact(first_day: date, days: int, scores: Mapping[int, int]) -> Fact:
    answers = grouped(scores)
    passives = answers.answers - answers.promoters - answers.detractors
    return Fact(
        day=first_day,
        days=days,
        promoters=float(answers.promoters),
        passives=float(passives),
        detractors=float(answers.detractors),
    )


def satisfaction_fact(first_day: date, days: int, scores: Mapping[int, int]) -> Fact:
    return Fact(
        day=first_day,
        days=days,
        satisfaction_answers=float(sum(scores.values())),
        satisfaction_sum=float(sum(score * count for score, count in scores.items())),
        satisfaction_top=float(scores.get(5, 0)),
        satisfaction_top_two=float(scores.get(4, 0) + scores.get(5, 0)),
    )


def resolution_fact(first_day: date, days: int, resolved: int, unresolved: int) -> Fact:
    return Fact(
        day=first_day,
        days=days,
        resolved_first=float(resolved),
        resolution_answers=float(resolved + unresolved),
    )


def _times(average: float | None, count: float | None) -> float | None:
    return average * count if average is not None and count is not None else None


def _number(count: int | None) -> float | None:
    return float(count) if count is not None else None
