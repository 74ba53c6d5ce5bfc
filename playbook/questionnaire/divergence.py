"""Where people disagree: the point of asking several of them the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.questionnaire.questionnaire import Question, Questionnaire
from playbook.questionnaire.voice import AllCounts, Counts, Voice


@dataclass(frozen=True)
class Divergence:
    """`evenness` is 0 where all agree, 1 where half stand at either end."""

    question: Question
    counts: Counts
    evenness: float


@dataclass(frozen=True)
class Difference:
    """One question that named people answered differently: who said what."""

    question: Question
    answers: tuple[tuple[str, int], ...]

    @property
    def spread(self) -> int:
        given = [answer for _, answer in self.answers]
        return max(given) - min(given)


def evenness(counts: Counts, widest: int) -> float:
    """The distances between all pairs of answers, over what an even split between the two ends
    would give. `widest` is the distance between the ends: 1 for yes and no, 4 for 1 to 5."""
    people = sum(counts.values())
    if people < 2:
        return 0.0
    given = sorted(counts.items())
    apart = sum(
        (high - low) * n * m
        for place, (low, n) in enumerate(given)
        for high, m in given[place + 1 :]
    )
    half = people // 2
    return apart / (half * (people - half) * widest)


def divergent(asked: Questionnaire, counts: AllCounts) -> tuple[Divergence, ...]:
    """Questions on which answers differ, the most even split first, then the most answers."""
    widest = asked.choices[-1] - asked.choices[0]
    found = [
        Divergence(q, counts[q.key], evenness(counts[q.key], widest))
        for q in asked.questions
        if q.key in counts
    ]
    split = [each for each in found if each.evenness > 0]
    return tuple(sorted(split, key=lambda d: (-d.evenness, -sum(d.counts.values()))))


def differences(asked: Questionnaire, voices: Iterable[Voice]) -> tuple[Difference, ...]:
    """Self against reviewer against coach: where they answered differently, widest first."""
    named = [voice for voice in voices if voice.is_named]
    found = [
        Difference(q, tuple((v.name, _only(v.counts[q.key])) for v in named if q.key in v.counts))
        for q in asked.questions
    ]
    apart = [each for each in found if len(each.answers) > 1 and each.spread]
    return tuple(sorted(apart, key=lambda d: -d.spread))


def _only(counts: Counts) -> int:
    """A named person gave one answer."""
    return next(iter(counts))
