"""What one phone says to one step, checked; the phone's form and the database both give it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from playbook.anonymity import LONGEST_COMMENT
from playbook.errors import PlaybookError
from playbook.workshop.guide import NO, UNSURE, YES, Step, StepKind

LONGEST_NAME = 80
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
THREE_WAYS = {"yes": YES, "no": NO, "unsure": UNSURE}


@dataclass(frozen=True)
class Answer:
    """`marks` by item: yes 1, no 0, do not know -1; a scale's value; dots; or a rank, 1 first."""

    marks: Mapping[str, int] = field(default_factory=dict)
    words: str = ""


def read_answer(step: Step, fields: Mapping[str, str]) -> Answer:
    """From a phone's form: `item-KEY`, `place-1` … and `words`. Refuses what is not whole."""
    if step.kind is StepKind.OPEN:
        words = check_words(fields.get("words", ""))
        if not words:
            raise PlaybookError("Write something first; then send it.")
        return Answer(words=words)
    words = check_words(fields.get("words", "")) if step.comment else ""
    return Answer(READERS[step.kind](step, fields), words)


def as_fields(step: Step, answer: Answer) -> dict[str, str]:
    """The form in which this answer was given: the inverse of `read_answer`."""
    ways = {mark: name for name, mark in THREE_WAYS.items()}
    if step.kind is StepKind.RANKING:
        marks = {f"place-{place}": key for key, place in answer.marks.items()}
    else:
        is_scale = step.kind in (StepKind.SCALE, StepKind.DOTS)
        marks = {
            f"item-{key}": str(mark) if is_scale else ways[mark]
            for key, mark in answer.marks.items()
        }
    return {**marks, "words": answer.words}


def to_json(answer: Answer) -> str:
    return json.dumps({"marks": dict(answer.marks), "words": answer.words}, ensure_ascii=False)


def from_json(text: str) -> Answer:
    stored = json.loads(text)
    return Answer(stored["marks"], stored["words"])


def check_words(typed: str) -> str:
    """Without control signs; at most 4,000 characters, a line break being one."""
    tidy = CONTROL.sub("", typed.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(tidy) > LONGEST_COMMENT:
        raise PlaybookError(
            f"Your answer has {len(tidy):,} characters; {LONGEST_COMMENT:,} are the most. "
            "It was not sent: shorten it and send again."
        )
    return tidy


def check_voter_name(typed: str) -> str:
    one_line = " ".join(CONTROL.sub(" ", typed).split())
    if not one_line:
        raise PlaybookError("This answer carries your name: write it first.")
    if len(one_line) > LONGEST_NAME:
        raise PlaybookError(f"A name has {LONGEST_NAME} characters at most.")
    return one_line


def _three_ways(step: Step, fields: Mapping[str, str]) -> dict[str, int]:
    said = {item.key: THREE_WAYS.get(fields.get(f"item-{item.key}", "")) for item in step.items}
    return _whole(said, "Answer every question; “Don’t know” is an answer too.")


def _scale(step: Step, fields: Mapping[str, str]) -> dict[str, int]:
    said = {item.key: _number(fields, f"item-{item.key}", 1, step.top) for item in step.items}
    return _whole(said, f"Choose a number from 1 to {step.top} on every line.")


def _dots(step: Step, fields: Mapping[str, str]) -> dict[str, int]:
    found = {item.key: _number(fields, f"item-{item.key}", 0, step.dots) for item in step.items}
    given = {key: number for key, number in found.items() if number}
    total = sum(given.values())
    if not 1 <= total <= step.dots:
        raise PlaybookError(f"You have {step.dots} dots and gave {total}. Give 1 to {step.dots}.")
    return given


def _ranking(step: Step, fields: Mapping[str, str]) -> dict[str, int]:
    places = range(1, min(step.places, len(step.items)) + 1)
    chosen = [fields.get(f"place-{place}", "") for place in places]
    if not all(step.item(key) for key in chosen):
        raise PlaybookError("Choose something for every place.")
    if len(set(chosen)) < len(chosen):
        raise PlaybookError("Each can stand in one place only. Choose different ones.")
    return dict(zip(chosen, places, strict=True))


READERS = {
    StepKind.YES_NO: _three_ways,
    StepKind.HEALTH_CHECK: _three_ways,
    StepKind.SCALE: _scale,
    StepKind.DOTS: _dots,
    StepKind.RANKING: _ranking,
}


def _number(fields: Mapping[str, str], name: str, least: int, most: int) -> int | None:
    given = fields.get(name, "")
    known = {str(number): number for number in range(least, most + 1)}
    return known.get(given)


def _whole(said: Mapping[str, int | None], refusal: str) -> dict[str, int]:
    found = {key: value for key, value in said.items() if value is not None}
    if len(found) < len(said):
        raise PlaybookError(refusal)
    return found
