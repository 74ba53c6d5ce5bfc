"""From rows of people to a chart, or to a list of what is wrong, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from playbook.errors import PlaybookError
from playbook.formula import as_typed
from playbook.org_chart.channels import channels
from playbook.org_chart.chart import Chart
from playbook.org_chart.people_columns import missing
from playbook.org_chart.people_file import Table
from playbook.org_chart.people_links import linked
from playbook.org_chart.people_rows import Person, Problem
from playbook.org_chart.roles import Catalogue, plain
from playbook.org_chart.seat import Seat, checked
from playbook.org_chart.templates import seat_ids

VACANT = ("vacant", "vacancy", "open position")
TO_BE_NAMED = ("to be named", "tbc", "tba", "n n")


@dataclass(frozen=True)
class PeopleImport:
    """Either a chart, or problems and no chart: nothing is half-imported."""

    chart: Chart | None
    problems: tuple[Problem, ...]


def read_people(
    table: Table, columns: dict[str, int], roles: Catalogue, ids: Iterator[str] | None = None
) -> PeopleImport:
    """`columns` maps name, role, manager, team and the rest to column numbers.

    Raises PlaybookError when name or manager has no column; whatever is wrong with single rows
    comes back as problems, all of them at once.
    """
    if absent := missing(columns):
        raise PlaybookError(
            f"No column is chosen for {' and '.join(absent)}. Choose the columns, then read again."
        )
    problems: list[Problem] = []
    fresh = ids or seat_ids()
    people = [
        person
        for line, cells in table.rows
        if (person := _person(line, _cells(cells, columns), roles, next(fresh), problems))
    ]
    seats, unlinked = linked(people)
    found = tuple(sorted((*problems, *unlinked), key=lambda problem: problem.row))
    return PeopleImport(None if found else Chart(seats), found)


def _cells(cells: tuple[str, ...], columns: dict[str, int]) -> dict[str, str]:
    return {field: as_typed(cells[column]) for field, column in columns.items()}


def _person(
    line: int, cells: dict[str, str], roles: Catalogue, seat_id: str, problems: list[Problem]
) -> Person | None:
    if not cells["name"] and not cells.get("role"):
        problems.append(Problem(line, "name", "Neither a name nor a role. Fill one of them in."))
        return None
    try:
        seat = checked(_seat(seat_id, cells, roles))
    except PlaybookError as problem:
        problems.append(Problem(line, "", str(problem)))
        return None
    number, manager, second = (cells.get(field, "") for field in ("id", "manager", "dotted_to"))
    return Person(line, seat, number, manager, second)


def _seat(seat_id: str, cells: dict[str, str], roles: Catalogue) -> Seat:
    name, role = cells["name"], cells.get("role", "")
    known = roles.role_of(role)
    vacant = not name or plain(name) in VACANT
    return Seat(
        seat_id,
        "" if vacant or plain(name) in TO_BE_NAMED else name,
        known.key if known else role,
        team=cells.get("team", ""),
        site=cells.get("site", ""),
        full_time_equivalent=_full_time_equivalent(cells.get("full_time_equivalent", "")),
        skills=_words(cells.get("skills", "")),
        channels=_channels(cells.get("channels", "")),
        vacant=vacant,
        met_on=_day(cells.get("met_on", "")),
    )


def _full_time_equivalent(text: str) -> float:
    try:
        return float(text.replace(",", ".")) if text else 1.0
    except ValueError:
        raise PlaybookError(f"“{text}” is no number of full-time equivalents.") from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise PlaybookError(f"“{text}” is no date. Write it as 2026-11-21.") from None


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (word.strip() for word in text.split(";"))))


def _channels(text: str) -> tuple[str, ...]:
    known = {plain(word): c.key for c in channels() for word in (c.key, c.title, c.short)}
    found = [(word, known.get(plain(word))) for word in _words(text)]
    if unknown := [word for word, key in found if key is None]:
        raise PlaybookError(f"“{unknown[0]}” is none of the eight channels.")
    return tuple(key for _, key in found if key)
