"""One person as the file has them, and what may be wrong with a row."""

from dataclasses import dataclass

from playbook.org_chart.seat import Seat


@dataclass(frozen=True)
class Problem:
    """`row` is the line in the file, headers being line 1; `column` may be empty."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Person:
    """A seat whose boss is still a name or number in the file."""

    row: int
    seat: Seat
    number: str
    manager: str
    dotted_to: str
