"""The chart: who sits where, and who reports to whom."""

from dataclasses import dataclass
from functools import cached_property

from playbook.errors import PlaybookError
from playbook.org_chart.seat import Seat


@dataclass(frozen=True)
class Chart:
    """Seats in the order in which colleagues stand side by side.

    One seat reports to nobody, unless `several_tops` says that more may.
    """

    seats: tuple[Seat, ...] = ()
    several_tops: bool = False

    @cached_property
    def by_id(self) -> dict[str, Seat]:
        return {seat.id: seat for seat in self.seats}

    @cached_property
    def _reports(self) -> dict[str | None, tuple[Seat, ...]]:
        found: dict[str | None, list[Seat]] = {}
        for seat in self.seats:
            found.setdefault(seat.reports_to, []).append(seat)
        return {boss: tuple(reports) for boss, reports in found.items()}

    def reports(self, seat_id: str | None) -> tuple[Seat, ...]:
        """Direct reports, in order; of None, those at the top."""
        return self._reports.get(seat_id, ())

    def seat(self, seat_id: str) -> Seat:
        if seat_id not in self.by_id:
            raise PlaybookError(
                "That box is no longer on the chart: somebody removed it. Choose another."
            )
        return self.by_id[seat_id]

    def name(self, seat_id: str | None) -> str:
        return self.by_id[seat_id].shown_name if seat_id in self.by_id else "nobody"

    def bosses(self, seat_id: str) -> tuple[str, ...]:
        """The line upwards, nearest first; ends at the top, or where a loop closes."""
        line: dict[str, None] = {}
        boss = self.seat(seat_id).reports_to
        while boss in self.by_id and boss not in line:
            line[boss] = None
            boss = self.by_id[boss].reports_to
        return tuple(line)

    def branch(self, seat_id: str) -> tuple[Seat, ...]:
        """The seat and everybody below it, depth first."""
        found: list[Seat] = []
        waiting = [self.seat(seat_id)]
        while waiting:
            seat = waiting.pop()
            found.append(seat)
            waiting.extend(reversed(self.reports(seat.id)))
        return tuple(found)


def faults(chart: Chart) -> tuple[str, ...]:
    """What no edit may ever leave behind, in sentences; empty for a sound chart."""
    found = [] if len(chart.by_id) == len(chart.seats) else ["Two boxes share one id."]
    tops = chart.reports(None)
    if len(tops) > 1 and not chart.several_tops:
        found.append(f"{len(tops)} people report to nobody.")
    reached = sum(len(chart.branch(top.id)) for top in tops)
    if reached < len(chart.seats):
        found.append(f"{len(chart.seats) - reached} boxes hang in a loop or on a missing boss.")
    lost = [seat for seat in chart.seats if seat.dotted_to and seat.dotted_to not in chart.by_id]
    return (*found, *(f"The dotted line of {seat.shown_name} leads nowhere." for seat in lost))
