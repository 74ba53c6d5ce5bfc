"""A gap: something the chart lacks, said so that a task can come of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    """`key` stays the same from day to day; `seat_ids` are the boxes that carry the mark."""

    key: str
    sentence: str
    reason: str
    task_title: str
    seat_ids: tuple[str, ...] = ()
