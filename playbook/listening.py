"""The words that the quick form on Listen offers, read from its content file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playbook.errors import ContentError
from playbook.observation import Kind

FILE = Path(__file__).parent / "content" / "en" / "listening.toml"


@dataclass(frozen=True)
class ListeningWords:
    themes: tuple[str, ...]
    prompts: dict[Kind, str]


@cache
def listening_words(path: Path = FILE) -> ListeningWords:
    """Raises ContentError when a kind of observation has no prompt, or one is unknown."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    prompts, themes = document.get("prompts", {}), document.get("themes", [])
    if wrong := set(prompts) ^ set(Kind):
        raise ContentError(f"{path.name}: prompts: {min(wrong)!r} is missing or unknown")
    if not themes:
        raise ContentError(f"{path.name}: themes: list at least one")
    return ListeningWords(tuple(themes), {kind: prompts[kind.value] for kind in Kind})
