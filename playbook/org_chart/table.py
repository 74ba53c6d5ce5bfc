"""The chart as a table to edit in bulk: its cells, and what an edited cell means."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from playbook.errors import PlaybookError
from playbook.formula import as_typed, neutral
from playbook.org_chart.channels import channel, channels
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Edit
from playbook.org_chart.labels import labels
from playbook.org_chart.roles import Catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.typed import bulk_edits, role_key, words_of

Cells = dict[str, Any]
COLUMNS = {
    "Name": "name",
    "Role": "role",
    "Reports to": "reports_to",
    "Team": "team",
    "Site": "site",
    "Full-time": "full_time_equivalent",
    "Vacant": "vacant",
    "Channels": "channels",
    "Skills": "skills",
    "Met on": "met_on",
    "Dotted line to": "dotted_to",
}


def order(chart: Chart) -> tuple[str, ...]:
    """Seat ids, row by row: each boss above the team."""
    return tuple(seat.id for top in chart.reports(None) for seat in chart.branch(top.id))


def cells(chart: Chart, roles: Catalogue) -> list[Cells]:
    """A row a seat, in the order of `order`."""
    names = labels(chart, roles)
    return [_cells(chart.by_id[seat_id], names, roles) for seat_id in order(chart)]


def edits(
    chart: Chart,
    roles: Catalogue,
    edited: Mapping[int, Cells],
    added: Sequence[Cells],
    deleted: Sequence[int],
    ids: Iterator[str],
) -> list[Edit]:
    """The differences as edits, rows by number; raises PlaybookError listing what is wrong."""
    rows, meant = order(chart), _Meaning(chart, roles)
    changed = {rows[row]: meant.fields(found) for row, found in edited.items() if row < len(rows)}
    new = [meant.fields(found) for found in added]
    gone = [rows[row] for row in deleted if row < len(rows)]
    return bulk_edits(chart, changed, new, gone, ids)


def _cells(seat: Seat, names: Mapping[str, str], roles: Catalogue) -> Cells:
    return {
        "Name": neutral(seat.name),
        "Role": roles.title(seat.role),
        "Reports to": names.get(seat.reports_to or ""),
        "Team": neutral(seat.team),
        "Site": neutral(seat.site),
        "Full-time": seat.full_time_equivalent,
        "Vacant": seat.vacant,
        "Channels": [channel(key).title for key in seat.channels],
        "Skills": neutral("; ".join(seat.skills)),
        "Met on": seat.met_on,
        "Dotted line to": names.get(seat.dotted_to or ""),
    }


class _Meaning:
    """Reads cells back: labels to ids, titles to keys."""

    def __init__(self, chart: Chart, roles: Catalogue) -> None:
        self.roles = roles
        self.ids = {label: seat_id for seat_id, label in labels(chart, roles).items()}
        self.channels = {each.title: each.key for each in channels()}

    def fields(self, found: Cells) -> Cells:
        return {COLUMNS[name]: self._field(name, value) for name, value in found.items()}

    def _field(self, name: str, value: Any) -> Any:
        match name:
            case "Role":
                return role_key(value, self.roles)
            case "Reports to" | "Dotted line to":
                return self._seat(value)
            case "Full-time":
                return float(value or 0)
            case "Vacant":
                return bool(value)
            case "Channels":
                return tuple(self.channels[title] for title in value or ())
            case "Skills":
                return words_of(as_typed(str(value or "")))
            case "Met on":
                return date.fromisoformat(str(value)[:10]) if value else None
        return as_typed(str(value or ""))

    def _seat(self, label: str | None) -> str | None:
        if label and label not in self.ids:
            raise PlaybookError(f"“{label}” is no longer on the chart. Choose another boss.")
        return self.ids[label] if label else None
