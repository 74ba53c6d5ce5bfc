"""Scores: of a whole questionnaire, of its categories, and how they read."""

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.questionnaire.questionnaire import (
    AnswerKind,
    Band,
    Category,
    Question,
    Questionnaire,
)
from playbook.questionnaire.voice import AllCounts, Counts

IDEAS_AT_ONCE = 3


@dataclass(frozen=True)
class Score:
    """Points of `out_of` for yes and no (the mean where several people answered), or a mean on
    the scale. `answers` counts single answers; `unanswered` the questions nobody answered."""

    value: float
    out_of: float
    answers: int
    unanswered: int


@dataclass(frozen=True)
class CategoryScore:
    """`level` runs from 0 (the lowest there is) to 1; None where nobody answered."""

    category: Category
    score: Score | None
    level: float | None


def mean(counts: Counts) -> float | None:
    """The mean answer to one question: the share of yes, or a place on the scale."""
    answers = sum(counts.values())
    return sum(a * n for a, n in counts.items()) / answers if answers else None


def score(asked: Questionnaire, counts: AllCounts) -> Score | None:
    """None when nobody answered anything. A question left open earns no point for yes and no,
    and is left out of the mean on a scale."""
    return _score(asked, asked.questions, counts)


def by_category(asked: Questionnaire, counts: AllCounts) -> tuple[CategoryScore, ...]:
    found = []
    for category in asked.categories:
        part = _score(asked, category.questions, counts)
        found.append(CategoryScore(category, part, _level(asked, part) if part else None))
    return tuple(found)


@dataclass(frozen=True)
class Place:
    """The mean answer to one question, and its level from 0 to 1."""

    value: float
    level: float


def by_question(asked: Questionnaire, counts: AllCounts) -> list[tuple[Question, Place]]:
    """Those that somebody answered, in the questionnaire's order."""
    means = [(q, mean(counts.get(q.key, {}))) for q in asked.questions]
    return [(q, Place(m, _place(asked, m))) for q, m in means if m is not None]


def weakest(asked: Questionnaire, counts: AllCounts) -> CategoryScore | None:
    """The lowest category, the first of several; None when nothing is below the top."""
    known = [c for c in by_category(asked, counts) if c.level is not None and c.level < 1]
    return min(known, key=lambda c: c.level or 0.0, default=None)


def weakest_question(asked: Questionnaire, counts: AllCounts) -> Question | None:
    """Of a balance over disciplines, the one to begin with."""
    return next(iter(lowest(asked, asked.questions, counts)), None)


def to_try(
    asked: Questionnaire, counts: AllCounts, most: int = IDEAS_AT_ONCE
) -> tuple[Question, ...]:
    """The lowest questions, lowest first: each has its idea. Of a long questionnaire, those of
    the weakest category."""
    if asked.is_short:
        return lowest(asked, asked.questions, counts)[:most]
    found = weakest(asked, counts)
    return lowest(asked, found.category.questions, counts)[:most] if found else ()


def lowest(
    asked: Questionnaire, questions: tuple[Question, ...], counts: AllCounts
) -> tuple[Question, ...]:
    """Answered questions that are below the top, lowest first, else in the file's order."""
    means = {q.key: mean(counts.get(q.key, {})) for q in questions}
    below = [(m, q) for q in questions if (m := means[q.key]) is not None and m < asked.choices[-1]]
    return tuple(q for _, q in sorted(below, key=lambda pair: pair[0]))


def band(asked: Questionnaire, value: float) -> Band:
    """The last band that the score, as it is shown with one decimal, has reached."""
    shown = round(value, 1)
    return next(b for b in reversed(asked.bands) if shown >= b.at_least or b is asked.bands[0])


def axes(asked: Questionnaire, counts: AllCounts) -> dict[str, float]:
    """Levels from 0 to 1 for a radar: by question where they are few, else by category."""
    if not asked.is_short:
        found = by_category(asked, counts)
        return {c.category.title: c.level for c in found if c.level is not None}
    return {question.short: place.level for question, place in by_question(asked, counts)}


def _score(
    asked: Questionnaire, questions: tuple[Question, ...], counts: AllCounts
) -> Score | None:
    answered: Mapping[str, Counts] = {q.key: counts[q.key] for q in questions if q.key in counts}
    means = [m for each in answered.values() if (m := mean(each)) is not None]
    if not means:
        return None
    is_scale = asked.kind is AnswerKind.SCALE
    value = sum(means) / len(means) if is_scale else sum(means)
    out_of = asked.choices[-1] if is_scale else len(questions)
    answers = sum(sum(each.values()) for each in answered.values())
    return Score(value, out_of, answers, len(questions) - len(means))


def _level(asked: Questionnaire, found: Score) -> float:
    if asked.kind is AnswerKind.SCALE:
        return _place(asked, found.value)
    return found.value / found.out_of


def _place(asked: Questionnaire, value: float) -> float:
    low, high = asked.choices[0], asked.choices[-1]
    return (value - low) / (high - low)
