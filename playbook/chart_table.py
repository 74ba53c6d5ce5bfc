"""A chart as a table for a spreadsheet: every point, limit and signal; no cell is a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

from playbook.process_chart import Chart, Point

HEADINGS = (
    "Week of",
    "Value",
    "Cases",
    "In baseline",
    "Mean",
    "Lower limit",
    "Upper limit",
    "Signal",
    "Reading",
)
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def chart_csv(kpi: str, chart: Chart) -> str:
    """UTF-8 text with a byte order mark, so that spreadsheets read it right."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(plain(["KPI", kpi]))
    writer.writerow(HEADINGS)
    writer.writerows(plain(_cells(point)) for point in chart.points)
    return f"\ufeff{out.getvalue()}"


def plain(cells: Iterable[object]) -> list[object]:
    """Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers."""
    return [
        f"'{cell}" if isinstance(cell, str) and cell.startswith(STARTS_A_FORMULA) else cell
        for cell in cells
    ]


def _cells(point: Point) -> list[object]:
    return [
        point.on.isoformat(),
        point.value,
        point.size,
        "yes" if point.in_baseline else "no",
        point.mean,
        point.lower,
        point.upper,
        str(point.label),
        str(point.variation),
    ]
