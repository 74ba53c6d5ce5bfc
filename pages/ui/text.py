"""What users typed is shown literally: nothing in it becomes a link, a picture or an icon."""

import re

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=\"'/@^])")
AUTOLINK = re.compile(r"(?<=\w)(?=(?:://|\.|@))")
WORD_JOINER = "\u2060"


def literal(typed: str) -> str:
    """User text for any Markdown, label or title: escaped, and addresses kept from linking."""
    unlinked = AUTOLINK.sub(WORD_JOINER, typed)
    return SPECIAL.sub(r"\\\1", unlinked).replace("\n", "  \n")


def line(typed: str) -> str:
    """The same on one line, for a title or a label."""
    return literal(" ".join(typed.split()))


def muted(markdown: str) -> str:
    """Secondary text; its grey passes AA where a caption's does not."""
    return f":small[:gray[{markdown}]]"


def badge(colour: str, words: str) -> str:
    return f":{colour}-badge[{words}]"
