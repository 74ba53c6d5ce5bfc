"""Reads questionnaires from their files; refuses mistakes, naming file, key and reason."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from playbook.content_file import read_document
from playbook.errors import ContentError, PlaybookError
from playbook.improvement.idea import CycleStep
from playbook.questionnaire.questionnaire import (
    AnswerKind,
    Band,
    Category,
    Question,
    Questionnaire,
    Side,
)

FOLDER = Path(__file__).parents[1] / "content" / "en" / "questionnaires"
ORDER = ("health_check", "team_pulse", "coherence", "balance_of_disciplines", "self_reflection")
LONGEST_TEXT, LONGEST_HELP, LONGEST_SHORT, LONGEST_IDEA = 170, 260, 42, 150
Entry = Mapping[str, Any]
Named = TypeVar("Named", bound=StrEnum)


@cache
def questionnaires(folder: Path = FOLDER) -> Mapping[str, Questionnaire]:
    """Every questionnaire by its key, read once, in the order in which they are offered.

    Raises ContentError for the first mistake.
    """
    read = [load(path) for path in sorted(folder.glob("*.toml"), key=_place)]
    return MappingProxyType({each.key: each for each in read})


def questionnaire(key: str) -> Questionnaire:
    found = questionnaires().get(key)
    if not found:
        raise PlaybookError("This questionnaire does not exist.")
    return found


def load(path: Path) -> Questionnaire:
    return parse(read_document(path), path.name)


def parse(document: Entry, file: str) -> Questionnaire:
    """Raises ContentError naming file, key and reason."""
    key = _text(file, document, "key", "questionnaire")
    if f"{key}.toml" != file:
        raise ContentError(f"{file}: {key}: a questionnaire's file is called by its key")
    kind = _one_of(file, document, "kind", key, AnswerKind)
    found = Questionnaire(
        key=key,
        title=_text(file, document, "title", key),
        purpose=_text(file, document, "purpose", key),
        kind=kind,
        asks=_asks(file, document, key),
        categories=tuple(_category(file, e) for e in _list(file, document, "categories", key)),
        bands=tuple(_band(file, e, key) for e in _list(file, document, "bands", key)),
        lowest_means=_end(file, document, "lowest_means", key, kind, "No"),
        highest_means=_end(file, document, "highest_means", key, kind, "Yes"),
        comment=_text(file, document, "comment", key) if "comment" in document else "",
    )
    _refuse_double_keys(file, found)
    _refuse_wrong_bands(file, found)
    return found


def _place(path: Path) -> tuple[int, str]:
    """Those we know first; somebody's own after them."""
    return ORDER.index(path.stem) if path.stem in ORDER else len(ORDER), path.stem


def _category(file: str, entry: Entry) -> Category:
    key = _text(file, entry, "key", "category")
    return Category(
        key=key,
        title=_text(file, entry, "title", key),
        step=_one_of(file, entry, "step", key, CycleStep),
        questions=tuple(_question(file, e) for e in _list(file, entry, "questions", key)),
    )


def _question(file: str, entry: Entry) -> Question:
    key = _text(file, entry, "key", "question")
    return Question(
        key=key,
        text=_text(file, entry, "text", key, LONGEST_TEXT),
        help=_text(file, entry, "help", key, LONGEST_HELP),
        short=_text(file, entry, "short", key, LONGEST_SHORT),
        idea=_text(file, entry, "idea", key, LONGEST_IDEA),
    )


def _band(file: str, entry: Entry, owner: str) -> Band:
    value = entry.get("at_least")
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ContentError(f"{file}: {owner}: bands: at_least must be a number")
    where = f"{owner}, band from {value}"
    return Band(value, _text(file, entry, "title", where), _text(file, entry, "reading", where))


def _asks(file: str, entry: Entry, owner: str) -> tuple[Side, ...]:
    value = entry.get("asks")
    names = value if isinstance(value, list) else []
    if not names or set(names) - set(Side) or len(set(names)) < len(names):
        raise ContentError(f"{file}: {owner}: asks must list some of {', '.join(Side)}, each once")
    return tuple(Side(name) for name in names)


def _end(file: str, entry: Entry, name: str, owner: str, kind: AnswerKind, plain: str) -> str:
    """A scale names its ends; yes and no need no other words."""
    if kind is AnswerKind.SCALE:
        return _text(file, entry, name, owner)
    if name in entry:
        raise ContentError(f"{file}: {owner}: {name} belongs to a scale, not to yes and no")
    return plain


def _one_of(file: str, entry: Entry, name: str, owner: str, kind: type[Named]) -> Named:
    value = entry.get(name)
    if value not in list(kind):
        raise ContentError(f"{file}: {owner}: {name} is {value!r}; say {', '.join(kind)}")
    return kind(value)


def _text(file: str, entry: Entry, name: str, owner: str, longest: int = 400) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ContentError(f"{file}: {owner}: {name} is missing or blank")
    if len(value) > longest:
        raise ContentError(f"{file}: {owner}: {name} is longer than {longest} characters")
    return value


def _list(file: str, entry: Entry, name: str, owner: str) -> list[Entry]:
    value = entry.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(v, dict) for v in value):
        raise ContentError(f"{file}: {owner}: {name} must be a list of tables, at least one")
    return value


def _refuse_double_keys(file: str, found: Questionnaire) -> None:
    keys = [*(each.key for each in found.categories), *(each.key for each in found.questions)]
    if twice := [key for key in keys if keys.count(key) > 1]:
        raise ContentError(f"{file}: {twice[0]}: this key stands twice; keys are for ever")


def _refuse_wrong_bands(file: str, found: Questionnaire) -> None:
    """The first band starts at the lowest score there is; they rise; none lies out of reach."""
    scale = found.kind is AnswerKind.SCALE
    lowest, highest = (1, 5) if scale else (0, len(found.questions))
    starts = [band.at_least for band in found.bands]
    if starts[0] != lowest:
        raise ContentError(f"{file}: {found.key}: bands: the first starts at {lowest}")
    if any(later <= earlier for earlier, later in pairwise(starts)) or starts[-1] > highest:
        raise ContentError(f"{file}: {found.key}: bands: they rise, and none passes {highest}")
