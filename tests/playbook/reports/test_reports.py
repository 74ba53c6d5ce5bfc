"""Files to take away: opened again by others, and harmless whatever a user typed."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from playbook.reports.brief import brief, brief_facts
from playbook.reports.calendar_file import calendar_file
from playbook.reports.table import as_csv, file_name
from playbook.reports.tables import NAMES, PlanPapers, tables
from playbook.reports.workbook import workbook
from playbook.review.check_in import CheckIn, Happened, Standing
from playbook.review.commitment import Commitment
from playbook.review.slips import Slip
from playbook.task import Task
from tests.made_up import MONDAY, a_milestone, a_plan, a_task

NOW = datetime(2026, 3, 16, 12, tzinfo=UTC)
TODAY = date(2026, 3, 16)
HOSTILE = ["=1+1", "@SUM(A1)", "+44 20", "-5", "\t=cmd", '"; drop', "https://a.example", "007"]
words = st.text(max_size=120)


def papers(*tasks: Task) -> PlanPapers:
    check_in = CheckIn("c", TODAY, "a", "Amara", Standing.AT_RISK, "=1", "IT", "Hire?", TODAY)
    promise = Commitment("p", "No Saturdays", "Jo", "Agents", TODAY)
    return PlanPapers(a_plan(), [a_milestone()], tasks, [check_in], [], [promise], TODAY)


def test_the_workbook_opens_again_with_every_cell_as_it_was_typed() -> None:
    tasks = [a_task(n + 1, title, id=str(n)) for n, title in enumerate(HOSTILE)]
    made = workbook(tables(papers(*tasks)), NOW)
    opened = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert opened.sheet_names == list(NAMES)
    rows = opened.get_sheet_by_name("Tasks").to_python()
    assert [row[1] for row in rows[1:]] == HOSTILE
    assert rows[1][3] == date(2026, 3, 2)
    assert opened.get_sheet_by_name("Commitments").to_python()[1][0] == "No Saturdays"
    assert b"<f>" not in made


def test_a_csv_cell_never_acts_as_a_formula() -> None:
    tasks = [a_task(n + 1, title, id=str(n)) for n, title in enumerate(HOSTILE)]
    text = as_csv(tables(papers(*tasks))[0]).decode("utf-8-sig")
    titles = [row[1] for row in csv.reader(io.StringIO(text, newline=""))][1:]
    assert not [title for title in titles if re.match(r"\s*[=+\-@]", title)]
    assert titles[5:] == HOSTILE[5:]


@given(words)
def test_no_name_breaks_a_file_name(name: str) -> None:
    made = file_name(name, "Leeds")
    assert re.fullmatch(r"[\w\-]{1,80}", made)


def events(made: bytes) -> list[tuple[str, date]]:
    found = Calendar.from_ical(made)
    return [(str(e["SUMMARY"]), e.decoded("DTSTART")) for e in found.walk("VEVENT")]


def test_a_hundred_items_are_read_by_an_independent_parser() -> None:
    tasks = [a_task(n % 14 + 1, f"Task, {n}; “ö”", id=str(n), why="x" * 300) for n in range(99)]
    made = calendar_file(a_plan(), [a_milestone()], tasks, NOW)
    found = events(made)
    assert len(found) == 100
    assert found[0] == ("Listen: review", MONDAY + timedelta(days=11))
    assert found[1][0] == "Task, 0; “ö”"
    assert all(len(each) <= 75 for each in made.split(b"\r\n"))
    uids = [str(e["UID"]) for e in Calendar.from_ical(made).walk("VEVENT")]
    assert len(set(uids)) == 100


def test_what_is_done_leaves_the_calendar() -> None:
    done = a_task(3, completed_on=MONDAY)
    made = calendar_file(a_plan(), [a_milestone()], [done], NOW)
    assert [title for title, _ in events(made)] == ["Listen: review"]


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_whatever_is_typed_stays_one_event(title: str) -> None:
    made = calendar_file(a_plan(), [], [a_task(3, title)], NOW)
    assert len(events(made)) == 1


def test_the_brief_is_one_page_however_much_there_is_to_say() -> None:
    tasks = [a_task(n % 14 + 1, f"#strong[{n}] *bold* " * 9, id=str(n)) for n in range(60)]
    slips = [Slip(f"Task {n}", "listen", 3, 9, 2) for n in range(30)]
    made = brief(papers(*tasks), Happened(tuple(f"Task {n}" for n in range(30))), slips)
    assert made.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1


def test_a_brief_without_any_data_says_so() -> None:
    empty = PlanPapers(a_plan(), [], [], [], [], [], TODAY)
    assert brief(empty, Happened(), []).startswith(b"%PDF")
    facts = brief_facts(empty, Happened(), [])
    assert facts["decisions"] == facts["changed"] == facts["slips"] == []


@given(words, words)
@settings(max_examples=15)
def test_words_never_act_as_markup(name: str, decision: str) -> None:
    check_in = CheckIn("c", TODAY, "a", name, Standing.AT_RISK, "", "", decision, TODAY)
    told = PlanPapers(a_plan(), [a_milestone()], [a_task(3, name)], [check_in], [], [], TODAY)
    assert brief(told, Happened((name,)), []).startswith(b"%PDF")
