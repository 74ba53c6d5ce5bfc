"""What must be settled once for the whole file: date order, units, columns with two meanings."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from playbook.intake import ambiguous
from playbook.intake.conventions import Column, Conventions
from playbook.intake.dating import date_questions, day_first
from playbook.intake.layout import Layout
from playbook.intake.numbers import decimal_mark
from playbook.intake.question import IGNORE, Option, Question
from playbook.intake.registry import GENERAL
from playbook.intake.roles import Kind, kind_of, label_of
from playbook.intake.table import Grid, column_letter
from playbook.intake.units import duration_units, rate_questions, unit_questions

FIRST_ROWS = 20_000


@dataclass(frozen=True)
class Settled:
    """The columns in use by role, how the file writes things, and every question it raised."""

    columns: dict[str, Column]
    how: Conventions
    questions: tuple[Question, ...]
    notes: tuple[str, ...]


def settle(
    grid: Grid, layout: Layout, answers: Mapping[str, str], time_zone: str | None, *, by_hand: bool
) -> Settled:
    """Reads the first rows, and the whole date column if they leave day and month open."""
    assert layout.format is not None
    questions, notes, columns = _columns(grid, layout, answers, by_hand=by_hand)
    first = _first_rows(grid, layout, columns)
    order = day_first(grid, layout, columns, first, answers)
    questions += date_questions(columns, first, order, answers)
    units, asked = duration_units(columns, first, layout.format, answers)
    questions += asked
    questions += unit_questions(columns, first)
    questions += rate_questions(columns, first, layout.format)
    figures = [role for role, one in columns.items() if one.kind not in (Kind.TEXT, Kind.MOMENT)]
    how = Conventions(
        day_first=order,
        decimal=decimal_mark([text for role in figures for text in first[role].unique()]),
        two_parts=answers.get("two_parts", "minutes"),
        unit=layout.format.duration_unit,
        units=units,
        percent=_in_percent(columns, first, answers),
        time_zone=time_zone,
    )
    return Settled(columns, how, tuple(questions), tuple(notes))


def _columns(
    grid: Grid, layout: Layout, answers: Mapping[str, str], *, by_hand: bool
) -> tuple[list[Question], list[str], dict[str, Column]]:
    """One column for each role: claimed by name alone, or chosen by an answer."""
    questions, notes, taken = [], list[str](), dict[str, str]()
    for role, names in layout.claims.items():
        if len(names) > 1 and not _same(grid, layout, names):
            questions.append(_which_column(role, names))
            if (answer := answers.get(f"role:{role}")) in names:
                taken[role] = str(answer)
            continue
        taken[role] = names[0]
        if len(names) > 1:
            notes.append(_about_twice(names, layout))
    grain = next((grain for grain, one in GENERAL.items() if one is layout.format), "")
    if grain and not by_hand:
        asked = ambiguous.questions(layout.header, grain, taken)
        questions += asked
        for question in asked:
            role = answers.get(question.key, "ignore")
            if role != "ignore" and role not in taken and question.accepts(role):
                taken[role] = question.column
    return questions, notes, {role: _column(role, name, layout) for role, name in taken.items()}


def _column(role: str, name: str, layout: Layout) -> Column:
    return Column(role, name, column_letter(layout.header.index(name)), kind_of(role))


def _which_column(role: str, names: list[str]) -> Question:
    label = label_of(role)
    return Question(
        f"role:{role}",
        f"Which column holds “{label}”? These all could: {', '.join(names)}.",
        f"“{label}” was left out.",
        (*(Option(name, name) for name in names), IGNORE),
        required=role in ("offered", "answered", "abandoned", "day"),
    )


def _about_twice(names: list[str], layout: Layout) -> str:
    letters = [column_letter(layout.header.index(name)) for name in names]
    return (
        f"Column “{names[0]}” stands more than once (columns {' and '.join(letters)}, from row "
        f"{max(1, layout.header_row):,}) with the same values; it was read once."
    )


def _same(grid: Grid, layout: Layout, names: list[str]) -> bool:
    places = [layout.header.index(name) for name in names]
    for frame, _ in grid.chunks(places):
        one = frame[places[0]]
        if any(not one.equals(frame[place].rename(places[0])) for place in places[1:]):
            return False
    return True


def _first_rows(grid: Grid, layout: Layout, columns: Mapping[str, Column]) -> pd.DataFrame:
    places = {layout.header.index(one.name) for one in columns.values()}
    frame = next(grid.chunks(sorted(places)))[0].head(FIRST_ROWS) if places else pd.DataFrame()
    chosen = {role: frame[layout.header.index(one.name)] for role, one in columns.items()}
    return pd.DataFrame(chosen)


def _in_percent(
    columns: Mapping[str, Column], first: pd.DataFrame, answers: Mapping[str, str]
) -> bool:
    """Figures without a percent sign are percentages when any is above 1, or when so answered."""
    for role in (role for role, one in columns.items() if one.kind is Kind.RATE):
        values = pd.to_numeric(first[role].str.replace(",", "."), errors="coerce")
        if (values > 1).any():
            return True
    return answers.get("percent") == "percent"
