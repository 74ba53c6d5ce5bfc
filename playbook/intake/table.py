"""A table inside a file: rows of cells, some of which may be titles, totals or damaged."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

Rows = tuple[pd.DataFrame, float]


@dataclass(frozen=True)
class Damage:
    """A row that has not as many fields as the header."""

    row: int
    fields: int
    expected: int


class Grid(Protocol):
    """Rows of text cells, read in pieces; `chunks` says with each piece how far it has come."""

    width: int
    first_row: int
    ragged: bool
    damage: list[Damage]

    def sample(self) -> list[list[str]]: ...

    def chunks(self, columns: list[int], coded: Collection[int] = ()) -> Iterator[Rows]: ...


def column_letter(index: int) -> str:
    """The spreadsheet's letter for a column counted from 0: A, B, … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
