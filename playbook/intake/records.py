"""Where the records of a text end: line by line, except inside quotation marks."""

from collections.abc import Iterator

import numpy as np

from playbook.intake.opening import BLOCK_BYTES

QUOTE, NEW_LINE = 34, 10


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
