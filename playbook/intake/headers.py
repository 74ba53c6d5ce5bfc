"""Reading a header: what each column is called, and which role its name speaks for."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from playbook.intake.roles import is_role
from playbook.intake.table import column_letter

SECONDS = r"(?: in| within)? (\d+) ?s(?:ec(?:ond)?s?)?"
WITHIN = (
    (re.compile(rf"(?:.* )?(?:answered|ans)(?: calls| contacts)?{SECONDS}"), "answered_within"),
    (re.compile(rf"(?:.* )?(?:abandoned|aban)(?: calls| contacts)?{SECONDS}"), "abandoned_within"),
    (re.compile(rf"(?:.* )?service level{SECONDS}(?: percent)?"), "service_level"),
)
AGGREGATES = re.compile(r" (sum|count|cnt|total|nr|no)$")
DERIVED = re.compile(r"\b(rate|rank|per|percent|pct|share|target|forecast|compliance)\b")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def plain(name: str) -> str:
    """`Avg. Handle_Time (sec)` as `avg handle time sec`: what names are compared by."""
    text = unicodedata.normalize("NFKD", CAMEL.sub(" ", name.strip().strip("\ufeff")))
    letters = "".join(letter for letter in text if not unicodedata.combining(letter)).lower()
    spelled = letters.replace("%", " percent ").replace("#", " ")
    return " ".join(re.sub(r"[^\w.?]+|_|(?<!\w)\.|\.(?!\w)", " ", spelled).split())


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Column names made unambiguous: the second `Offered` becomes `Offered (column F)`."""
    seen: set[str] = set()
    result = []
    for index, name in enumerate(names):
        text = " ".join(name.split()) or f"Column {column_letter(index)}"
        text = f"{text} (column {column_letter(index)})" if text in seen else text
        seen.add(text)
        result.append(text)
    return tuple(result)


def roles_of(
    header: tuple[str, ...], synonyms: Mapping[str, Iterable[str]], *, loosely: bool = False
) -> dict[str, list[str]]:
    """Role to the columns that claim it: names that are the same, or, loosely, contain it.

    Rates and ranks never claim a count; an exact name beats one that merely contains it.
    """
    exact: dict[str, list[str]] = {}
    for name in header:
        if role := _exact(_undoubled(name), synonyms):
            exact.setdefault(role, []).append(name)
    return _with_loose(exact, header, synonyms) if loosely else exact


def _with_loose(
    exact: dict[str, list[str]], header: tuple[str, ...], synonyms: Mapping[str, Iterable[str]]
) -> dict[str, list[str]]:
    taken = {name for names in exact.values() for name in names}
    loose: dict[str, list[str]] = {}
    for name in (name for name in header if name not in taken):
        for role in _containing(plain(name), synonyms):
            loose.setdefault(role, []).append(name)
    return exact | {role: names for role, names in loose.items() if role not in exact}


def _exact(name: str, synonyms: Mapping[str, Iterable[str]]) -> str | None:
    text = plain(name)
    bare = AGGREGATES.sub("", text)
    if role := _within(bare):
        return role
    for role, names in synonyms.items():
        if text in names or bare in names:
            return role
    return None


def _within(text: str) -> str | None:
    for pattern, role in WITHIN:
        if (found := pattern.fullmatch(text)) and not re.search(r"\b(rate|rank|per)\b", text):
            return f"{role}:{int(found[1])}"
    return None


def _containing(text: str, synonyms: Mapping[str, Iterable[str]]) -> list[str]:
    if DERIVED.search(text):
        return []
    words = f" {text} "
    longest = {
        role: max((len(name) for name in names if f" {name} " in words and " " in name), default=0)
        for role, names in synonyms.items()
        if is_role(role)
    }
    best = max(longest.values(), default=0)
    return [role for role, length in longest.items() if length == best and best]


def _undoubled(name: str) -> str:
    return re.sub(r" \(column [A-Z]+\)$", "", name)
