"""What came of reading a file: the report, the facts, and what is still to be answered."""

from dataclasses import dataclass
from datetime import date

from playbook.facts import Fact
from playbook.intake.fact_table import FactTable
from playbook.intake.mapping import Mapping
from playbook.intake.question import Question
from playbook.intake.tally import LeftOut


@dataclass(frozen=True)
class UsedColumn:
    """A column in use: what it means, its name and its letter."""

    role: str
    meaning: str
    column: str
    letter: str


@dataclass(frozen=True)
class Report:
    """What was read, used and left out. `fingerprint` is the SHA-256 of the file's bytes."""

    name: str
    fingerprint: str
    format: str
    format_name: str
    rows_read: int
    rows_used: int
    left_out: tuple[LeftOut, ...]
    first_day: date | None
    last_day: date | None
    columns: tuple[UsedColumn, ...]
    unused_columns: tuple[str, ...]
    totals: Fact
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """One file, read. `questions` are all it raised; `open_questions` those without an answer.

    When no format is recognised `facts` is empty and `recognised` is False: show `header` and
    `preview`, let the columns be chosen, and read again with that `Mapping`.
    """

    facts: FactTable
    report: Report
    questions: tuple[Question, ...]
    answers: tuple[tuple[str, str], ...]
    mapping: Mapping | None
    header: tuple[str, ...]
    preview: tuple[tuple[str, ...], ...]

    @property
    def recognised(self) -> bool:
        return self.mapping is not None

    @property
    def open_questions(self) -> tuple[Question, ...]:
        answered = {key for key, _ in self.answers}
        return tuple(question for question in self.questions if question.key not in answered)

    @property
    def ready(self) -> bool:
        """True when the figures may be kept: nothing that is required is still open."""
        return self.recognised and not any(question.required for question in self.open_questions)
