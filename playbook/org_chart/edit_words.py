"""What an edit did, in words: for the history, and for what undo would take back."""

from collections.abc import Sequence
from dataclasses import fields

from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import (
    Added,
    Changed,
    Edit,
    Moved,
    Removed,
    Replaced,
    Restored,
)
from playbook.org_chart.seat import Seat
from playbook.org_chart.wording import counted, listed

FIELDS = {
    "dotted_to": "dotted line",
    "full_time_equivalent": "full-time equivalents",
    "kind_of_work": "kind of work",
    "met_on": "day met",
}


def told(before: Chart, edits: Sequence[Edit]) -> str:
    """One sentence without a full stop; `before` knows the names of those it speaks of."""
    if len(edits) == 1:
        return _words(before, edits[0])
    kinds = ((Added, "added"), (Changed, "changed"), (Moved, "moved"), (Removed, "removed"))
    numbers = [(sum(isinstance(edit, kind) for edit in edits), verb) for kind, verb in kinds]
    done = listed(f"{number} {verb}" for number, verb in numbers if number)
    return f"{counted(len(edits), 'change')} at once: {done}" if done else "Several changes"


def _words(chart: Chart, edit: Edit) -> str:
    match edit:
        case Added(seat):
            return f"Added {seat.shown_name} under {chart.name(seat.reports_to)}"
        case Changed(before, after):
            return _changed(before, after)
        case Moved(seat_id, was, now):
            name = chart.name(seat_id)
            return f"Moved {name} from {chart.name(was)} to {chart.name(now)}"
        case Removed(seat, _, below, whole):
            rest = f" and {counted(len(below), 'box', 'boxes')} below" if whole and below else ""
            return f"Removed {seat.shown_name}{rest}"
        case Restored(places):
            return f"Brought back {listed(seat.shown_name for _, seat in places)}"
        case Replaced(was, now):
            size = counted(len(now.seats), "box", "boxes")
            return (
                f"Replaced {counted(len(was.seats), 'box', 'boxes')} by {size}"
                if was.seats
                else f"Started with {size}"
            )


def _changed(before: Seat, after: Seat) -> str:
    names = [f.name for f in fields(Seat) if getattr(before, f.name) != getattr(after, f.name)]
    if "vacant" in names:
        who = after.name or "somebody"
        return f"Vacated the post of {before.shown_name}" if after.vacant else f"Seated {who}"
    if names == ["met_on"]:
        return f"{'Met' if after.met_on else 'No longer met'} {after.shown_name}"
    if names == ["name"]:
        return f"Renamed {before.shown_name} to {after.shown_name}"
    return f"Changed {listed(FIELDS.get(n, n) for n in names)} of {after.shown_name}"
