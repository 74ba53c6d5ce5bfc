"""How names and numbers stand in a sentence."""

from collections.abc import Iterable


def listed(names: Iterable[str], most: int = 4) -> str:
    """“Amara, Ben and Chloe”; beyond `most`, “Amara, Ben, Chloe, Dev and 3 more”."""
    known = list(names)
    if len(known) > most:
        return f"{', '.join(known[:most])} and {len(known) - most} more"
    return " and ".join(filter(None, (", ".join(known[:-1]), *known[-1:])))


def counted(number: float, noun: str, plural: str = "") -> str:
    """“1 agent”, “2 agents”, “1.5 agents”."""
    return f"{number:g} {noun if number == 1 else plural or noun + 's'}"
