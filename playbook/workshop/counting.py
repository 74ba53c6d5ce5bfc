"""Answers counted: how often each item got each mark. All tallies start from these counts."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from playbook.workshop.answer import Answer


@dataclass(frozen=True)
class Counts:
    """`marks[item][mark]` is how many gave this mark; `words` stand in no order of arrival."""

    answers: int = 0
    marks: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    words: tuple[str, ...] = ()

    def of(self, item: str, mark: int) -> int:
        return self.marks.get(item, {}).get(mark, 0)


def count(answers: Sequence[Answer]) -> Counts:
    """Words are sorted: whoever shows them shuffles them, but even here no order is kept."""
    marks: dict[str, Counter[int]] = {}
    for answer in answers:
        for item, mark in answer.marks.items():
            marks.setdefault(item, Counter())[mark] += 1
    words = tuple(sorted(answer.words for answer in answers if answer.words))
    return Counts(len(answers), marks, words)


def to_json(counts: Counts) -> str:
    marks = {item: dict(sorted(found.items())) for item, found in sorted(counts.marks.items())}
    stored = {"answers": counts.answers, "marks": marks, "words": counts.words}
    return json.dumps(stored, ensure_ascii=False)


def from_json(text: str | None) -> Counts:
    if not text:
        return Counts()
    stored = json.loads(text)
    marks = {
        item: {int(mark): n for mark, n in found.items()} for item, found in stored["marks"].items()
    }
    return Counts(stored["answers"], marks, tuple(stored["words"]))
