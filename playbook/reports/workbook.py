"""A plan as an .xlsx workbook: a sheet a table, text always as text, never as a formula."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from playbook.reports.table import Cell, Table

CLOSED_TO_CONTENT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDTHS = {
    "Task": 60,
    "Notes": 40,
    "What moved": 60,
    "Promise": 60,
    "Word": 40,
    "Conditions": 40,
    "KPI": 40,
}
USUAL_WIDTH = 18
MOST_CHARACTERS = 32_767


def workbook(tables: Sequence[Table], made_at: datetime) -> bytes:
    """`made_at` stands in the file's properties; the same plan gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, CLOSED_TO_CONTENT)
    book.set_properties({"created": made_at.replace(tzinfo=None)})
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for table in tables:
        _sheet(book.add_worksheet(table.name), table, formats)
    book.close()
    return out.getvalue()


def _sheet(sheet: Any, table: Table, formats: dict[str, Any]) -> None:
    for number, name in enumerate(table.columns):
        sheet.set_column(number, number, WIDTHS.get(name, USUAL_WIDTH))
        sheet.write_string(0, number, name, formats["head"])
    for line, row in enumerate(table.rows, start=1):
        for number, cell in enumerate(row):
            _write(sheet, line, number, cell, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)


def _write(sheet: Any, line: int, number: int, cell: Cell, formats: dict[str, Any]) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(
            line, number, datetime(cell.year, cell.month, cell.day), formats["date"]
        )
    elif isinstance(cell, int | float):
        sheet.write_number(line, number, cell, formats["text"])
    elif cell:
        sheet.write_string(line, number, cell[:MOST_CHARACTERS], formats["text"])
