"""Delimited text of any size: clean blocks go to pandas, damaged ones are mended line by line."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from playbook.intake.loose_quotes import fields
from playbook.intake.opening import BLOCK_BYTES, Source
from playbook.intake.table import Damage, Grid, Rows

DELIMITERS = "\t|;,"
QUOTE, NEW_LINE = 34, 10
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

    def chunks(self, columns: list[int]) -> Iterator[Rows]:
        """Frames of text for the wanted columns; the index is the row's number in the file."""
        self.damage, number, read = [], 1, 0
        for block in whole_lines(self.source.text_blocks()):
            frame, records = self._frame(block, number, columns)
            read += len(block)
            yield frame.loc[frame.index >= self.first_row], min(1.0, read / self.source.size_bytes)
            number += records

    def _frame(self, block: bytes, number: int, columns: list[int]) -> tuple[pd.DataFrame, int]:
        ends, widths = records_of(block, self.delimiter)
        blank = np.diff(ends, prepend=-1) == 1
        clean = (widths == self.width) | blank
        clean[: max(0, self.first_row - number)] = True
        if clean.all() and ends.size and not self.ragged:
            skipped = int(np.searchsorted(np.arange(ends.size) + number, self.first_row))
            start = int(ends[skipped - 1]) + 1 if skipped else 0
            numbers = (np.arange(ends.size) + number)[skipped:][~blank[skipped:]]
            return self._parsed(block[start:], numbers, columns), ends.size
        return self._mended(block, ends, number, columns), ends.size

    def _parsed(self, text: bytes, numbers: np.ndarray, columns: list[int]) -> pd.DataFrame:
        if not numbers.size:
            return pd.DataFrame(columns=columns, dtype=str)
        # A first line of letters makes every column text, which pandas reads faster than dtype=str.
        letters = self.delimiter.join("x" * self.width).encode() + b"\n"
        frame = pd.read_csv(
            io.BytesIO(letters + text),
            sep=self.delimiter,
            header=None,
            names=list(range(self.width)),
            usecols=columns,
            na_filter=False,
            low_memory=False,
        )
        return frame.iloc[1:].set_axis(numbers, axis="index")

    def _mended(
        self, block: bytes, ends: np.ndarray, number: int, columns: list[int]
    ) -> pd.DataFrame:
        rows: list[list[str]] = []
        numbers: list[int] = []
        starts = np.concatenate(([0], ends[:-1] + 1)) if ends.size else ends
        for offset, (start, end) in enumerate(zip(starts, ends, strict=True)):
            record = block[start:end].decode(errors="replace")
            if record and number + offset >= self.first_row:
                kept = self._whole(record, number + offset)
                rows += kept
                numbers += [number + offset] * len(kept)
        picked = [[row[column] for column in columns] for row in rows]
        return pd.DataFrame(picked, index=numbers, columns=columns, dtype=str)

    def _whole(self, record: str, number: int) -> list[list[str]]:
        """The record's cells; one with line breaks that makes no row is read line by line."""
        row = self._fitted(fields(record, self.delimiter, self.width))
        if row:
            return [row]
        lines = [line for line in record.split("\n") if line]
        found = [self._fitted(fields(line, self.delimiter, self.width)) for line in lines]
        self.damage += [
            Damage(number, len(fields(line, self.delimiter)), self.width)
            for line, row in zip(lines, found, strict=True)
            if row is None
        ]
        return [row for row in found if row]

    def _fitted(self, row: list[str]) -> list[str] | None:
        if len(row) > self.width and not any(cell.strip() for cell in row[self.width :]):
            return row[: self.width]
        if len(row) < self.width and self.ragged:
            return row + [""] * (self.width - len(row))
        if len(row) > self.width and self.ragged:
            return row[: self.width]
        return row if len(row) == self.width else None


def whole_lines(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The same text cut after whole records: never inside a quoted line break, if that ends."""
    held = b""
    for block in blocks:
        held += block
        cut = _last_end(held)
        if cut >= 0:
            yield held[: cut + 1]
            held = held[cut + 1 :]
    if held.strip(b"\n"):
        yield held if held.endswith(b"\n") else held + b"\n"


def records_of(block: bytes, delimiter: str) -> tuple[np.ndarray, np.ndarray]:
    """Where each record ends, and how many fields it has, quotation marks respected."""
    marks = np.frombuffer(block, np.uint8)
    new_lines, delimiters = marks == NEW_LINE, marks == ord(delimiter)
    if QUOTE in block:
        outside = (np.cumsum(marks == QUOTE, dtype=np.int32) & 1) == 0
        new_lines &= outside
        delimiters &= outside
    ends = np.flatnonzero(new_lines)
    if not ends.size or ends[-1] != marks.size - 1:
        ends = np.append(ends, marks.size - 1)
    counts = np.searchsorted(np.flatnonzero(delimiters), ends)
    return ends, np.diff(counts, prepend=0) + 1


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


def _last_end(text: bytes) -> int:
    cut = text.rfind(b"\n")
    if QUOTE not in text or text.count(b'"', 0, cut + 1) % 2 == 0:
        return cut
    marks = np.frombuffer(text, np.uint8)
    outside = (np.cumsum(marks == QUOTE, dtype=np.int32) & 1) == 0
    ends = np.flatnonzero((marks == NEW_LINE) & outside)
    if not ends.size:
        return cut if len(text) > 4 * BLOCK_BYTES else -1
    return int(ends[-1])


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
