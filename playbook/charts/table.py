"""A chart as a table for a spreadsheet: every point, limit and signal; no cell is a formula."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from playbook.charts.chart import Chart, Point
from playbook.formula import neutral

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


@dataclass(frozen=True)
class Table:
    """What a chart shows, a row a point."""

    headings: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    @property
    def columns(self) -> dict[str, list[object]]:
        """By heading; a column in which nothing is known is left out."""
        found = {
            heading: [row[place] for row in self.rows]
            for place, heading in enumerate(self.headings)
        }
        return {h: cells for h, cells in found.items() if any(c is not None for c in cells)}


def chart_table(chart: Chart) -> Table:
    return Table(HEADINGS, tuple(_cells(point) for point in chart.points))


def table_csv(kpi: str, table: Table) -> str:
    """UTF-8 text with a byte order mark, so that spreadsheets read it right."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(plain(["KPI", kpi]))
    writer.writerow(table.headings)
    writer.writerows(plain(row) for row in table.rows)
    return f"\ufeff{out.getvalue()}"


def charts_csv(charts: Iterable[tuple[str, Chart]]) -> str:
    """Several KPIs below one another, each row with the name of its KPI."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(("KPI", *HEADINGS))
    for kpi, chart in charts:
        writer.writerows(plain([kpi, *_cells(point)]) for point in chart.points)
    return f"\ufeff{out.getvalue()}"


def plain(cells: Iterable[object]) -> list[object]:
    """Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers."""
    return [neutral(cell) if isinstance(cell, str) else cell for cell in cells]


def _cells(point: Point) -> tuple[object, ...]:
    return (
        point.on.isoformat(),
        point.value,
        point.size,
        "yes" if point.in_baseline else "no",
        point.mean,
        point.lower,
        point.upper,
        str(point.label),
        str(point.variation),
    )
