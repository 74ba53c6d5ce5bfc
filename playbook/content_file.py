"""Reads a content file into a playbook; refuses mistakes, naming file, key and reason."""

import tomllib
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from playbook.content import EvidenceNeed, Milestone, Objective, Playbook, Question, TaskTemplate
from playbook.errors import ContentError
from playbook.evidence import SOURCES
from playbook.repeat import Repeat

BUILT_IN = Path(__file__).parent / "content" / "en" / "milestones.toml"
Entry = Mapping[str, Any]


def load(path: Path = BUILT_IN) -> Playbook:
    """The playbook in a TOML file; raises ContentError naming file, key and reason."""
    return parse(read_document(path), path.name)


def read_document(path: Path = BUILT_IN) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: not a readable TOML file: {error}") from error


def parse(document: Entry, file: str) -> Playbook:
    milestones = tuple(_milestone(file, entry) for entry in _list(file, document, "milestones"))
    if not milestones:
        raise ContentError(f"{file}: no milestones: a playbook has at least one")
    _refuse_double_keys(file, milestones)
    _refuse_gaps(file, milestones)
    return Playbook(_text(file, document, "title", "playbook"), milestones)


def _milestone(file: str, entry: Entry) -> Milestone:
    key = _text(file, entry, "key", "milestone")
    first, last = _whole(file, entry, "first_day", key), entry.get("last_day")
    if last is not None and not (isinstance(last, int) and last >= first):
        raise ContentError(f"{file}: {key}: last_day comes before first_day")
    milestone = Milestone(
        key=key,
        title=_text(file, entry, "title", key),
        short=_text(file, entry, "short", key),
        label=_text(file, entry, "label", key),
        first_day=first,
        last_day=last,
        purpose=_text(file, entry, "purpose", key),
        objectives=tuple(_objective(file, e) for e in _maybe(file, entry, "objectives")),
        tasks=tuple(_task(file, e) for e in _list(file, entry, "tasks")),
        questions=tuple(_question(file, e) for e in _maybe(file, entry, "questions")),
    )
    _refuse_wrong_days(file, milestone)
    _refuse_unknown_tasks(file, milestone)
    return milestone


def _objective(file: str, entry: Entry) -> Objective:
    key = _text(file, entry, "key", "objective")
    return Objective(key, _text(file, entry, "title", key), _texts(file, entry, "tasks", key))


def _task(file: str, entry: Entry) -> TaskTemplate:
    key = _text(file, entry, "key", "task")
    return TaskTemplate(
        key=key,
        title=_text(file, entry, "title", key),
        why=_text(file, entry, "why", key),
        due_day=_whole(file, entry, "due_day", key),
        sources=_texts(file, entry, "sources", key),
        repeats=_repeat(file, key, entry.get("repeats")),
        evidence=_evidence(file, key, entry.get("evidence")),
    )


def _question(file: str, entry: Entry) -> Question:
    key = _text(file, entry, "key", "question")
    text, hint = _text(file, entry, "text", key), _text(file, entry, "hint", key)
    return Question(key, text, hint, _texts(file, entry, "sources", key))


def _repeat(file: str, key: str, value: object) -> Repeat | None:
    if value is None:
        return None
    if value not in list(Repeat):
        raise ContentError(f"{file}: {key}: repeats is {value!r}; say {', '.join(Repeat)}")
    return Repeat(str(value))


def _evidence(file: str, key: str, entry: Any) -> EvidenceNeed | None:
    if entry is None:
        return None
    if not isinstance(entry, Mapping):
        raise ContentError(f"{file}: {key}: evidence must be a table such as {{ source = … }}")
    source = SOURCES.get(str(entry.get("source")))
    if not source:
        known = ", ".join(sorted(SOURCES))
        raise ContentError(f"{file}: {key}: unknown evidence {entry.get('source')!r}; say {known}")
    if source.counts_itself:
        return EvidenceNeed(source.key, None)
    needed = _whole(file, entry, "needed", f"{key}, evidence")
    if needed < 1:
        raise ContentError(f"{file}: {key}: evidence needs at least 1")
    return EvidenceNeed(source.key, needed)


def _refuse_double_keys(file: str, milestones: Sequence[Milestone]) -> None:
    seen: set[str] = set()
    for m in milestones:
        for key in _keys(m):
            if key in seen:
                raise ContentError(f"{file}: {key}: this key stands twice; keys are for ever")
            seen.add(key)


def _keys(milestone: Milestone) -> list[str]:
    objectives = [each.key for each in milestone.objectives]
    tasks = [each.key for each in milestone.tasks]
    return [milestone.key, *objectives, *tasks, *(each.key for each in milestone.questions)]


def _refuse_gaps(file: str, milestones: Sequence[Milestone]) -> None:
    if milestones[0].first_day != 1:
        raise ContentError(f"{file}: {milestones[0].key}: the first milestone starts on day 1")
    for earlier, later in pairwise(milestones):
        if earlier.last_day is None or later.first_day != earlier.last_day + 1:
            raise ContentError(f"{file}: {later.key}: must start the day after {earlier.key} ends")


def _refuse_wrong_days(file: str, milestone: Milestone) -> None:
    for task in milestone.tasks:
        last = milestone.last_day or task.due_day
        if not milestone.first_day <= task.due_day <= last:
            days = f"day {milestone.first_day} to {milestone.last_day or 'the end'}"
            reason = f"“{task.title}” is due on day {task.due_day}; the milestone runs from {days}"
            raise ContentError(f"{file}: {task.key}: {reason}")


def _refuse_unknown_tasks(file: str, milestone: Milestone) -> None:
    known = {task.key for task in milestone.tasks}
    for objective in milestone.objectives:
        for key in objective.tasks:
            if key not in known:
                raise ContentError(f"{file}: {objective.key}: no task {key!r} in {milestone.key}")


def _text(file: str, entry: Entry, name: str, owner: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ContentError(f"{file}: {owner}: {name} is missing or blank")
    return value


def _whole(file: str, entry: Entry, name: str, owner: str) -> int:
    value = entry.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ContentError(f"{file}: {owner}: {name} must be a whole number")
    return value


def _texts(file: str, entry: Entry, name: str, owner: str) -> tuple[str, ...]:
    value = entry.get(name)
    texts = value if isinstance(value, list) else []
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
        raise ContentError(f"{file}: {owner}: {name} must list at least one text")
    return tuple(texts)


def _maybe(file: str, entry: Entry, name: str) -> list[Entry]:
    return _list(file, entry, name) if name in entry else []


def _list(file: str, entry: Entry, name: str) -> list[Entry]:
    value = entry.get(name)
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise ContentError(
            f"{file}: {entry.get('key', 'playbook')}: {name} must be a list of tables"
        )
    return value
