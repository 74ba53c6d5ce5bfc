"""Inherited commitments: what a predecessor promised, to whom, by when."""

from dataclasses import dataclass
from datetime import date

from playbook.errors import PlaybookError

LONGEST_PROMISE = 500
LONGEST_NAME = 120


@dataclass(frozen=True)
class Commitment:
    """`kept_on` set: done with, as `outcome` says."""

    id: str
    promise: str
    made_by: str
    made_to: str
    due_on: date | None = None
    kept_on: date | None = None
    outcome: str = ""
    version: int = 1

    def is_overdue(self, today: date) -> bool:
        return bool(self.due_on and self.due_on < today and not self.kept_on)


def check_promise(promise: str) -> str:
    """One line of at most 500 characters."""
    words = " ".join(promise.split())
    if not words:
        raise PlaybookError("Write what was promised.")
    if len(words) > LONGEST_PROMISE:
        raise PlaybookError(f"A promise has {LONGEST_PROMISE} characters at most. Shorten it.")
    return words


def check_person(name: str, what: str) -> str:
    """Who promised, or to whom; `what` begins the refusal, such as “Who promised it”."""
    words = " ".join(name.split())
    if not words:
        raise PlaybookError(f"{what} is missing: a name or a role is enough.")
    if len(words) > LONGEST_NAME:
        raise PlaybookError(f"{what} has {LONGEST_NAME} characters at most.")
    return words


def in_order(commitments: list[Commitment]) -> list[Commitment]:
    """Open ones by day, those without a day after them, what is kept last."""
    return sorted(
        commitments, key=lambda c: (bool(c.kept_on), c.due_on or date.max, c.promise.casefold())
    )
