"""Keeping count of what was left out of a file and of cells that could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class LeftOut:
    """Rows not used: why, how many, and the first of them."""

    reason: str
    rows: int
    first_row: int


@dataclass(frozen=True)
class UnreadCell:
    """Cells read as blank: what is wrong with the first, where it stands, and how many more."""

    column: str
    letter: str
    reason: str
    first_row: int
    cells: int

    def sentence(self) -> str:
        more = f" So are {self.cells - 1:,} more in this column." if self.cells > 1 else ""
        where = f"Row {self.first_row:,}, column “{self.column}” ({self.letter})"
        return f"{where}: {self.reason}; it was read as blank.{more}"


@dataclass
class Tally:
    """Counts gathered while a file is read, piece by piece."""

    read: int = 0
    reasons: dict[str, LeftOut] = field(default_factory=dict)
    cells: dict[tuple[str, str], UnreadCell] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    formulas: dict[str, tuple[int, str, int]] = field(default_factory=dict)

    def leave_out(self, reason: str, rows: "Sequence[int] | np.ndarray | pd.Index") -> None:
        if not len(rows):
            return
        before = self.reasons.get(reason, LeftOut(reason, 0, int(rows[0])))
        first = min(before.first_row, int(rows[0]))
        self.reasons[reason] = LeftOut(reason, before.rows + len(rows), first)

    def unread(self, column: str, letter: str, kind: str, reason: str, rows: np.ndarray) -> None:
        """Cells of one kind in one column; the first one's reason is the one that is told."""
        before = self.cells.get((column, kind))
        if before:
            reason, first, cells = before.reason, before.first_row, before.cells + len(rows)
        else:
            first, cells = int(rows[0]), len(rows)
        self.cells[column, kind] = UnreadCell(column, letter, reason, first, cells)

    def note(self, key: str, sentence: str) -> None:
        self.notes.setdefault(key, sentence)

    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(sorted(self.reasons.values(), key=lambda one: -one.rows))
