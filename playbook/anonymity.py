"""Anonymous answers: nothing under four, results in steps of four, comments without an order.

Two results that follow each other differ by at least four people or not at all, so that neither
a late answer nor a changed one can be read from the difference. Who answered is known only as
the HMAC of a random cookie under a secret that is destroyed when answering ends.
"""

import hmac
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Generic, TypeVar

FEWEST = 4
LONGEST_COMMENT = 4_000
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Ballots(Generic[Answer]):
    """Answers by voter: those that results count, and those that wait to be let in together."""

    counted: Mapping[str, Answer] = field(default_factory=dict)
    waiting: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def voters(self) -> int:
        return len(self.counted.keys() | self.waiting.keys())

    def cast(self, voter: str, answer: Answer) -> "Ballots[Answer]":
        """The same answer again changes nothing; another one waits for three companions."""
        waiting = {key: kept for key, kept in self.waiting.items() if key != voter}
        if self.counted.get(voter) != answer:
            waiting[voter] = answer
        if lets_in(len(waiting)):
            return Ballots({**self.counted, **waiting}, {})
        return Ballots(self.counted, waiting)


def lets_in(waiting: int) -> bool:
    """Whether so many new or changed answers may enter the result, all of them together."""
    return waiting >= FEWEST


def is_enough(answers: int) -> bool:
    """Whether a result of so many answers may be shown at all."""
    return answers >= FEWEST


def tally(answers: Iterable[Answer]) -> dict[Answer, int]:
    """How often each answer was given; empty when fewer than four were."""
    return enough(Counter(answers))


def enough(counts: Mapping[Answer, int]) -> dict[Answer, int]:
    """The counts as they are; empty when they come from fewer than four answers."""
    return dict(counts) if is_enough(sum(counts.values())) else {}


def shuffled(comments: Iterable[str], secret: bytes) -> list[str]:
    """Always the same order for the same secret, whatever order the comments came in."""
    return sorted(comments, key=lambda words: (voter_key(secret, words), words))


def voter_key(secret: bytes, cookie: str) -> str:
    """One phone, one vote: the same key for the same cookie, and nothing without the secret."""
    return hmac.digest(secret, cookie.encode(), sha256).hex()
