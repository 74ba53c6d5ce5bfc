"""A file of people: its headers mapped, its problems by row, and only then on the chart."""

from collections.abc import Callable

import streamlit as st

from pages.manager.chart_view import replace_chart
from pages.manager.team_board import TeamBoard
from pages.ui.read_only_table import read_only_table
from pages.ui.refusals import say_refusal
from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart
from playbook.org_chart.people_columns import REQUIRED, SYNONYMS, suggested
from playbook.org_chart.people_file import Table, read_table
from playbook.org_chart.people_import import PeopleImport, read_people
from playbook.org_chart.reimport import keeping_boxes
from playbook.wording import counted

MOST_MEGABYTES = 5
PREVIEW_ROWS = 5
FIRST_FIELDS = ("name", "role", "manager", "team", "site")
FIELDS = {
    "id": "Number or id",
    "full_time_equivalent": "Full-time equivalents",
    "dotted_to": "Dotted line to",
    "met_on": "Met on",
}


def show(board: TeamBoard, may_replace: Callable[[TeamBoard], bool]) -> None:
    st.markdown(
        "One row a person: name, role, manager, team. A top person without a manager; all others "
        "name theirs as it stands in the list, or by number."
    )
    file = st.file_uploader(
        "CSV file", type=["csv", "tsv", "txt"], max_upload_size=MOST_MEGABYTES, key="people-file"
    )
    if not file:
        return
    try:
        table = read_table(file.getvalue())
        found = read_people(table, _columns(table), board.roles)
    except PlaybookError as refusal:
        say_refusal(str(refusal))
        return
    _preview(table)
    _result(board, found, may_replace)


def _columns(table: Table) -> dict[str, int]:
    """The columns as recognised, until somebody chooses others."""
    guess = suggested(table.headers)
    with st.expander(_recognised(table, guess), expanded=bool(set(REQUIRED) - guess.keys())):
        chosen = {}
        with st.grid(3, min_column_width=150) as grid:
            for field in (*FIRST_FIELDS, *(f for f in SYNONYMS if f not in FIRST_FIELDS)):
                with grid.cell():
                    chosen[field] = _column(field, table, guess.get(field))
    return {field: column for field, column in chosen.items() if column is not None}


def _recognised(table: Table, guess: dict[str, int]) -> str:
    number = len(guess)
    return f"{number} of {counted(len(table.headers), 'column')} recognised"


def _column(field: str, table: Table, guess: int | None) -> int | None:
    chosen: int | None = st.selectbox(
        FIELDS.get(field, field.capitalize()),
        range(len(table.headers)),
        guess,
        format_func=lambda column: table.headers[column] or f"Column {column + 1}",
        placeholder="Not in the file",
        key=f"column {field} {' '.join(table.headers)}",
    )
    return chosen


def _preview(table: Table) -> None:
    names = [header or f"Column {i + 1}" for i, header in enumerate(table.headers)]
    unique = [
        name if names.count(name) == 1 else f"{name} ({i + 1})" for i, name in enumerate(names)
    ]
    rows = [dict(zip(unique, cells, strict=True)) for _, cells in table.rows[:PREVIEW_ROWS]]
    read_only_table(rows, "people-preview", "The first rows of the file")


def _result(
    board: TeamBoard, found: PeopleImport, may_replace: Callable[[TeamBoard], bool]
) -> None:
    if found.problems or not found.chart:
        rows = len({problem.row for problem in found.problems})
        st.error(
            f"{counted(rows, 'row')} of the file cannot be read. Nothing was put on the chart."
        )
        listed = [
            {"Row": p.row, "Column": p.column, "What is wrong": p.sentence} for p in found.problems
        ]
        read_only_table(listed, "people-problems", "What is wrong in which row")
        return
    agreed = may_replace(board)
    st.button(
        f"Put {counted(len(found.chart.seats), 'person', 'people')} on the chart",
        type="primary",
        disabled=not agreed,
        key="import",
        on_click=put_on_chart,
        args=[board.chart, found.chart],
    )


def put_on_chart(seen: Chart, read: Chart) -> None:
    replace_chart(seen, lambda plan: keeping_boxes(seen, read), "The people are on the chart.")
