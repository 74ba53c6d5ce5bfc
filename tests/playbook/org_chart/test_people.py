"""A CSV of people: read whole or not at all, with every problem named by row."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart, faults
from playbook.org_chart.people_columns import suggested
from playbook.org_chart.people_export import people_csv
from playbook.org_chart.people_file import read_table
from playbook.org_chart.people_import import PeopleImport, read_people
from playbook.org_chart.roles import catalogue
from playbook.org_chart.seat import Seat
from tests.playbook.org_chart.charts import trees

ROLES = catalogue()
GOOD = "name,role,manager,team\nAmara,Contact centre manager,,\nBen,Supervisor,Amara,North\n"


def read(text: str | bytes) -> PeopleImport:
    table = read_table(text if isinstance(text, bytes) else text.encode())
    return read_people(table, suggested(table.headers), ROLES, (f"s{n}" for n in count(1)))


def problems(text: str) -> list[tuple[int, str]]:
    found = read(text)
    assert found.chart is None
    return [(problem.row, problem.sentence) for problem in found.problems]


def test_people_become_seats_with_their_bosses_and_roles_of_the_catalogue() -> None:
    chart = read(GOOD).chart
    assert chart == Chart(
        (
            Seat("s1", "Amara", "contact_centre_manager"),
            Seat("s2", "Ben", "team_leader", "s1", team="North"),
        )
    )


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.replace(",", ";").encode(),
        GOOD.replace(",", "\t").encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("name,role,manager,team", "Employee,Job Title,Reports To,Department").encode(),
        ("\n" + GOOD.replace("Ben,", ' "Ben" ,') + ",,,\n").encode(),
    ],
)
def test_usual_encodings_delimiters_and_headers_read_alike(content: bytes) -> None:
    found = read(content)
    assert found.problems == ()
    assert found.chart is not None
    assert [seat.reports_to for seat in found.chart.seats] == [None, "s1"]


def test_a_western_file_without_unicode_keeps_its_letters() -> None:
    chart = read("name,manager\nZoë Ibáñez,\n".encode("cp1252")).chart
    assert chart is not None
    assert chart.seats[0].name == "Zoë Ibáñez"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04rest of a workbook", "spreadsheet whose name ends in .csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "spreadsheet whose name ends in .csv"),
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "The file is empty"),
        (b"name,manager\n", "headers and no people"),
        (b"name,manager\nA\x00B,\n", "not a text file"),
        (b"name,manager\n" + b"x" * 5_000_001, "larger than 5 MB"),
        (b"wages,hours\n12,40\n", "No column is chosen for name and manager"),
    ],
)
def test_a_file_that_is_no_list_of_people_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(PlaybookError, match=reason):
        read(content)


@pytest.mark.parametrize(
    ("rows", "row", "said"),
    [
        ("A,\nB,Z", 3, "“Z” is nobody on the list"),
        ("A,\nB,B", 3, "B reports to themselves"),
        ("A,\nB,", 3, "B has no manager, and neither has A on row 2"),
        ("A,\nB,A\nB,A", 4, "B is also on row 3"),
        ("A,\nB,D\nC,B\nD,C", 3, "A loop: B reports to D reports to C reports to B"),
        ("A,\n,A", 3, "Neither a name nor a role"),
        (f"A,\n{'x' * 121},A", 3, "longer than 120"),
    ],
)
def test_a_problem_is_named_by_its_row_and_nothing_is_imported(
    rows: str, row: int, said: str
) -> None:
    found = problems(f"name,manager\n{rows}\n")
    assert any(number == row and said in sentence for number, sentence in found)


def test_all_problems_come_at_once_in_the_order_of_the_rows() -> None:
    found = problems("name,manager,fte\nA,,\nB,Y,\nC,A,half\nD,Z,\n")
    assert [row for row, _ in found] == [3, 4, 5]


def test_numbers_tell_namesakes_apart() -> None:
    chart = read("id,name,manager\n1,Amara,\n2,Ben,1\n3,Ben,1\n4,Dev,2\n").chart
    assert chart is not None
    assert [seat.reports_to for seat in chart.seats] == [None, "s1", "s1", "s2"]
    assert (
        "may be the person on row 3 and 4"
        in problems("id,name,manager\n1,Amara,\n2,Ben,1\n3,Ben,1\n4,Dev,Ben\n")[0][1]
    )
    assert "stands on 2 rows" in problems("id,name,manager\n1,Amara,\n1,Ben,Amara\n")[0][1]


def test_a_vacancy_is_a_row_with_a_role_and_without_a_name() -> None:
    chart = read("name,role,manager\nA,,\nVacant,Trainer,A\n,Agent,A\ntbc,Agent,A\n").chart
    assert chart is not None
    assert [seat.vacant for seat in chart.seats] == [False, True, True, False]


def test_channels_posts_skills_and_days_are_read() -> None:
    text = (
        'name,manager,channels,skills,fte,met on\nA,,Phone; whatsapp,French;tax,"0,5",2026-11-12\n'
    )
    chart = read(text).chart
    assert chart is not None
    (seat,) = chart.seats
    assert seat.channels == ("phone", "whatsapp")
    assert seat.skills == ("French", "tax")
    assert seat.full_time_equivalent == 0.5
    assert "none of the eight" in problems("name,manager,channels\nA,,fax\n")[0][1]
    assert "no date" in problems("name,manager,met on\nA,,12/11\n")[0][1]


def test_five_thousand_rows_are_read() -> None:
    rows = "\n".join(f"Person {n},Person {n // 10}" for n in range(1, 5000))
    chart = read(f"name,manager\nPerson 0,\n{rows}\n").chart
    assert chart is not None
    assert len(chart.seats) == 5000
    assert faults(chart) == ()


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from(["", *"ABCDEF"])), max_size=6))
def test_any_list_gives_a_sound_chart_or_problems_never_both(rows: list[tuple[str, str]]) -> None:
    lines = "\n".join(f"{name},{boss}" for name, boss in [("Z", ""), *rows])
    found = read(f"name,manager\n{lines}\n")
    assert (found.chart is None) == bool(found.problems)
    assert not found.chart or faults(found.chart) == ()


@given(trees(15))
def test_what_is_written_reads_back_as_the_same_chart(chart: Chart) -> None:
    back = read(people_csv(chart, ROLES)).chart
    assert back is not None
    ids = dict(zip((seat.id for seat in back.seats), _depth_first(chart), strict=True))
    assert {ids[s.id]: ids.get(s.reports_to or "") for s in back.seats} == {
        s.id: s.reports_to for s in chart.seats
    }


def _depth_first(chart: Chart) -> list[str]:
    return [seat.id for top in chart.reports(None) for seat in chart.branch(top.id)]


@pytest.mark.parametrize("cell", ["=1+1", "+44 20", "-2", "@cmd"])
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised_and_comes_back_plain(
    cell: str,
) -> None:
    chart = Chart((Seat("a", cell, "agent"),))
    assert f"'{cell}" in people_csv(chart, ROLES).decode("utf-8-sig")
    back = read(people_csv(chart, ROLES)).chart
    assert back is not None
    assert back.seats[0].name == cell
