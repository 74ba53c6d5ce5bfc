"""Columns of names: queues, reasons, channels; never a customer's number, never a live formula."""

import re

import numpy as np
import pandas as pd

from playbook.intake.coded import coded
from playbook.intake.conventions import Column
from playbook.intake.numbers import is_blank
from playbook.intake.tally import Tally

FORMULA = ("=", "@", "+", "-")
PERSONAL = re.compile(r"(tel:|sips?:|mailto:).*|\+?[\d\s().-]{7,}|[^@\s]+@[^@\s]+\.[^@\s]+", re.I)


def names(texts: pd.Series, column: Column, tally: Tally) -> pd.Series:
    """The names as categories, None for blanks; telephone numbers and addresses are blanked."""
    codes, different = coded(texts)
    cleaned = [None if is_blank(str(text)) else " ".join(str(text).split()) for text in different]
    for index, text in enumerate(cleaned):
        if text and text.startswith(FORMULA) and _is_formula(text):
            row = int(texts.index[int(np.argmax(codes == index))])
            tally.note(f"formula {column.name}", _about_formula(row, column, text))
        elif text and column.role != "agent" and PERSONAL.fullmatch(text):
            row = int(texts.index[int(np.argmax(codes == index))])
            tally.note(f"personal {column.name}", _about_personal(row, column))
            cleaned[index] = None
    merged, categories = _merged(codes, cleaned)
    values = pd.Categorical.from_codes(merged, pd.Index(categories, dtype=str))
    return pd.Series(values, index=texts.index)


def _merged(codes: np.ndarray, cleaned: list[str | None]) -> tuple[np.ndarray, list[str]]:
    names = list(dict.fromkeys(text for text in cleaned if text))
    place = {name: index for index, name in enumerate(names)}
    return np.array([place.get(text or "", -1) for text in cleaned])[codes], names


def _is_formula(text: str) -> bool:
    return text[0] in "=@" or (text[0] in "+-" and any(mark in text for mark in "|(!"))


def _about_formula(row: int, column: Column, text: str) -> str:
    return (
        f"Row {row:,}, column “{column.name}” ({column.letter}): the cell holds a formula, "
        f"“{text[:40]}”. It is kept as plain text and never run."
    )


def _about_personal(row: int, column: Column) -> str:
    return (
        f"Row {row:,}, column “{column.name}” ({column.letter}): the cell looks like a telephone "
        "number or an address. Such cells were read as blank: nobody's number is kept."
    )
