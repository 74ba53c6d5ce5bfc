"""What one version of the playbook has that another has not, entry by entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from playbook.content import EvidenceNeed, Milestone, Playbook, TaskTemplate
from playbook.evidence import SOURCES


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Difference:
    """`before` and `after` are empty where there is nothing to hold against each other."""

    change: Change
    what: str
    milestone: str
    before: str = ""
    after: str = ""


Said = dict[str, tuple[str, str, str]]  # key and field: what it is, its milestone, its words


def differences(before: Playbook, after: Playbook) -> list[Difference]:
    """In the order of the newer version; what is gone comes last."""
    old, new = dict(_all(before)), dict(_all(after))
    gone = {key for key in old if key not in new}
    found = [each for key in new if (each := _compared(key, old, new))]
    return found + [_removed(old[key]) for key in old if key in gone and _is_head(key)]


def _compared(key: str, old: Said, new: Said) -> Difference | None:
    what, milestone, words = new[key]
    if key not in old:
        is_new_entry = _is_head(key)
        return Difference(Change.ADDED, what, milestone, after=words) if is_new_entry else None
    was = old[key][2]
    if was == words:
        return None
    return Difference(Change.CHANGED, what, milestone, was, words)


def _removed(said: tuple[str, str, str]) -> Difference:
    what, milestone, words = said
    return Difference(Change.REMOVED, what, milestone, before=words)


def _is_head(key: str) -> bool:
    """The first line of an entry stands for all of it when it comes or goes."""
    return " " not in key


def _all(playbook: Playbook) -> Iterator[tuple[str, tuple[str, str, str]]]:
    yield "title", ("The playbook’s title", "", playbook.title)
    for milestone in playbook.milestones:
        yield from _milestone(milestone)


def _milestone(m: Milestone) -> Iterator[tuple[str, tuple[str, str, str]]]:
    last = m.last_day or "on"
    yield m.key, ("Milestone", m.short, m.title)
    yield f"{m.key} short", ("Short name", m.short, m.short)
    yield f"{m.key} days", ("Days", m.short, f"{m.first_day} to {last}")
    yield f"{m.key} purpose", ("Purpose", m.short, m.purpose)
    for objective in m.objectives:
        yield objective.key, ("Objective", m.short, objective.title)
    for task in m.tasks:
        yield from _task(m.short, task)
    for question in m.questions:
        yield question.key, ("Guiding question", m.short, question.text)
        yield f"{question.key} hint", ("Hint to a question", m.short, question.hint)


def _task(milestone: str, task: TaskTemplate) -> Iterator[tuple[str, tuple[str, str, str]]]:
    def of(what: str) -> str:
        return f"{what} of “{task.title}”"

    yield task.key, ("Task", milestone, task.title)
    yield f"{task.key} why", (of("Why"), milestone, task.why)
    yield f"{task.key} day", (of("Day"), milestone, f"day {task.due_day}")
    yield f"{task.key} repeats", (of("Repetition"), milestone, task.repeats or "once")
    yield f"{task.key} evidence", (of("Evidence"), milestone, _proof(task.evidence))


def _proof(need: EvidenceNeed | None) -> str:
    if need is None:
        return "none"
    label = SOURCES[need.source].label
    return f"{need.needed} {label}" if need.needed else label
