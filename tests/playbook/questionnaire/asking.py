"""Small questionnaires for tests, and people who answer them."""

from playbook.improvement.idea import CycleStep
from playbook.questionnaire.questionnaire import (
    AnswerKind,
    Band,
    Category,
    Question,
    Questionnaire,
    Side,
)
from playbook.questionnaire.voice import Voice

BANDS = (Band(0, "Low", "Low."), Band(3, "High", "High."))
SCALE_BANDS = (Band(1, "Low", "Low."), Band(3, "High", "High."))


def asking(kind: AnswerKind = AnswerKind.YES_NO, sizes: tuple[int, ...] = (2, 3)) -> Questionnaire:
    """Categories a, b, … with questions a0, a1, … and b0, …"""
    categories = tuple(_category("abcdefg"[place], size) for place, size in enumerate(sizes))
    bands = BANDS if kind is AnswerKind.YES_NO else SCALE_BANDS
    return Questionnaire("small", "Small", "Why", kind, tuple(Side), categories, bands)


def colleagues(people: int, **counts: dict[int, int]) -> Voice:
    return Voice(Side.COLLEAGUES, "Colleagues", people, counts)


def _category(name: str, size: int) -> Category:
    questions = tuple(_question(f"{name}{n}") for n in range(size))
    return Category(name, name.upper(), CycleStep.PLAN, questions)


def _question(key: str) -> Question:
    return Question(key, f"{key}?", "Think.", key.upper(), f"Do {key}")
