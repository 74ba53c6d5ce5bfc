"""Reads a guide from its content file; refuses mistakes, naming file, step and reason."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from playbook.content_file import read_document
from playbook.errors import ContentError
from playbook.questionnaire.questionnaire_file import questionnaire
from playbook.workshop.guide import CHOSEN_AMONG, RATED, Guide, Item, Step, StepKind

FOLDER = Path(__file__).parents[1] / "content" / "en" / "workshops"
SINGLE = "answer"
MOST_OPTIONS, LONGEST_OPTION = 20, 120
MOST_DOTS, LARGEST_TOP = 5, 10
Entry = Mapping[str, Any]
KNOWN = frozenset(
    {"key", "kind", "title", "hint", "notes", "minutes", "named", "live", "items", "options_from"}
    | {"dots", "places", "top", "low", "high", "comment", "shows_disagreement", "category"}
)


@cache
def built_in(folder: Path = FOLDER) -> dict[str, Guide]:
    """All guides of a folder by key, in the order of their files; raises ContentError."""
    found: dict[str, Guide] = {}
    for path in sorted(folder.glob("*.toml")):
        guide = parse(read_document(path), path.name)
        if guide.key in found:
            raise ContentError(f"{path.name}: {guide.key}: this key stands twice")
        found[guide.key] = guide
    return found


def parse(document: Entry, file: str) -> Guide:
    """A guide from a TOML or JSON document; raises ContentError naming file, step and reason."""
    entries = document.get("steps")
    if not isinstance(entries, Sequence) or not entries:
        raise ContentError(f"{file}: steps: a guide has at least one")
    steps = tuple(_step(file, entry) for entry in entries)
    _refuse_double_keys(file, steps)
    _refuse_unknown_sources(file, steps)
    key, title, purpose = (
        _text(file, document, name, "guide") for name in ("key", "title", "purpose")
    )
    return Guide(key, title, purpose, str(document.get("prepare", "")), steps)


def document(guide: Guide) -> dict[str, Any]:
    """What `parse` reads again as the same guide: how a session keeps the words it began with."""
    plain = asdict(guide)
    for step in plain["steps"]:
        step["named"], step["live"] = step.pop("is_named"), step.pop("is_live")
        step["kind"] = str(step["kind"].value)
    return plain


def options(texts: Sequence[str]) -> tuple[Item, ...]:
    """What people choose among, numbered; blank and repeated lines go."""
    tidy = [" ".join(text.split())[:LONGEST_OPTION] for text in texts]
    unique = list(dict.fromkeys(text for text in tidy if text))[:MOST_OPTIONS]
    return tuple(Item(str(number), text) for number, text in enumerate(unique, 1))


def _step(file: str, entry: Entry) -> Step:
    key = _text(file, entry, "key", "step")
    if strange := set(entry) - KNOWN:
        raise ContentError(f"{file}: {key}: unknown {min(strange)!r}")
    title = _text(file, entry, "title", key)
    kind = _kind(file, entry, key)
    step = Step(
        key=key,
        kind=kind,
        title=title,
        hint=str(entry.get("hint", "")),
        notes=str(entry.get("notes", "")),
        minutes=_whole(file, entry, "minutes", key, 0, 120),
        is_named=bool(entry.get("named", False)),
        is_live=bool(entry.get("live", False)),
        items=_items(file, entry, kind, title),
        options_from=str(entry.get("options_from", "")),
        dots=_whole(file, entry, "dots", key, 1, MOST_DOTS, 3),
        places=_whole(file, entry, "places", key, 1, MOST_OPTIONS, 3),
        top=_whole(file, entry, "top", key, 2, LARGEST_TOP, 5),
        low=str(entry.get("low", "")),
        high=str(entry.get("high", "")),
        comment=str(entry.get("comment", "")),
        shows_disagreement=bool(entry.get("shows_disagreement", False)),
    )
    _refuse_half_a_step(file, step)
    return step


def _kind(file: str, entry: Entry, key: str) -> StepKind:
    if entry.get("kind") not in list(StepKind):
        raise ContentError(
            f"{file}: {key}: kind is {entry.get('kind')!r}; say {', '.join(StepKind)}"
        )
    return StepKind(str(entry["kind"]))


def _items(file: str, entry: Entry, kind: StepKind, title: str) -> tuple[Item, ...]:
    """A list of texts, or of tables with key and text; one question is an item by itself."""
    if category := entry.get("category"):
        return _of_category(file, str(entry["key"]), str(category))
    value: Any = entry.get("items")
    if not value:
        return (Item(SINGLE, title),) if kind in RATED else ()
    if isinstance(value[0], str):
        return options(value)
    return tuple(Item(e["key"], e["text"], e.get("short", ""), e.get("hint", "")) for e in value)


def _of_category(file: str, step: str, key: str) -> tuple[Item, ...]:
    """The questions of one category of the health check."""
    found = {each.key: each.questions for each in questionnaire("health_check").categories}
    if key not in found:
        raise ContentError(f"{file}: {step}: the health check has no category {key!r}")
    return tuple(Item(each.key, each.text, each.short, each.help) for each in found[key])


def _refuse_half_a_step(file: str, step: Step) -> None:
    where = f"{file}: {step.key}"
    if step.kind in CHOSEN_AMONG and not step.options_from and len(step.items) < 2:
        raise ContentError(f"{where}: a {step.kind} step needs two items, or options_from")
    if step.kind is StepKind.SCALE and not (step.low and step.high):
        raise ContentError(f"{where}: a scale says what its ends mean: low and high")
    if step.kind is StepKind.HEALTH_CHECK and step.items[0].key == SINGLE:
        raise ContentError(f"{where}: a health check names its category")
    if step.kind is StepKind.TIMER and not step.minutes:
        raise ContentError(f"{where}: a timer needs minutes")
    if step.is_named and step.is_live:
        raise ContentError(f"{where}: named answers wait for the reveal, so live must be off")


def _refuse_double_keys(file: str, steps: Sequence[Step]) -> None:
    for keys in ([s.key for s in steps], *([i.key for i in s.items] for s in steps)):
        if twice := next((key for key in keys if keys.count(key) > 1), None):
            raise ContentError(f"{file}: {twice}: this key stands twice")


def _refuse_unknown_sources(file: str, steps: Sequence[Step]) -> None:
    open_before: set[str] = set()
    for step in steps:
        if step.options_from and step.options_from not in open_before:
            raise ContentError(
                f"{file}: {step.key}: options_from is {step.options_from!r}; name an earlier "
                "open step"
            )
        if step.kind is StepKind.OPEN:
            open_before.add(step.key)


def _text(file: str, entry: Entry, name: str, owner: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ContentError(f"{file}: {owner}: {name} is missing or blank")
    return value.strip()


def _whole(
    file: str, entry: Entry, name: str, owner: str, least: int, most: int, usual: int = 0
) -> int:
    value = entry.get(name, usual)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ContentError(f"{file}: {owner}: {name} must be {least} to {most}")
    return value
