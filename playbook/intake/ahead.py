"""Making the next piece of a file while the last one is being worked on."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Piece = TypeVar("Piece")


def one_ahead(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The same pieces; each is made in a thread while the one before is in use."""
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, pieces, None)
        while (piece := coming.result()) is not None:
            coming = thread.submit(next, pieces, None)
            yield piece
