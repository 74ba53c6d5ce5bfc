"""The catalogue of roles and the span bands that come with a source."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from playbook.errors import ContentError

CONTENT = Path(__file__).parents[1] / "content"
FRONT_LINE = ("simple", "general", "technical")
WORK = (*FRONT_LINE, "support", "leadership")


@dataclass(frozen=True)
class Band:
    """How many agents to one `per`, both ends included; orientation, never a rule."""

    key: str
    title: str
    per: str
    lowest: int
    highest: int
    source: str
    note: str
    year: int | None = None

    @property
    def sourced(self) -> str:
        return f"{self.source}, {self.year}" if self.year else self.source


@dataclass(frozen=True)
class Role:
    key: str
    title: str
    work: str
    does: str
    duties: tuple[str, ...]
    templates: tuple[str, ...]
    also_called: tuple[str, ...]
    band: str = ""

    @property
    def is_front_line(self) -> bool:
        return self.work in FRONT_LINE


@dataclass(frozen=True)
class Catalogue:
    roles: tuple[Role, ...]
    bands: tuple[Band, ...]

    @cached_property
    def _by_word(self) -> dict[str, Role]:
        words = {plain(w): role for role in self.roles for w in (*role.also_called, role.title)}
        return words | {plain(role.key): role for role in self.roles}

    def role_of(self, words: str) -> Role | None:
        """The role meant by a key, a title or one of its other names; None for own words."""
        return self._by_word.get(plain(words))

    def title(self, words: str) -> str:
        role = self.role_of(words) if words in self.keys else None
        return role.title if role else words

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(role.key for role in self.roles)

    def band(self, key: str) -> Band | None:
        return next((band for band in self.bands if band.key == key), None)

    def in_template(self, template: str) -> tuple[Role, ...]:
        return tuple(role for role in self.roles if template in role.templates)


@lru_cache(maxsize=32_768)
def plain(words: str) -> str:
    """Letters and figures only, in lower case: “Call-center Agent” meets “call center agent”."""
    return re.sub(r"[\W_]+", " ", words).strip().casefold()


@cache
def catalogue(language: str = "en") -> Catalogue:
    """Read once; raises ContentError naming file, key and reason."""
    path = CONTENT / language / "roles.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        bands = tuple(Band(**entry) for entry in content["bands"])
        roles = tuple(_role(entry, {band.key for band in bands}) for entry in content["roles"])
    except (KeyError, TypeError, ValueError) as problem:
        raise ContentError(f"{path.name}: {problem}") from problem
    return Catalogue(roles, bands)


def _role(entry: dict[str, Any], bands: set[str]) -> Role:
    lists = {name: tuple(entry[name]) for name in ("duties", "templates", "also_called")}
    role = Role(**entry | lists)
    if role.work not in WORK:
        raise ValueError(f"{role.key}: “{role.work}” is no kind of work")
    if role.band and role.band not in bands:
        raise ValueError(f"{role.key}: there is no band “{role.band}”")
    return role
