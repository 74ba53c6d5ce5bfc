"""A content file with a mistake is refused, with file, key and reason."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playbook.content_file import load, parse, read_document
from playbook.errors import ContentError

Document = dict[str, Any]


def a_task(key: str = "listen.calls", **changes: object) -> Document:
    task = {"key": key, "title": "Listen to calls", "why": "You hear what is said.", "due_day": 5}
    return {**task, "sources": ["A1"], **changes}


def a_milestone(key: str, first: int, last: int | None, **changes: object) -> Document:
    milestone = {"key": key, "title": "Listen", "short": "Listen", "label": "Days 1-14"}
    days = {"first_day": first} | ({"last_day": last} if last else {})
    return {**milestone, **days, "purpose": "Hear people out.", "tasks": [], **changes}


def a_document() -> Document:
    question = {"key": "listen.q", "text": "What hurts?", "hint": "Ask.", "sources": ["A2"]}
    objective = {"key": "listen.o", "title": "Heard", "tasks": ["listen.calls"]}
    first = a_milestone(
        "listen", 1, 14, tasks=[a_task()], questions=[question], objectives=[objective]
    )
    later = [a_task("team.meet", due_day=20), a_task("team.plan", due_day=400)]
    second = a_milestone("team", 15, None, tasks=later)
    return {"title": "The first 120 days", "milestones": [first, second]}


Mistake = Callable[[list[Document]], object]


def in_first(**changes: object) -> Mistake:
    return lambda milestones: milestones[0].update(changes)


def in_task(**changes: object) -> Mistake:
    return lambda milestones: milestones[0]["tasks"][0].update(changes)


def in_second_task(**changes: object) -> Mistake:
    return lambda milestones: milestones[1]["tasks"][0].update(changes)


MISTAKES: list[tuple[Mistake, str]] = [
    (in_second_task(key="listen.calls"), "listen.calls: this key stands twice"),
    (in_second_task(key="listen.q"), "listen.q: this key stands twice"),
    (in_first(key="team"), "team: this key stands twice"),
    (in_task(due_day=0), "is due on day 0; the milestone runs from day 1 to 14"),
    (in_task(due_day=15), "is due on day 15; the milestone runs from day 1 to 14"),
    (in_second_task(due_day=14), "due on day 14; the milestone runs from day 15 to the end"),
    (in_task(due_day="5"), "listen.calls: due_day must be a whole number"),
    (in_task(due_day=True), "listen.calls: due_day must be a whole number"),
    (in_task(title="  "), "listen.calls: title is missing or blank"),
    (in_task(why=None), "listen.calls: why is missing or blank"),
    (in_task(key=""), "task: key is missing or blank"),
    (in_task(sources=[]), "listen.calls: sources must list at least one text"),
    (in_task(sources=[" "]), "listen.calls: sources must list at least one text"),
    (in_task(repeats="daily"), "listen.calls: repeats is 'daily'; say weekly, monthly"),
    (in_task(repeats=["weekly"]), "listen.calls: repeats is ['weekly']"),
    (in_task(evidence={"source": "hearsay"}), "listen.calls: unknown evidence 'hearsay'"),
    (in_task(evidence="themes"), "listen.calls: evidence must be a table"),
    (in_task(evidence={"source": "themes"}), "listen.calls, evidence: needed must be a whole"),
    (
        in_task(evidence={"source": "themes", "needed": 0}),
        "listen.calls: evidence needs at least 1",
    ),
    (in_first(objectives=["listen.o"]), "listen: objectives must be a list of tables"),
    (in_first(questions="none"), "listen: questions must be a list of tables"),
    (in_first(tasks=None), "listen: tasks must be a list of tables"),
    (in_first(last_day=13), "team: must start the day after listen ends"),
    (in_first(last_day=None), "team: must start the day after listen ends"),
    (in_first(last_day=0), "listen: last_day comes before first_day"),
    (in_first(first_day=2), "listen: the first milestone starts on day 1"),
    (in_first(purpose=""), "listen: purpose is missing or blank"),
    (
        in_first(objectives=[{"key": "listen.o", "title": "Heard", "tasks": ["listen.gone"]}]),
        "listen.gone",
    ),
    (lambda milestones: milestones.clear(), "no milestones"),
]


@pytest.mark.parametrize(("mistake", "why"), MISTAKES, ids=[why for _, why in MISTAKES])
def test_a_mistake_is_refused_with_file_key_and_reason(mistake: Mistake, why: str) -> None:
    document = copy.deepcopy(a_document())
    mistake(document["milestones"])
    with pytest.raises(ContentError) as refusal:
        parse(document, "ours.toml")
    assert str(refusal.value).startswith("ours.toml: ")
    assert why in str(refusal.value)


def test_without_a_mistake_the_same_file_is_read() -> None:
    playbook = parse(a_document(), "ours.toml")
    assert [m.key for m in playbook.milestones] == ["listen", "team"]
    assert playbook.milestones[0].tasks[0].due_day == 5


def test_evidence_that_counts_itself_needs_no_number() -> None:
    document = a_document()
    in_task(evidence={"source": "answers"})(document["milestones"])
    need = parse(document, "ours.toml").milestones[0].tasks[0].evidence
    assert need
    assert (need.source, need.needed) == ("answers", None)


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe\x00", b"a = 1\na = 2"])
def test_a_file_that_is_not_toml_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(content)
    with pytest.raises(ContentError, match=r"ours\.toml: not a readable TOML file"):
        load(path)


def test_the_built_in_file_is_read() -> None:
    assert len(parse(read_document(), "milestones.toml").milestones) == 6
