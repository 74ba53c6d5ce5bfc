"""Edits of a playbook's document, as it is read from TOML: each gives a new one."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playbook.content import EvidenceNeed, Playbook
from playbook.content_file import parse
from playbook.errors import PlaybookError
from playbook.repeat import Repeat
from playbook.task import check_title

LONGEST_TEXT = 2_000
ADDED_BY_A_COACH = "coach"
Document = dict[str, Any]


@dataclass(frozen=True)
class TaskWords:
    """A task as it is typed; its key is for ever."""

    key: str
    title: str
    why: str
    due_day: int
    repeats: Repeat | None = None
    evidence: EvidenceNeed | None = None


def checked(document: Document) -> Playbook:
    """The playbook that these words make; raises ContentError with key and reason."""
    return parse(document, "This draft")


def retitled(document: Document, title: str) -> Document:
    return {**document, "title": check_title(title)}


def reworded(document: Document, key: str, **words: str) -> Document:
    """Other words for a milestone, an objective or a question, found by its key."""
    new = deepcopy(document)
    entry = next((each for each in _entries(new) if each["key"] == key), None)
    if entry is None:
        raise PlaybookError("This entry is no longer in the draft.")
    entry.update({name: _text(typed) for name, typed in words.items()})
    return new


def with_last_day(document: Document, key: str, last_day: int) -> Document:
    """The next milestone begins the day after; both say so in their labels."""
    new = deepcopy(document)
    for milestone, following in pairwise(new["milestones"]):
        if milestone["key"] == key and milestone["last_day"] != last_day:
            milestone["last_day"], following["first_day"] = last_day, last_day + 1
            for each in (milestone, following):
                each["label"] = _label(each)
    return new


def with_task(document: Document, milestone_key: str, words: TaskWords) -> Document:
    """In place of the task with this key, or a new one among the others by its day."""
    new = deepcopy(document)
    tasks = _milestone(new, milestone_key)["tasks"]
    known: Document = next((task for task in tasks if task["key"] == words.key), {})
    entry = {**known, "key": words.key, "title": check_title(words.title)}
    entry |= {"why": _text(words.why), "due_day": words.due_day}
    entry.setdefault("sources", [ADDED_BY_A_COACH])
    _set(entry, "repeats", words.repeats.value if words.repeats else None)
    _set(entry, "evidence", _evidence(words.evidence))
    others = [task for task in tasks if task["key"] != words.key]
    tasks[:] = sorted([*others, entry], key=lambda task: task["due_day"])
    return new


def without_task(document: Document, key: str) -> Document:
    """Gone from its objectives too; an objective without tasks goes with it."""
    new = deepcopy(document)
    for milestone in new["milestones"]:
        milestone["tasks"] = [task for task in milestone["tasks"] if task["key"] != key]
        for objective in milestone.get("objectives", []):
            objective["tasks"] = [each for each in objective["tasks"] if each != key]
        if "objectives" in milestone:
            milestone["objectives"] = [o for o in milestone["objectives"] if o["tasks"]]
    return new


def _entries(document: Document) -> Iterator[Document]:
    for milestone in document["milestones"]:
        yield milestone
        yield from milestone.get("objectives", [])
        yield from milestone.get("questions", [])


def _milestone(document: Document, key: str) -> Document:
    for milestone in document["milestones"]:
        if milestone["key"] == key:
            found: Document = milestone
            return found
    raise PlaybookError("This milestone is no longer in the draft.")


def _label(milestone: Document) -> str:
    first, last = milestone["first_day"], milestone.get("last_day")
    return f"Days {first}-{last}" if last else f"Beyond day {first - 1}"


def _evidence(need: EvidenceNeed | None) -> Document | None:
    if need is None:
        return None
    return {"source": need.source} | ({"needed": need.needed} if need.needed else {})


def _set(entry: Document, name: str, value: object) -> None:
    if value is None:
        entry.pop(name, None)
    else:
        entry[name] = value


def _text(typed: str) -> str:
    words = typed.strip()
    if not words:
        raise PlaybookError("Write a few words first: nothing in a playbook may be blank.")
    if len(words) > LONGEST_TEXT:
        raise PlaybookError(f"A text has at most {LONGEST_TEXT:,} characters; shorten it.")
    return words
