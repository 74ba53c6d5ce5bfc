"""The people of a chart as a CSV file that a spreadsheet opens and `read_people` reads again."""

import csv
import io

from playbook.formula import neutral
from playbook.org_chart.channels import channel
from playbook.org_chart.chart import Chart
from playbook.org_chart.roles import Catalogue
from playbook.org_chart.seat import Seat

HEADERS = (
    "id", "name", "role", "manager", "manager id", "team", "site", "fte",
    "channels", "skills", "dotted line to", "met on",
)  # fmt: skip


def people_csv(chart: Chart, roles: Catalogue) -> bytes:
    """UTF-8 with a mark at the front, for spreadsheets; depth first; ids tell namesakes apart."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADERS)
    for top in chart.reports(None):
        for seat in chart.branch(top.id):
            writer.writerow([neutral(cell) for cell in _cells(chart, seat, roles)])
    return text.getvalue().encode("utf-8-sig")


def _cells(chart: Chart, seat: Seat, roles: Catalogue) -> list[str]:
    return [
        seat.id,
        "Vacant" if seat.vacant else seat.name or "To be named",
        roles.title(seat.role),
        chart.name(seat.reports_to) if seat.reports_to else "",
        seat.reports_to or "",
        seat.team,
        seat.site,
        f"{seat.full_time_equivalent:g}",
        "; ".join(channel(key).title for key in seat.channels),
        "; ".join(seat.skills),
        seat.dotted_to or "",
        seat.met_on.isoformat() if seat.met_on else "",
    ]
