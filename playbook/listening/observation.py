"""What a manager hears and sees in the first weeks, and the themes that come up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from playbook.errors import PlaybookError

LONGEST_TEXT = 5_000
LONGEST_THEME = 40
LONGEST_WHO = 120
MOST_THEMES = 12


class Kind(StrEnum):
    ONE_TO_ONE = "one_to_one"
    RECORDING = "recording"
    LIVE_CALL = "live_call"
    MYSTERY_SHOP = "mystery_shop"
    CUSTOMER_WORDS = "customer_words"
    SENIOR_MANAGEMENT = "senior_management"
    SYSTEMS_ACCESS = "systems_access"
    BUSINESS_FIGURE = "business_figure"


@dataclass(frozen=True)
class KindName:
    short: str
    noted: str


KIND_NAMES = {
    Kind.ONE_TO_ONE: KindName("1:1", "1:1s noted"),
    Kind.RECORDING: KindName("Recording", "recordings reviewed"),
    Kind.LIVE_CALL: KindName("Live call", "live calls heard"),
    Kind.MYSTERY_SHOP: KindName("Mystery shop", "mystery shops noted"),
    Kind.CUSTOMER_WORDS: KindName("Customer’s words", "customers’ words noted"),
    Kind.SENIOR_MANAGEMENT: KindName("Senior management", "senior managers heard"),
    Kind.SYSTEMS_ACCESS: KindName("Systems access", "systems checked"),
    Kind.BUSINESS_FIGURE: KindName("Business figure", "business figures noted"),
}


@dataclass(frozen=True)
class Observation:
    """Confidential to its author until shared; a withdrawn one keeps its date and no words."""

    id: str
    author_id: str
    author: str
    kind: Kind
    text: str
    who: str
    themes: tuple[str, ...]
    noted_at: str
    noted_on: date
    shared_on: date | None = None
    withdrawn_on: date | None = None
    version: int = 1

    @property
    def is_confidential(self) -> bool:
        return self.shared_on is None


@dataclass(frozen=True)
class ThemeCount:
    theme: str
    observations: int


def ranked_themes(observations: Iterable[Observation]) -> list[ThemeCount]:
    """Most often named first; equal counts in alphabetical order."""
    counts = Counter(theme for each in observations for theme in each.themes)
    return [
        ThemeCount(t, n) for t, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def check_text(text: str) -> str:
    words = text.strip()
    if not words:
        raise PlaybookError("Write down what you heard: one sentence is enough.")
    if len(words) > LONGEST_TEXT:
        raise PlaybookError(
            f"This note has {len(words):,} characters; {LONGEST_TEXT:,} are the most. "
            "Split it into several observations."
        )
    return words


def check_who(who: str) -> str:
    words = " ".join(who.split())
    if len(words) > LONGEST_WHO:
        raise PlaybookError(f"“Who or which queue” takes {LONGEST_WHO} characters at most.")
    return words


def check_themes(themes: Iterable[str]) -> tuple[str, ...]:
    """Trimmed, without blanks and doubles, upper and lower case taken as one."""
    tidy = {" ".join(t.split()).casefold(): " ".join(t.split()) for t in themes if t.strip()}
    if any(len(theme) > LONGEST_THEME for theme in tidy.values()):
        raise PlaybookError(f"A theme is a word or two: {LONGEST_THEME} characters at most.")
    if len(tidy) > MOST_THEMES:
        raise PlaybookError(f"One observation takes {MOST_THEMES} themes at most.")
    return tuple(tidy.values())
