"""Who said what: one person by name, or all colleagues together without names."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from playbook.anonymity import LONGEST_COMMENT
from playbook.errors import PlaybookError
from playbook.questionnaire.questionnaire import Side

Counts = Mapping[int, int]  # answer: how often it was given
AllCounts = Mapping[str, Counts]  # by the question's key; a question nobody answered is missing


@dataclass(frozen=True)
class Voice:
    """One side of a round. `people` counts those who answered, of which `name` may name one."""

    side: Side
    name: str
    people: int
    counts: AllCounts = field(default_factory=dict)
    comments: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        return self.side is not Side.COLLEAGUES


def person(side: Side, name: str, answers: Mapping[str, int], comment: str = "") -> Voice:
    counts = {question: {answer: 1} for question, answer in answers.items()}
    return Voice(side, name, 1, counts, (comment,) if comment else ())


def together(voices: Iterable[Voice]) -> dict[str, dict[int, int]]:
    """Everybody's answers, added up question by question."""
    sums: dict[str, Counter[int]] = {}
    for voice in voices:
        for question, counts in voice.counts.items():
            sums.setdefault(question, Counter()).update(counts)
    return {question: dict(counts) for question, counts in sums.items()}


def check_comment(words: str) -> str:
    tidy = words.replace("\r\n", "\n").strip()
    if len(tidy) > LONGEST_COMMENT:
        raise PlaybookError(
            f"A comment has at most {LONGEST_COMMENT:,} characters; yours has {len(tidy):,}. "
            "Nothing was lost: shorten it and send again."
        )
    return tidy
