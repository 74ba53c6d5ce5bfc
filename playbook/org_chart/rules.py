"""Who may report to whom: nobody to themselves, nobody into their own branch, one at the top."""

from dataclasses import replace

from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart
from playbook.org_chart.seat import Seat


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


def allowed(chart: Chart, seat_id: str, to_boss: str | None) -> Chart:
    """The chart as it is; raises PlaybookError when the seat may not report there."""
    if refusal := refusal_of_move(chart, seat_id, to_boss):
        raise PlaybookError(refusal)
    return chart


def with_seats(chart: Chart, *changed: Seat) -> Chart:
    """The chart with these seats in place of those of the same id."""
    new = {seat.id: seat for seat in changed}
    return replace(chart, seats=tuple(new.get(seat.id, seat) for seat in chart.seats))
