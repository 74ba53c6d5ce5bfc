"""The digest: what waits for one person, in one list instead of many messages."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """In the order in which they are shown."""

    REVIEW = "milestone to decide"
    DECISION = "decision asked of you"
    CHECK_IN = "check-in to acknowledge"
    REPEAT = "milestone to repeat"
    QUESTION = "question for you"
    CONDITION = "condition to meet"
    QUESTIONNAIRE = "questionnaire to answer"


@dataclass(frozen=True)
class Item:
    """`about` is the milestone, what is missing in it, the decision, the question, the condition
    or the questionnaire in its own words."""

    kind: Kind
    plan_id: str
    who: str
    about: str
    since: date
    subject: str = ""


def in_order(items: list[Item]) -> list[Item]:
    """By kind, the oldest first."""
    return sorted(items, key=lambda item: (list(Kind).index(item.kind), item.since, item.who))
