"""A milestone's review: submitted by the manager, decided and signed by the reviewer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from playbook.content import Milestone
from playbook.errors import PlaybookError
from playbook.plan import Plan
from playbook.review.snapshot import Snapshot
from playbook.task import LONGEST_TITLE

MOST_CONDITIONS = 10
LONGEST_WORD = 2_000


class Outcome(StrEnum):
    GO_ON = "go on"
    CONDITIONS = "go on with conditions"
    REPEAT = "repeat"


@dataclass(frozen=True)
class Condition:
    """Becomes a task of the manager's, due on this day."""

    words: str
    due_on: date


@dataclass(frozen=True)
class Decision:
    outcome: Outcome
    word: str = ""
    conditions: tuple[Condition, ...] = ()

    @property
    def in_words(self) -> str:
        """The word and the conditions, a line each, to be copied; empty when none was written."""
        return "\n".join(filter(None, [self.word, *(each.words for each in self.conditions)]))


@dataclass(frozen=True)
class Review:
    """`decided_on` unset: waiting for the reviewer. `snapshot` is frozen with the decision."""

    id: str
    milestone: str
    submitted_by: str
    submitted_on: date
    message: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    outcome: Outcome | None = None
    word: str = ""
    conditions: tuple[Condition, ...] = ()
    snapshot: Snapshot | None = None
    version: int = 1

    @property
    def is_passed(self) -> bool:
        return self.outcome in (Outcome.GO_ON, Outcome.CONDITIONS)


def latest(reviews: Sequence[Review], milestone: str) -> Review | None:
    """The newest of a milestone; `reviews` in the order they were submitted."""
    return next((r for r in reversed(reviews) if r.milestone == milestone), None)


def check_submission(reviews: Sequence[Review], milestone: Milestone, message: str) -> str:
    """Refuses a second submission while one waits, and one of a milestone that is signed."""
    if milestone.last_day is None:
        raise PlaybookError(f"“{milestone.title}” has no end, so it has no review.")
    before = latest(reviews, milestone.key)
    if before and not before.decided_on:
        raise PlaybookError("This milestone is submitted already and waits for the reviewer.")
    if before and before.is_passed:
        raise PlaybookError("This milestone is signed. What was signed stays as it is.")
    return check_word(message)


def check_decision(decision: Decision, plan: Plan, today: date) -> Decision:
    """Conditions belong to one outcome and need words and a day; a repeat says what is missing."""
    kept = tuple(c for c in decision.conditions if c.words.strip())
    if decision.outcome is not Outcome.CONDITIONS:
        kept = ()
    elif not kept:
        raise PlaybookError("Write at least one condition, or choose “Go on”.")
    if len(kept) > MOST_CONDITIONS:
        raise PlaybookError(f"{MOST_CONDITIONS} conditions are the most; choose “Repeat” instead.")
    if decision.outcome is Outcome.REPEAT and not decision.word.strip():
        raise PlaybookError("Say what is missing, so that the milestone can be repeated well.")
    conditions = tuple(_checked(each, plan, today) for each in kept)
    return Decision(decision.outcome, check_word(decision.word), conditions)


def check_word(word: str) -> str:
    if len(word) > LONGEST_WORD:
        raise PlaybookError(f"{LONGEST_WORD:,} characters are the most here. Shorten it.")
    return word.strip()


def _checked(condition: Condition, plan: Plan, today: date) -> Condition:
    words = " ".join(condition.words.split())
    if len(words) > LONGEST_TITLE:
        raise PlaybookError(
            f"A condition becomes a task, so it has {LONGEST_TITLE} characters at most; "
            f"this one has {len(words)}. Put the rest into your word to {plan.manager}."
        )
    if condition.due_on < today:
        raise PlaybookError("A condition is due today or later. Choose another day.")
    return Condition(words, condition.due_on)
