"""How many recordings this manager means to review, and how far that has come."""

from dataclasses import dataclass

from playbook.errors import PlaybookError
from playbook.listening.sampling import CONFIDENCES, recordings_to_review

MARGINS = (0.05, 0.07, 0.10)
MOST_CONTACTS = 100_000_000


@dataclass(frozen=True)
class SamplingPlan:
    """`contacts` in a usual month; `margin` and `confidence` are fractions."""

    contacts: int = 10_000
    margin: float = 0.10
    confidence: float = 0.95
    version: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.contacts <= MOST_CONTACTS:
            raise PlaybookError("Say how many contacts a usual month has: 1 or more.")
        if self.margin not in MARGINS or self.confidence not in CONFIDENCES:
            raise PlaybookError("Choose one of the margins and confidences offered.")

    @property
    def is_chosen(self) -> bool:
        return self.version > 0

    @property
    def needed(self) -> int:
        return recordings_to_review(self.contacts, self.margin, self.confidence)

    @property
    def in_words(self) -> str:
        return (
            f"{self.needed} of {self.contacts:,} contacts a month tell you a share within "
            f"±{self.margin:.0%} points, {self.confidence * 100:.0f} times in 100."
        ).replace("% points", " points")
