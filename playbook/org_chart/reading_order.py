"""The order in which a chart is read out: depth first, who leads nobody before who leads."""

from collections.abc import Set

from playbook.org_chart.chart import Chart
from playbook.org_chart.seat import Seat


def open_reports(chart: Chart, folded: Set[str], seat_id: str | None) -> tuple[Seat, ...]:
    """Reports as drawn: those who lead nobody first, for they share a column."""
    if seat_id in folded:
        return ()
    reports = chart.reports(seat_id)
    if seat_id is None:
        return reports
    return tuple(sorted(reports, key=lambda seat: bool(chart.reports(seat.id))))


def depth_first(chart: Chart, folded: Set[str]) -> list[tuple[Seat, int]]:
    """Every box in sight with its depth, top first."""
    found: list[tuple[Seat, int]] = []
    waiting = [(top, 0) for top in reversed(chart.reports(None))]
    while waiting:
        seat, depth = waiting.pop()
        found.append((seat, depth))
        below = open_reports(chart, folded, seat.id)
        waiting.extend((report, depth + 1) for report in reversed(below))
    return found
