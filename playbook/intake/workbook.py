"""XLSX, XLS and ODS: the sheet that holds the table, its cells written out as text."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from playbook.errors import PlaybookError
from playbook.intake.opening import Source
from playbook.intake.table import Damage, Grid, Rows

SAMPLE_ROWS = 200


@dataclass
class Workbook(Grid):
    """One sheet of a workbook as rows of text."""

    rows: list[list[str]]
    sheet: str
    other_sheets: tuple[str, ...]
    ragged: bool = False
    width: int = 0
    first_row: int = 1
    damage: list[Damage] = field(default_factory=list)

    def sample(self) -> list[list[str]]:
        return self.rows[:SAMPLE_ROWS]

    def chunks(self, columns: list[int], coded: Collection[int] = ()) -> Iterator[Rows]:
        kept = [
            (number, [row[column] if column < len(row) else "" for column in columns])
            for number, row in enumerate(self.rows, start=1)
            if number >= self.first_row and any(cell.strip() for cell in row)
        ]
        yield (
            pd.DataFrame(
                [row for _, row in kept],
                index=[number for number, _ in kept],
                columns=columns,
                dtype=str,
            ),
            1.0,
        )


def open_workbook(source: Source) -> Workbook:
    """The fullest sheet; PlaybookError when the workbook is damaged, locked or has no rows."""
    try:
        with source.stream() as stream:
            book = CalamineWorkbook.from_filelike(stream)
            sheets = {
                name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in book.sheet_names
            }
    except (CalamineError, OSError, ValueError) as error:
        raise PlaybookError(
            f"{source.name} looks like a workbook but cannot be read: it is cut off, damaged or "
            "locked with a password. Export it again, or save it as CSV."
        ) from error
    filled = {name: rows for name, rows in sheets.items() if rows and any(map(any, rows))}
    if not filled:
        raise PlaybookError(f"{source.name} is empty: no sheet in it holds any rows.")
    fullest = max(filled, key=lambda name: sum(len(row) for row in filled[name]))
    others = tuple(name for name in filled if name != fullest)
    return Workbook([[as_text(c) for c in row] for row in filled[fullest]], fullest, others)


def as_text(cell: object) -> str:
    """The cell as the same export in CSV would have it, dates and durations unambiguous."""
    match cell:
        case datetime():
            return cell.isoformat(" ") if cell.time() != time() else cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return f"{cell.total_seconds():.3f} s"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)
