"""Applying an edit to a chart: the rules of what may stand where."""

from dataclasses import fields, replace
from typing import Any

from playbook.errors import PlaybookError, Stale
from playbook.org_chart.chart import Chart, faults
from playbook.org_chart.edits import Added, Changed, Edit, Moved, Removed, Replaced, Restored
from playbook.org_chart.removing import removed, restored
from playbook.org_chart.rules import allowed, with_seats
from playbook.org_chart.seat import Seat, checked


def apply(chart: Chart, edit: Edit) -> Chart:
    """The chart after the edit.

    Raises PlaybookError for a move or value that may not be, and Stale when somebody else's
    change stands in the way; the chart given is untouched either way.
    """
    match edit:
        case Added(seat):
            return _added(chart, seat)
        case Changed(before, after):
            return _changed(chart, before, after)
        case Moved():
            return _moved(chart, edit)
        case Removed():
            return removed(chart, edit)
        case Restored():
            return restored(chart, edit)
        case Replaced(before, after):
            return _replaced(chart, before, after)


def _added(chart: Chart, seat: Seat) -> Chart:
    seat = checked(seat)
    if seat.id in chart.by_id:
        raise Stale(f"{seat.shown_name} is on the chart already. Nothing was added.")
    if seat.dotted_to is not None:
        chart.seat(seat.dotted_to)
    grown = replace(chart, seats=(*chart.seats, seat))
    return allowed(grown, seat.id, seat.reports_to)


def _changed(chart: Chart, before: Seat, after: Seat) -> Chart:
    current, after = chart.seat(before.id), checked(after)
    wanted = {name: new for name in _fields() if (new := getattr(after, name)) != _of(before, name)}
    for name, new in wanted.items():
        if _of(current, name) not in (_of(before, name), new):
            raise Stale(
                f"Somebody else changed the {name.replace('_', ' ')} of {current.shown_name} "
                "meanwhile. Your change was not made: look at the box again."
            )
    if wanted.get("dotted_to") is not None:
        chart.seat(wanted["dotted_to"])
    return with_seats(chart, replace(current, **wanted))


def _fields() -> list[str]:
    return [field.name for field in fields(Seat) if field.name not in ("id", "reports_to")]


def _of(seat: Seat, name: str) -> Any:
    return getattr(seat, name)


def _moved(chart: Chart, edit: Moved) -> Chart:
    seat = chart.seat(edit.seat_id)
    if seat.reports_to == edit.to_boss:
        return chart
    if seat.reports_to != edit.from_boss:
        raise Stale(
            f"Somebody else moved {seat.shown_name} to {chart.name(seat.reports_to)} meanwhile. "
            "Your move was not made: move the box again if you still want to."
        )
    allowed(chart, seat.id, edit.to_boss)
    return with_seats(chart, replace(seat, reports_to=edit.to_boss))


def _replaced(chart: Chart, before: Chart, after: Chart) -> Chart:
    if chart == after:
        return chart
    if chart != before:
        raise Stale(
            "Somebody else changed the chart since you looked. It was not replaced: look again, "
            "then decide."
        )
    if wrong := faults(after):
        raise PlaybookError(f"This chart cannot stand. {' '.join(wrong)}")
    return replace(after, seats=tuple(map(checked, after.seats)))
