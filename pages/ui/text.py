"""What users typed is shown literally: nothing in it becomes a link, a picture or an icon."""

import re

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&=\"'/@^])")
WORD_JOINER = "\u2060"  # invisible, without width; it parts what would be read as one sign
PARTED = re.compile(
    r"(?<=\w)(?=(?:://|@))|(?<=www)(?=\.)"  # http://…, a@b, www.…
    r"|(?<=[-<>=.])(?=[-<>=.])"  # -->, >=, ...
    r"|(?<=:)(?=[\w+-]+:)",  # :smile:
    re.I,
)
ACTS = re.compile(r"[\\`*_{}\[\]()#!|<>~$:&@^]|(?<=www)\.")
WHITE = re.compile(r"[^\S\u00a0]+")  # a number and its % sign stay on one line
INDENT = re.compile(r"^[ \t]+", re.M)
TURNS_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


def literal(typed: str) -> str:
    """User text for any Markdown, label or title: escaped, and kept from linking and drawing."""
    unindented = INDENT.sub(lambda found: "\u00a0" * len(found.group()), typed)
    escaped = SPECIAL.sub(r"\\\1", PARTED.sub(WORD_JOINER, unindented)).replace("\n", "  \n")
    return f"{ISOLATE}{escaped}{END_ISOLATE}" if TURNS_DIRECTION.search(typed) else escaped


def line(typed: str) -> str:
    """The same on one line, for a title or a label."""
    return literal(WHITE.sub(" ", typed).strip())


def unbroken(words: str) -> str:
    """A few words that stay on one line, such as a number and its unit."""
    return words.replace(" ", "\u00a0")


def spoken(typed: str) -> str:
    """For a label that is only read out: without the signs that Markdown could act on."""
    return " ".join(ACTS.sub(" ", typed).split())


def muted(markdown: str) -> str:
    """Secondary text; its grey passes AA where a caption's does not."""
    return f":small[:gray[{markdown}]]"


def badge(colour: str, words: str) -> str:
    return f":{colour}-badge[{words}]"
