"""What people are called in a list to choose from: no two alike."""

from collections import Counter

from playbook.org_chart.chart import Chart
from playbook.org_chart.roles import Catalogue
from playbook.org_chart.seat import Seat


def labels(chart: Chart, roles: Catalogue) -> dict[str, str]:
    """By seat id: the name and role, and a number where two would be the same."""
    plain = {seat.id: _label(seat, roles) for seat in chart.seats}
    times, seen = Counter(plain.values()), Counter[str]()
    numbered = {}
    for seat_id, label in plain.items():
        seen[label] += 1
        numbered[seat_id] = f"{label} ({seen[label]})" if times[label] > 1 else label
    return numbered


def _label(seat: Seat, roles: Catalogue) -> str:
    role = roles.title(seat.role)
    return f"{seat.shown_name} · {role}" if role else seat.shown_name
