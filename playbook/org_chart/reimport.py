"""A chart read again from a file keeps the boxes of people who were on it before."""

from dataclasses import replace

from playbook.org_chart.chart import Chart
from playbook.org_chart.comparison import twins
from playbook.org_chart.seat import Seat


def keeping_boxes(before: Chart, after: Chart) -> Chart:
    """`after` with the ids of `before` where a name is the same and stands once in each.

    Who has been met stays met, and tasks about a box stay tied to it.
    """
    old = {now: was for was, now in twins(before, after)}
    return replace(after, seats=tuple(_kept(seat, old, before) for seat in after.seats))


def _kept(seat: Seat, old: dict[str, str], before: Chart) -> Seat:
    was = before.by_id.get(old.get(seat.id, ""))
    return replace(
        seat,
        id=old.get(seat.id, seat.id),
        reports_to=old.get(seat.reports_to or "", seat.reports_to),
        dotted_to=old.get(seat.dotted_to or "", seat.dotted_to),
        met_on=seat.met_on or (was.met_on if was else None),
    )
