"""Sound text is parsed at once and damaged text record by record: both say the same."""

import csv
import io
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.intake import opening, read
from playbook.intake.coded import coded
from playbook.intake.identities import hashed, repeated

HEADER = "Contact ID,Start time,Queue,Queue time,Talk time,Outcome"
CONTACTS = (
    HEADER
    + """
c1,2026-03-02 09:00:00,Sales,0:00:10,120,Answered
c2,2026-03-02 09:10:00,Help,25:61:00,60,Answered
c3,,Help,0:00:20,60,Answered
c4,2026-03-02 09:30:00,Sales,50,,Abandoned
"""
)
CELLS = st.sampled_from(["Sales", " Help ", "0012", "", 'the "old" one', "a,b", "two\nlines", "-"])
WAITS = st.sampled_from(["17", "0:00:17", "PT1M3S", "abc", "", "1,5", "-3"])
ROWS = st.lists(st.tuples(CELLS, WAITS), min_size=1, max_size=12)


def told(text: str) -> tuple[object, ...]:
    reading = read(text.encode(), "contacts.csv", today=date(2026, 4, 1))
    report = reading.report
    facts = sorted(map(repr, reading.facts))
    return report.rows_read, report.rows_used, report.left_out, report.warnings, facts


def test_a_blank_line_changes_nothing_but_the_numbers_of_rows() -> None:
    whole, parted = told(CONTACTS), told(CONTACTS.replace("c3,", "\nc3,"))
    assert whole[:2] == parted[:2]
    assert whole[-1] == parted[-1]


def test_the_first_cell_that_cannot_be_read_is_told_although_an_earlier_row_fell_out() -> None:
    lines = CONTACTS.splitlines()
    rows = [lines[3].replace("0:00:20", "abc"), lines[2], lines[2].replace("25:61:00", "abc")]
    warnings = told("\n".join([lines[0], *rows]) + "\n")[3]
    assert any(str(said).startswith("Row 3, column “Queue time”") for said in list(warnings))


def test_a_quotation_that_never_ends_costs_its_own_lines_only() -> None:
    lines = CONTACTS.splitlines()
    broken = [lines[0], lines[1], 'c9,2026-03-02,"Sales', *lines[1:], "c5,,,,,", *lines[1:]]
    reading = read("\n".join(broken).encode(), "contacts.csv")
    assert reading.report.totals.offered == 7
    assert {one.first_row for one in reading.report.left_out} >= {3}


@settings(max_examples=20)
@given(ROWS)
def test_a_broken_row_at_the_end_changes_nothing_above_it(rows: list[tuple[str, str]]) -> None:
    held = io.StringIO()
    write = csv.writer(held, lineterminator="\n")
    for number, (queue, wait) in enumerate(rows):
        write.writerow([f"c{number}", "2026-03-02 09:00:00", queue, wait, "60", "Answered"])
    text = f"{HEADER}\n{held.getvalue()}"
    assert told(text)[-1] == told(f"{text}too,short\n")[-1]


@pytest.mark.parametrize("size", [40, 90, 200])
def test_a_file_says_the_same_in_small_blocks(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = told(CONTACTS)
    monkeypatch.setattr(opening, "FIRST_BYTES", 200)
    monkeypatch.setattr(opening, "BLOCK_BYTES", size)
    assert told(CONTACTS) == whole


@given(st.lists(st.text(max_size=30), max_size=20))
def test_texts_have_the_same_hash_exactly_when_they_are_the_same(texts: list[str]) -> None:
    column = pd.Series(texts, dtype=str)
    again = len([text for text in texts if text]) - len({text for text in texts if text})
    assert repeated([hashed(column)]) == again
    assert repeated([hashed(pd.Series([text], dtype=str)) for text in texts]) == again


@given(st.lists(st.sampled_from(["a", "b", "c"])), st.integers(0, 5))
def test_codes_stand_for_the_texts_that_are_left_in_their_order(texts: list[str], n: int) -> None:
    kept = pd.Series(texts, dtype="category").iloc[n:]
    codes, different = coded(kept)
    assert [different[code] for code in codes] == texts[n:]
    assert list(different) == list(dict.fromkeys(texts[n:]))
