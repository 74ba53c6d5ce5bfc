"""The playbook's words as the rest of the house sees them: milestones, tasks, questions."""

from dataclasses import dataclass

from playbook.repeat import Repeat


@dataclass(frozen=True)
class EvidenceNeed:
    source: str
    needed: int | None


@dataclass(frozen=True)
class TaskTemplate:
    key: str
    title: str
    why: str
    due_day: int
    sources: tuple[str, ...]
    repeats: Repeat | None
    evidence: EvidenceNeed | None


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    hint: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Objective:
    key: str
    title: str
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class Milestone:
    """A period of days with a review at its end; the last one has no end."""

    key: str
    title: str
    short: str
    label: str
    first_day: int
    last_day: int | None
    purpose: str
    objectives: tuple[Objective, ...]
    tasks: tuple[TaskTemplate, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Playbook:
    title: str
    milestones: tuple[Milestone, ...]
