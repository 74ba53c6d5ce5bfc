"""One table of a plan, its CSV file, and a file's name that no person's name breaks."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date

from playbook.formula import neutral

Cell = str | int | float | date | None
UNSAFE = re.compile(r"[^\w\- ]+")


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_csv(table: Table) -> bytes:
    """UTF-8 with a byte-order mark, for spreadsheets; nothing in it can act as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([[_plain(cell) for cell in row] for row in table.rows])
    return out.getvalue().encode("utf-8-sig")


def file_name(*parts: str) -> str:
    """“amara-nwosu-tasks”: letters, digits and hyphens of any script, at most 80 characters."""
    words = UNSAFE.sub(" ", " ".join(parts)).split()
    return "-".join(words).strip("-_").casefold()[:80] or "plan"


def _plain(cell: Cell) -> str | int | float:
    if isinstance(cell, int | float):
        return cell
    text = cell.isoformat() if isinstance(cell, date) else cell or ""
    return neutral(text)
