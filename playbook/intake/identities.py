"""Contacts' numbers as hashes: enough to see a repeat, and nothing else is kept."""

import numpy as np
import pandas as pd
import pyarrow as pa

WORD = 8
ODD = np.uint64(0x9E3779B97F4A7C15)


def hashed(texts: pd.Series) -> np.ndarray:
    """A 64-bit hash of each text that is not empty; the same text always has the same."""
    starts, marks = _bytes_of(texts)
    lengths = np.diff(starts)
    found = [
        _of_one_length(marks, starts[:-1][lengths == length], int(length))
        for length in np.unique(lengths)
        if length
    ]
    return np.concatenate(found) if found else np.zeros(0, np.uint64)


def repeated(hashes: list[np.ndarray]) -> int:
    """How many rows carry a contact's number that an earlier row has."""
    if not hashes:
        return 0
    whole = np.sort(np.concatenate(hashes))
    return int((whole[1:] == whole[:-1]).sum())


def _bytes_of(texts: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Where each text begins among the bytes of all, one place more than texts; the bytes."""
    column = pa.array(texts, pa.large_string())
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    _, places, text = column.buffers()
    starts = np.frombuffer(places, np.int64)[column.offset : column.offset + len(column) + 1]
    return starts, np.frombuffer(text, np.uint8) if text else np.zeros(0, np.uint8)


def _of_one_length(marks: np.ndarray, starts: np.ndarray, length: int) -> np.ndarray:
    words = -(-length // WORD)
    padded = np.zeros((starts.size, words * WORD), np.uint8)
    padded[:, :length] = _taken(marks, starts, length)
    mixed = np.full(starts.size, length, np.uint64)
    for word in padded.view(np.uint64).T:
        mixed = (mixed ^ word) * ODD
        mixed ^= mixed >> np.uint64(32)
        mixed *= ODD
        mixed ^= mixed >> np.uint64(29)
    return mixed


def _taken(marks: np.ndarray, starts: np.ndarray, length: int) -> np.ndarray:
    """The bytes of each text as a row; without a copy when the texts follow one another."""
    if starts.size and int(starts[-1] - starts[0]) == (starts.size - 1) * length:
        first = int(starts[0])
        return marks[first : first + starts.size * length].reshape(starts.size, length)
    return marks[starts[:, None] + np.arange(length)]
