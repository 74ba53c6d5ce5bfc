"""Text that a spreadsheet would run as a formula, made harmless on its way out, and back."""

import re

FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@\t\r]")


def neutral(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before it."""
    return f"'{text}" if FORMULA.match(text) else text


def as_typed(cell: str) -> str:
    """The same text as it was before `neutral`."""
    return cell[1:] if cell[:1] == "'" and FORMULA.match(cell[1:]) else cell
