"""Damaged text read record by record: what makes a row is kept, the rest is put aside."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from playbook.intake.loose_quotes import fields
from playbook.intake.table import Damage


@dataclass
class Mender:
    """How wide rows are; gathers rows with their numbers, and the damage."""

    delimiter: str
    width: int
    ragged: bool
    first_row: int
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)

    def mend(self, block: bytes, ends: np.ndarray, number: int) -> int:
        """Takes in the records that end there, counted from `number`; gives the next number."""
        starts = np.concatenate(([0], ends[:-1] + 1)) if ends.size else ends
        for start, end in zip(starts, ends, strict=True):
            record = block[start:end].decode(errors="replace")
            known = record and number >= self.first_row
            number = self._take(record, number) if known else number + 1
        return number

    def frame(self, columns: list[int]) -> pd.DataFrame:
        picked = [[row[column] for column in columns] for row in self.rows]
        return pd.DataFrame(picked, index=self.numbers, columns=columns, dtype=str)

    def _take(self, record: str, number: int) -> int:
        """The record as one row; one with line breaks that makes no row is taken line by line."""
        lines = [record]
        if self._fitted(record) is None:
            lines = [line for line in record.split("\n") if line]
        for at, line in enumerate(lines, start=number):
            if row := self._fitted(line):
                self.rows.append(row)
                self.numbers.append(at)
            else:
                found = len(fields(line, self.delimiter))
                self.damage.append(Damage(at, found, self.width))
        return number + len(lines)

    def _fitted(self, line: str) -> list[str] | None:
        row = fields(line, self.delimiter, self.width)
        if len(row) > self.width and not any(cell.strip() for cell in row[self.width :]):
            return row[: self.width]
        if len(row) < self.width and self.ragged:
            return row + [""] * (self.width - len(row))
        if len(row) > self.width and self.ragged:
            return row[: self.width]
        return row if len(row) == self.width else None
