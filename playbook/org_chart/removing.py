"""Removing a box or a branch, and bringing it back."""

from dataclasses import replace
from typing import Any

from playbook.errors import PlaybookError, Stale
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Removed, Restored, heir
from playbook.org_chart.rules import allowed, with_seats
from playbook.org_chart.seat import Seat


def removed(chart: Chart, edit: Removed) -> Chart:
    _refuse_unseen_changes(chart, edit)
    gone = {edit.seat.id, *(seat.id for seat in edit.below)}
    heirs = {} if edit.whole_branch else _heirs(chart, edit)
    kept = [
        replace(
            seat,
            reports_to=heirs.get(seat.id, seat.reports_to),
            dotted_to=None if seat.dotted_to in gone else seat.dotted_to,
        )
        for seat in chart.seats
        if seat.id not in gone
    ]
    return replace(chart, seats=tuple(kept))


def _refuse_unseen_changes(chart: Chart, edit: Removed) -> None:
    now = chart.branch(edit.seat.id) if edit.whole_branch else (chart.seat(edit.seat.id),)
    if set(now) != {edit.seat, *edit.below}:
        raise Stale(
            f"Somebody else changed {edit.seat.shown_name}, or the branch below, since you "
            "looked. Nothing was removed: look again, then remove."
        )


def _heirs(chart: Chart, edit: Removed) -> dict[str, str | None]:
    reports = chart.reports(edit.seat.id)
    heirs = {report.id: heir(edit, report) for report in reports}
    tops = [report for report in reports if heirs[report.id] is None]
    if len(tops) > 1 and not chart.several_tops:
        raise PlaybookError(
            f"{edit.seat.shown_name} is at the top with {len(reports)} direct reports. "
            "Choose who takes them over, then remove the box."
        )
    if reports and edit.reports_go_to is not None:
        _refuse_lower_heir(chart, edit.seat, edit.reports_go_to)
    return heirs


def _refuse_lower_heir(chart: Chart, seat: Seat, heir_id: str) -> None:
    line = chart.bosses(chart.seat(heir_id).id)
    if heir_id == seat.id or (seat.id in line and line[0] != seat.id):
        raise PlaybookError(
            f"{chart.name(heir_id)} cannot take over the reports of {seat.shown_name}: choose "
            "the boss, a direct report, or somebody outside this branch."
        )


def restored(chart: Chart, edit: Restored) -> Chart:
    seats = list(chart.seats)
    for index, seat in edit.places:
        if seat.id in chart.by_id:
            raise Stale(f"{seat.shown_name} is on the chart already. Nothing was restored.")
        seats.insert(index, seat)
    back = replace(chart, seats=tuple(seats))
    for line in edit.lines:
        there = back.by_id.get(line.seat_id)
        if there and getattr(there, line.field) == line.now:
            led_back: dict[str, Any] = {line.field: line.back_to}
            back = with_seats(back, replace(there, **led_back))
    return _rooted(back, [seat for _, seat in edit.places])


def _rooted(chart: Chart, restored: list[Seat]) -> Chart:
    """The chart, if every restored seat still has its boss; a dotted line may be let go."""
    for seat in restored:
        if seat.reports_to is not None and seat.reports_to not in chart.by_id:
            raise Stale(
                f"{seat.shown_name} cannot come back: the boss has been removed meanwhile. "
                "Add the box again under another boss."
            )
        allowed(chart, seat.id, seat.reports_to)
    loose = [s for s in restored if s.dotted_to is not None and s.dotted_to not in chart.by_id]
    return with_seats(chart, *(replace(seat, dotted_to=None) for seat in loose))
