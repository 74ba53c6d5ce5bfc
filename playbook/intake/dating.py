"""Which day each row belongs to: the order of day and month, and files that have no dates."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from playbook.errors import PlaybookError
from playbook.intake.conventions import Column
from playbook.intake.layout import Layout
from playbook.intake.moments import is_month, needs_order, order_of
from playbook.intake.numbers import is_blank
from playbook.intake.question import Option, Question
from playbook.intake.roles import Kind
from playbook.intake.table import Grid

ORDERS = {"day first": True, "month first": False}
LONGEST_DATE = 10
SHOWN = 500


def day_first(
    grid: Grid,
    layout: Layout,
    columns: Mapping[str, Column],
    first: pd.DataFrame,
    answers: Mapping[str, str],
) -> bool | None:
    """The order that the dates themselves prove, else the one answered, else None."""
    dated = [role for role, one in columns.items() if one.kind is Kind.MOMENT]
    open_ones = [role for role in dated if any(map(needs_order, first[role].head(SHOWN)))]
    if not open_ones:
        return None
    texts = [text for role in open_ones for text in first[role].unique()]
    proven = order_of(texts)
    if proven is None:
        proven = _from_all_rows(grid, layout, [columns[role].name for role in open_ones])
    return proven if proven is not None else ORDERS.get(answers.get("day_first", ""))


def date_questions(
    columns: Mapping[str, Column],
    first: pd.DataFrame,
    order: bool | None,
    answers: Mapping[str, str],
) -> list[Question]:
    """The order, when no date proves it; or the day, when there is no date at all."""
    if "day" not in columns:
        return [_about_first_day() if "index" in columns else _about_day()]
    example = next((text for text in first["day"].head(SHOWN) if needs_order(text)), "")
    if example and (order is None or "day_first" in answers):
        return [_about_order(example, columns["day"])]
    return []


def fixed_day(answers: Mapping[str, str]) -> date | None:
    """The day typed for a file without dates; PlaybookError unless it is YYYY-MM-DD."""
    text = answers.get("first_day") or answers.get("day")
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise PlaybookError(f"“{text}” is not a date: write it as YYYY-MM-DD.") from error


def days_covered(texts: pd.Series, moments: pd.Series, *, week: bool) -> pd.Series | int:
    """How many days each row's figures cover: a month's when it is dated by a month."""
    example = next((text for text in texts.head(50) if not is_blank(text)), "")
    if is_month(example):
        in_month: pd.Series = moments.dt.days_in_month
        return in_month.fillna(1).astype(int)
    return 7 if week else 1


def has_clock(texts: pd.Series) -> bool:
    """True when a column of dates tells the time of day as well."""
    return any(":" in text or _is_stamp(text) for text in texts.head(50))


def _is_stamp(text: str) -> bool:
    bare = text.strip()
    return len(bare.split(".")[0]) in (10, 13) and bare.replace(".", "", 1).isdigit()


def _from_all_rows(grid: Grid, layout: Layout, names: list[str]) -> bool | None:
    places = [layout.header.index(name) for name in names]
    for frame, _ in grid.chunks(places):
        for place in places:
            dates = frame[place].str.strip().str.slice(0, LONGEST_DATE).unique().tolist()
            if (proven := order_of([text.split(" ")[0] for text in dates])) is not None:
                return proven
    return None


def _about_order(example: str, column: Column) -> Question:
    return Question(
        "day_first",
        f"Dates such as “{example.strip()}” in column “{column.name}” ({column.letter}) can be "
        "read two ways. Does the day or the month come first in this file?",
        "The figures have no dates yet.",
        (Option("day first", "Day first (31/12)"), Option("month first", "Month first (12/31)")),
        required=True,
        column=column.name,
    )


def _about_first_day() -> Question:
    return Question(
        "first_day",
        "The file has no dates, only numbered rows. Which day is the first row? (YYYY-MM-DD)",
        "The figures have no dates yet.",
        required=True,
    )


def _about_day() -> Question:
    return Question(
        "day",
        "The file has no dates. Which day do its figures belong to? (YYYY-MM-DD)",
        "The figures have no dates yet.",
        required=True,
    )
