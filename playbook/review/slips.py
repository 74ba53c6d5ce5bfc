"""Slips: due days that were moved later, counted from what happened."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class DueDayMoved:
    """One change of a task's due day, in plan days."""

    task_id: str
    title: str
    milestone: str
    was: int
    became: int
    happened_at: str


@dataclass(frozen=True)
class Slip:
    """A task whose due day moved later at least once; `days` from the first due day to the last."""

    title: str
    milestone: str
    first_day: int
    last_day: int
    times: int

    @property
    def days(self) -> int:
        return self.last_day - self.first_day


def slips(moves: Iterable[DueDayMoved]) -> list[Slip]:
    """By task, the longest first; `moves` in the order they happened. Moved back is no slip."""
    by_task: dict[str, list[DueDayMoved]] = {}
    for move in moves:
        by_task.setdefault(move.task_id, []).append(move)
    found = [_slip(of_one) for of_one in by_task.values()]
    return sorted((s for s in found if s and s.days > 0), key=lambda s: (-s.days, s.title))


def _slip(moves: list[DueDayMoved]) -> Slip | None:
    times = sum(move.became > move.was for move in moves)
    first, last = moves[0], moves[-1]
    return Slip(last.title, last.milestone, first.was, last.became, times) if times else None
