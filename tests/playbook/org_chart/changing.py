"""The verbs of the chart, each giving a new chart; edits.py has the same as replayable edits."""

from datetime import date
from typing import Any

from playbook.org_chart import edits
from playbook.org_chart.applying import apply
from playbook.org_chart.chart import Chart
from playbook.org_chart.seat import Seat


def add(chart: Chart, seat: Seat) -> Chart:
    return apply(chart, edits.Added(seat))


def change(chart: Chart, seat_id: str, **fields: Any) -> Chart:
    return apply(chart, edits.change(chart, seat_id, **fields))


def rename(chart: Chart, seat_id: str, name: str) -> Chart:
    """A box with a name is no longer vacant."""
    return change(chart, seat_id, name=name, vacant=False)


def vacate(chart: Chart, seat_id: str) -> Chart:
    """The person has left, the post stays: nobody has met whoever comes."""
    return change(chart, seat_id, name="", vacant=True, met_on=None)


def move(chart: Chart, seat_id: str, to_boss: str | None) -> Chart:
    """Raises PlaybookError for a loop, oneself, or a second top that is not allowed."""
    return apply(chart, edits.move(chart, seat_id, to_boss))


def remove(chart: Chart, seat_id: str, reports_go_to: str | None = None) -> Chart:
    return apply(chart, edits.remove(chart, seat_id, reports_go_to))


def remove_branch(chart: Chart, seat_id: str) -> Chart:
    return apply(chart, edits.remove_branch(chart, seat_id))


def draw_dotted_line(chart: Chart, seat_id: str, to: str | None) -> Chart:
    """A second boss, beside the line manager; None takes the line away."""
    return change(chart, seat_id, dotted_to=to)


def mark_met(chart: Chart, seat_id: str, on: date | None) -> Chart:
    """The day the manager first sat down with this person; None takes the mark back."""
    return change(chart, seat_id, met_on=on)
