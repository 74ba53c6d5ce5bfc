"""In which unit bare figures count: seconds or milliseconds, `4:12`, fractions or percentages."""

from collections.abc import Mapping

import pandas as pd

from playbook.intake.conventions import Column
from playbook.intake.durations import COLONS, has_two_parts
from playbook.intake.format import Format
from playbook.intake.headers import plain
from playbook.intake.question import Option, Question
from playbook.intake.roles import Kind

TOLD = {
    "ms": "milliseconds",
    "msec": "milliseconds",
    "milliseconds": "milliseconds",
    "min": "minutes",
    "mins": "minutes",
    "minutes": "minutes",
    "hours": "hours",
    "hrs": "hours",
    "sec": "seconds",
    "secs": "seconds",
    "seconds": "seconds",
}
# A middle value of nearly three hours for one contact: more likely milliseconds.
LONG_FOR_SECONDS = 10_000
HOURS_IN_A_DAY = 24
THRESHOLDS = ("10", "15", "20", "30", "40", "45", "60", "90", "120", "180", "300")
UNKNOWN = Option("unknown", "Not known")
FORMULAS = (
    Option("service_level_offered", "Answered in time, of all answered and abandoned"),
    Option("service_level_excluding_short", "The same, without those who abandoned in time"),
    Option("service_level_answered", "Answered in time, of the answered"),
    Option("service_level_abandoned_count", "Abandoned in time counts as success"),
    Option("service_level_excluding_shortest", "Without those who abandoned at once"),
    UNKNOWN,
)


def duration_units(
    columns: Mapping[str, Column],
    first: pd.DataFrame,
    chosen: Format,
    answers: Mapping[str, str],
) -> tuple[dict[str, str], list[Question]]:
    """Each duration column's unit: told by its name, shown by its figures, or asked."""
    units, doubtful = {}, list[Column]()
    for role, column in columns.items():
        if column.kind is not Kind.DURATION:
            continue
        figures = pd.to_numeric(first[role], errors="coerce").dropna()
        figures = figures[figures > 0]
        if unit := next((TOLD[word] for word in plain(column.name).split() if word in TOLD), ""):
            units[role] = unit
        elif len(figures) and figures.max() < 1:
            units[role] = "days"
        elif _doubtful(role, figures, chosen):
            doubtful.append(column)
            units[role] = answers.get("duration_unit", "milliseconds")
    return units, [_about_unit(doubtful[0], first)] if doubtful else []


def unit_questions(columns: Mapping[str, Column], first: pd.DataFrame) -> list[Question]:
    """`4:12` is asked about, unless some first part could not be hours of one contact."""
    for role, column in columns.items():
        if column.kind is Kind.DURATION:
            two = [text for text in first[role].unique() if has_two_parts(text)]
            if two and all(_first_part(text) < HOURS_IN_A_DAY for text in two):
                return [_about_two_parts(two[0].strip(), column)]
    return []


def rate_questions(
    columns: Mapping[str, Column], first: pd.DataFrame, chosen: Format
) -> list[Question]:
    """For a ready-made service level: its threshold, its formula, and fraction or percentage."""
    role = next((one for one in columns if one.startswith("service_level")), "")
    if not role:
        return []
    column = columns[role]
    asked = [] if ":" in role else [_about_threshold(column)]
    if not chosen.service_level_formula:
        asked.append(_about_formula(column))
    values = pd.to_numeric(first[role], errors="coerce").dropna()
    if len(values) and values.max() <= 1 and not first[role].str.contains("%").any():
        asked.append(_about_percent(column))
    return asked


def _doubtful(role: str, figures: pd.Series, chosen: Format) -> bool:
    if chosen.duration_unit != "seconds" or role.startswith("total"):
        return False
    if role in ("busy", "available", "logged_in"):
        return False
    return bool(len(figures)) and float(figures.median()) > LONG_FOR_SECONDS


def _first_part(text: str) -> int:
    found = COLONS.fullmatch(text.strip())
    return int(found[3]) if found else 0


def _about_unit(column: Column, first: pd.DataFrame) -> Question:
    example = next(text for text in first[column.role] if text.strip())
    return Question(
        "duration_unit",
        f"Column “{column.name}” ({column.letter}) holds figures such as {example}. Are these "
        "milliseconds or seconds?",
        "They were read as milliseconds.",
        (Option("milliseconds", "Milliseconds"), Option("seconds", "Seconds")),
        required=True,
        column=column.name,
    )


def _about_two_parts(example: str, column: Column) -> Question:
    return Question(
        "two_parts",
        f"Is “{example}” in column “{column.name}” ({column.letter}) minutes and seconds, or hours "
        "and minutes?",
        "Such durations were read as minutes and seconds.",
        (Option("minutes", "Minutes and seconds"), Option("hours", "Hours and minutes")),
        column=column.name,
    )


def _about_threshold(column: Column) -> Question:
    return Question(
        "service_level_threshold",
        f"Within how many seconds does “{column.name}” ({column.letter}) count a contact as "
        "answered in time?",
        "The service level is shown as the phone system reports it, without a threshold.",
        (*(Option(seconds, f"{seconds} seconds") for seconds in THRESHOLDS), UNKNOWN),
        column=column.name,
    )


def _about_formula(column: Column) -> Question:
    return Question(
        "service_level_formula",
        f"How does the phone system work out “{column.name}” ({column.letter})?",
        "It was weighted by offered contacts, and is not compared with other definitions.",
        FORMULAS,
        column=column.name,
    )


def _about_percent(column: Column) -> Question:
    return Question(
        "percent",
        f"The figures in “{column.name}” ({column.letter}) are all between 0 and 1. Is 0.8 eighty "
        "per cent, or less than one per cent?",
        "They were read as fractions: 0.8 is eighty per cent.",
        (Option("fraction", "0.8 is 80 %"), Option("percent", "0.8 is 0.8 %")),
        column=column.name,
    )
