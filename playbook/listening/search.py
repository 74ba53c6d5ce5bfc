"""Find observations by words, kind and theme."""

from collections.abc import Sequence

from playbook.listening.observation import Kind, Observation


def found(
    observations: Sequence[Observation], words: str, kind: Kind | None, theme: str | None
) -> list[Observation]:
    """Every word occurs in the text, in who it was, or in a theme."""
    return [
        each
        for each in observations
        if (kind is None or each.kind is kind)
        and (theme is None or theme in each.themes)
        and _has(each, words)
    ]


def _has(observation: Observation, words: str) -> bool:
    text = " ".join((observation.text, observation.who, *observation.themes)).casefold()
    return all(word in text for word in words.casefold().split())
