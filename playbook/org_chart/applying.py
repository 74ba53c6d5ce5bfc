"""Applying an edit to a chart: the rules of what may stand where."""

from dataclasses import fields, replace
from typing import Any

from playbook.errors import PlaybookError, Stale
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Added, Changed, Edit, Moved, Removed, Restored, heir
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
            return _removed(chart, edit)
        case Restored():
            return _restored(chart, edit)


def refusal_of_move(chart: Chart, seat_id: str, to_boss: str | None) -> str:
    """Why this seat may not report to that one, as a sentence; empty when it may."""
    seat = chart.seat(seat_id)
    if to_boss is None:
        others = [top for top in chart.reports(None) if top.id != seat_id]
        return _second_top(seat, others[0]) if others and not chart.several_tops else ""
    boss = chart.seat(to_boss)
    if to_boss == seat_id:
        return f"{seat.shown_name} cannot report to themselves. Choose another boss."
    if seat_id in chart.bosses(to_boss):
        return (
            f"{seat.shown_name} cannot report to {boss.shown_name}, who works in the branch "
            f"below them: that would be a loop. Move {boss.shown_name} first."
        )
    return ""


def _second_top(seat: Seat, top: Seat) -> str:
    return (
        f"{top.shown_name} is at the top already. Choose a boss for {seat.shown_name}, "
        "or allow several people at the top."
    )


def _added(chart: Chart, seat: Seat) -> Chart:
    seat = checked(seat)
    if seat.id in chart.by_id:
        raise Stale(f"{seat.shown_name} is on the chart already. Nothing was added.")
    if seat.dotted_to is not None:
        chart.seat(seat.dotted_to)
    grown = replace(chart, seats=(*chart.seats, seat))
    return _allowed(grown, seat.id, seat.reports_to)


def _allowed(chart: Chart, seat_id: str, to_boss: str | None) -> Chart:
    if refusal := refusal_of_move(chart, seat_id, to_boss):
        raise PlaybookError(refusal)
    return chart


def _with(chart: Chart, *changed: Seat) -> Chart:
    new = {seat.id: seat for seat in changed}
    return replace(chart, seats=tuple(new.get(seat.id, seat) for seat in chart.seats))


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
    return _with(chart, replace(current, **wanted))


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
    _allowed(chart, seat.id, edit.to_boss)
    return _with(chart, replace(seat, reports_to=edit.to_boss))


def _removed(chart: Chart, edit: Removed) -> Chart:
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


def _restored(chart: Chart, edit: Restored) -> Chart:
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
            back = _with(back, replace(there, **led_back))
    return _rooted(back, [seat for _, seat in edit.places])


def _rooted(chart: Chart, restored: list[Seat]) -> Chart:
    """The chart, if every restored seat still has its boss; a dotted line may be let go."""
    for seat in restored:
        if seat.reports_to is not None and seat.reports_to not in chart.by_id:
            raise Stale(
                f"{seat.shown_name} cannot come back: the boss has been removed meanwhile. "
                "Add the box again under another boss."
            )
        _allowed(chart, seat.id, seat.reports_to)
    loose = [s for s in restored if s.dotted_to is not None and s.dotted_to not in chart.by_id]
    return _with(chart, *(replace(seat, dotted_to=None) for seat in loose))
