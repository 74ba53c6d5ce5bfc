"""The words that the quick form on Listen offers, read from its content file."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playbook.content_file import read_document
from playbook.errors import ContentError
from playbook.listening.observation import Kind

FILE = Path(__file__).parents[1] / "content" / "en" / "listening.toml"


@dataclass(frozen=True)
class ListeningWords:
    themes: tuple[str, ...]
    prompts: dict[Kind, str]


@cache
def listening_words(path: Path = FILE) -> ListeningWords:
    """Raises ContentError when a kind of observation has no prompt, or one is unknown."""
    document = read_document(path)
    prompts, themes = document.get("prompts", {}), document.get("themes", [])
    if wrong := set(prompts) ^ set(Kind):
        raise ContentError(f"{path.name}: prompts: {str(min(wrong))!r} is missing or unknown")
    if blank := [kind for kind, prompt in prompts.items() if not str(prompt).strip()]:
        raise ContentError(f"{path.name}: prompts: {blank[0]} is missing or blank")
    if not themes:
        raise ContentError(f"{path.name}: themes: list at least one")
    return ListeningWords(tuple(themes), {kind: prompts[kind.value] for kind in Kind})
