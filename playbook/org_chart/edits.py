"""Edits: the small changes people make, each able to be replayed on a newer chart.

An edit remembers what its author saw. Replayed on a chart that somebody else changed
meanwhile, it either applies cleanly or is refused with a sentence; no box is ever lost.
"""

from dataclasses import dataclass, replace
from typing import Any

from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart
from playbook.org_chart.seat import Seat, checked


@dataclass(frozen=True)
class Added:
    seat: Seat


@dataclass(frozen=True)
class Changed:
    """Everything but the boss: name, role, dotted line, met and the rest, field by field."""

    before: Seat
    after: Seat


@dataclass(frozen=True)
class Moved:
    seat_id: str
    from_boss: str | None
    to_boss: str | None


@dataclass(frozen=True)
class Removed:
    """`below` holds the branch when it goes too; otherwise the reports go to `reports_go_to`."""

    seat: Seat
    reports_go_to: str | None = None
    below: tuple[Seat, ...] = ()
    whole_branch: bool = False


@dataclass(frozen=True)
class Restored:
    """The undoing of a removal: seats at their old places, and the lines that led to them."""

    places: tuple[tuple[int, Seat], ...]
    lines: tuple["Line", ...] = ()


@dataclass(frozen=True)
class Line:
    seat_id: str
    field: str  # "reports_to" or "dotted_to"
    now: str | None
    back_to: str | None


@dataclass(frozen=True)
class Replaced:
    """The whole chart for another: a template, a file of people, or the undoing of one."""

    before: Chart
    after: Chart


Edit = Added | Changed | Moved | Removed | Restored | Replaced


def change(chart: Chart, seat_id: str, **fields: Any) -> Changed:
    """The edit that sets these fields of a seat, as its author sees the chart now."""
    if fields.keys() & {"id", "reports_to"}:
        raise ValueError("a boss changes by a move, an id never")
    before = chart.seat(seat_id)
    return Changed(before, checked(replace(before, **fields)))


def move(chart: Chart, seat_id: str, to_boss: str | None) -> Moved:
    return Moved(seat_id, chart.seat(seat_id).reports_to, to_boss)


def remove(chart: Chart, seat_id: str, reports_go_to: str | None = None) -> Removed:
    """The reports go to `reports_go_to`; without it, to the boss of the seat removed."""
    seat = chart.seat(seat_id)
    return Removed(seat, reports_go_to if reports_go_to is not None else seat.reports_to)


def remove_branch(chart: Chart, seat_id: str) -> Removed:
    """The seat goes, and everybody below with it."""
    seat, *below = chart.branch(seat_id)
    return Removed(seat, below=tuple(below), whole_branch=True)


def undo_of(chart: Chart, edit: Edit) -> Edit:
    """The edit that takes `edit` back, worked out on the chart as it stands before."""
    match edit:
        case Added(seat):
            return Removed(checked(seat), seat.reports_to)
        case Changed(before, after):
            return Changed(after, before)
        case Moved(seat_id, _, to_boss):
            return Moved(seat_id, to_boss, chart.seat(seat_id).reports_to)
        case Removed(seat):
            return _restoring(chart, edit)
        case Replaced(was, now):
            return Replaced(now, was)
        case Restored():
            raise PlaybookError("An undo is taken back with redo.")


def _restoring(chart: Chart, edit: Removed) -> Restored:
    gone = {edit.seat.id, *(seat.id for seat in edit.below)}
    places = tuple((i, seat) for i, seat in enumerate(chart.seats) if seat.id in gone)
    stay = [seat for seat in chart.seats if seat.id not in gone]
    reports = [
        Line(seat.id, "reports_to", heir(edit, seat), edit.seat.id)
        for seat in stay
        if seat.reports_to == edit.seat.id
    ]
    dotted = [Line(s.id, "dotted_to", None, s.dotted_to) for s in stay if s.dotted_to in gone]
    return Restored(places, (*reports, *dotted))


def heir(edit: Removed, report: Seat) -> str | None:
    """Whom a report goes to; a report who takes over goes to the boss of the seat removed."""
    return edit.seat.reports_to if report.id == edit.reports_go_to else edit.reports_go_to
