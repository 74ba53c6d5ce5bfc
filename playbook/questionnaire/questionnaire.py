"""What a questionnaire is: questions in categories, answered by yes or no or on a scale."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from playbook.errors import PlaybookError
from playbook.improvement.idea import CycleStep


class AnswerKind(StrEnum):
    YES_NO = "yes_no"
    SCALE = "scale"


class Side(StrEnum):
    """Who answers: the manager, the reviewer, the coach (by name), or colleagues (without)."""

    SELF = "self"
    REVIEWER = "reviewer"
    COACH = "coach"
    COLLEAGUES = "colleagues"


NO, YES = 0, 1
SHORT = 10  # up to so many questions are compared one by one, more of them by category
CHOICES = {AnswerKind.YES_NO: (NO, YES), AnswerKind.SCALE: (1, 2, 3, 4, 5)}


@dataclass(frozen=True)
class Question:
    """`short` is the wording for a wall or a chart; `idea` says what to do after a low answer."""

    key: str
    text: str
    help: str
    short: str
    idea: str


@dataclass(frozen=True)
class Category:
    """`step` is the step of the improvement cycle to which its ideas belong."""

    key: str
    title: str
    step: CycleStep
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Band:
    """How a score from `at_least` up to the next band reads."""

    at_least: float
    title: str
    reading: str


@dataclass(frozen=True)
class Questionnaire:
    """`lowest_means` and `highest_means` name the ends of a scale; `comment` asks for free text.

    A blank `comment` asks for none. Keys are for ever: answers are kept under them.
    """

    key: str
    title: str
    purpose: str
    kind: AnswerKind
    asks: tuple[Side, ...]
    categories: tuple[Category, ...]
    bands: tuple[Band, ...]
    lowest_means: str = "No"
    highest_means: str = "Yes"
    comment: str = ""

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for each in self.categories for question in each.questions)

    @cached_property
    def by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.questions}

    @property
    def choices(self) -> tuple[int, ...]:
        return CHOICES[self.kind]

    @property
    def offered(self) -> tuple[int, ...]:
        """The choices in the order in which they are offered: yes before no, one before five."""
        return (YES, NO) if self.kind is AnswerKind.YES_NO else self.choices

    @property
    def is_short(self) -> bool:
        return len(self.questions) <= SHORT

    def category_of(self, question: str) -> Category:
        return next(c for c in self.categories if any(q.key == question for q in c.questions))

    @property
    def is_private(self) -> bool:
        """Asked of the manager alone, and so read by nobody else."""
        return self.asks == (Side.SELF,)

    @property
    def is_anonymous(self) -> bool:
        """Asked of colleagues alone: no answer has a name."""
        return self.asks == (Side.COLLEAGUES,)

    def check(self, question: str, answer: int) -> int:
        """The answer as it was given; raises PlaybookError for one that nobody offered."""
        if question not in self.by_key:
            raise PlaybookError("This question is not part of the questionnaire. Load it again.")
        if answer not in self.choices:
            raise PlaybookError("Choose one of the answers offered.")
        return answer
