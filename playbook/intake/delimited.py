"""Delimited text of any size: sound blocks are parsed at once, damaged ones line by line."""

import csv
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from playbook.intake.loose_quotes import fields
from playbook.intake.mending import Mender
from playbook.intake.opening import Source
from playbook.intake.records import records_of, whole_lines
from playbook.intake.sound_block import parsed
from playbook.intake.table import Damage, Grid, Rows

DELIMITERS = "\t|;,"
QUOTE = b'"'
SAMPLE_BYTES = 256 * 1024
SAMPLE_ROWS = 200


@dataclass
class DelimitedText(Grid):
    """A text file seen as rows of cells; damaged rows are put aside with the reason."""

    source: Source
    delimiter: str
    ragged: bool = False
    width: int = 0
    first_row: int = 1
    damage: list[Damage] = field(default_factory=list)

    def sample(self) -> list[list[str]]:
        pieces = whole_lines(self.source.text_blocks())
        start = next(pieces, b"")
        if len(start) < SAMPLE_BYTES:  # the last line of a short file may have no end
            start += next(pieces, b"")
        return [fields(line, self.delimiter) for line in _lines(start)[:SAMPLE_ROWS]]

    def chunks(self, columns: list[int], coded: Collection[int] = ()) -> Iterator[Rows]:
        """Frames of text for the wanted columns; the index is the row's number in the file.

        The `coded` columns, whose cells repeat, come as categories where that is at hand.
        """
        self.damage, number, read = [], 1, 0
        for block in whole_lines(self.source.text_blocks()):
            read += len(block)
            frame, records = self._frame(block, number, columns, coded)
            yield frame, min(1.0, read / self.source.size_bytes)
            number += records

    def _frame(
        self, block: bytes, number: int, columns: list[int], coded: Collection[int]
    ) -> tuple[pd.DataFrame, int]:
        if (lines := self._unquoted(block, number, columns, coded)) is not None:
            return lines
        ends, widths = records_of(block, self.delimiter)
        blank = np.diff(ends, prepend=-1) == 1
        clean = (widths == self.width) | blank
        clean[: max(0, self.first_row - number)] = True
        if clean.all() and ends.size and not self.ragged:
            skipped = int(np.searchsorted(np.arange(ends.size) + number, self.first_row))
            start = int(ends[skipped - 1]) + 1 if skipped else 0
            numbers = (np.arange(ends.size) + number)[skipped:][~blank[skipped:]]
            if (frame := self._parsed(block[start:], columns, coded, numbers.size)) is not None:
                return frame.set_axis(numbers, axis="index"), ends.size
        return self._mended(block, ends, number, columns)

    def _unquoted(
        self, block: bytes, number: int, columns: list[int], coded: Collection[int]
    ) -> tuple[pd.DataFrame, int] | None:
        """The block at once, if a line is a row in all of it; else None, and it is looked into."""
        if self.ragged or QUOTE in block:
            return None
        start = _after_lines(block, max(0, self.first_row - number))
        above, rows = block.count(b"\n", 0, start), block.count(b"\n", start)
        frame = self._parsed(block[start:], columns, coded, rows)
        if frame is None:
            return None
        first = number + above
        return frame.set_axis(pd.RangeIndex(first, first + rows), axis="index"), above + rows

    def _parsed(
        self, text: bytes, columns: list[int], coded: Collection[int], rows: int
    ) -> pd.DataFrame | None:
        if not rows:
            return pd.DataFrame(columns=columns, dtype=str)
        frame = parsed(text, self.delimiter, self.width, columns, coded)
        return frame if frame is not None and len(frame) == rows else None

    def _mended(
        self, block: bytes, ends: np.ndarray, number: int, columns: list[int]
    ) -> tuple[pd.DataFrame, int]:
        mender = Mender(self.delimiter, self.width, self.ragged, self.first_row)
        after = mender.mend(block, ends, number)
        self.damage += mender.damage
        return mender.frame(columns), after - number


def delimiter_of(text: str) -> str:
    """The delimiter under which the most lines fall into the same number of fields."""
    lines = [line for line in text.split("\n")[:SAMPLE_ROWS] if line.strip()]
    if lines and (told := lines[0].strip().lower()).startswith("sep=") and len(told) == 5:
        return told[4]
    return max(DELIMITERS, key=lambda mark: _evenness(lines, mark))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    widths = Counter(len(fields(line, delimiter)) for line in lines)
    width, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
    return (round(times / len(lines), 1), width) if width > 1 else (0.0, 0)


def _after_lines(block: bytes, lines: int) -> int:
    """Where the text below so many lines begins."""
    start = 0
    for _ in range(lines):
        start = block.find(b"\n", start) + 1
        if not start:
            return len(block)
    return start


def _lines(block: bytes) -> list[str]:
    return list(_records(block[:SAMPLE_BYTES].decode(errors="replace")))


def _records(text: str) -> Iterator[str]:
    """Lines of a sample, quoted line breaks kept together when the marks are balanced."""
    if text.count('"') % 2 or '"' not in text:
        yield from text.split("\n")
        return
    try:
        yield from _joined(text)
    except csv.Error:
        yield from text.split("\n")


def _joined(text: str) -> Iterator[str]:
    held = ""
    for line in text.split("\n"):
        held = f"{held}\n{line}" if held else line
        if held.count('"') % 2 == 0:
            yield held
            held = ""
    if held:
        yield held
