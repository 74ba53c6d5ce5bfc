"""Whatever is dropped in, the answer is a sentence that names the row and the column."""

import gzip
import io
import zipfile
from datetime import date

import pytest

from playbook.errors import PlaybookError
from playbook.intake import Reading, read
from tests.playbook.intake.exports import CONTACTS, PERIODS, workbook

HEADER = "Date,Queue,Offered,Answered,Abandoned,ASA\n"


def reading(content: str | bytes, name: str = "export.csv", **options: object) -> Reading:
    raw = content.encode() if isinstance(content, str) else content
    return read(raw, name, **options)  # type: ignore[arg-type]


def zipped(text: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("export.csv", text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "export.csv is empty"),
        (b"\n \r\n", "nothing but blank lines"),
        (b"\xff\xfe\n\x00", "nothing but blank lines"),
        (zipped(PERIODS), "is a ZIP archive. Unpack it"),
        (gzip.compress(PERIODS.encode()), "is a gzip archive. *"),
        (b"%PDF-1.7 something", "is a PDF document, not a table"),
        (b"<html><table><tr><td>Date</td></tr></table>", "is a web page"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "is not a text file or a workbook"),
        (workbook(PERIODS)[:700], "cut off, damaged or locked"),
        (workbook(""), "is empty: no sheet in it holds any rows"),
        (HEADER.encode(), "has a header and no rows below it"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(content: bytes, sentence: str) -> None:
    with pytest.raises(PlaybookError, match=sentence.rstrip("*").rstrip(". ")):
        reading(content)


def test_a_workbook_cut_off_before_its_contents_is_not_called_an_archive() -> None:
    with pytest.raises(PlaybookError, match=r"March\.xlsx is damaged or was cut off on its way"):
        reading(workbook(PERIODS)[:30], "March.xlsx")


def test_a_file_over_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(PlaybookError, match="at most 0 MB can be read"):
        reading(PERIODS, maximum_bytes=10)


def test_no_usable_row_is_refused_with_each_reason_and_its_first_row() -> None:
    with pytest.raises(PlaybookError) as refusal:
        reading(HEADER + "soon,Sales,1,1,0,3\n,Sales,1,1,0,3\nTotal,,2,2,0,3\n")
    sentence = str(refusal.value)
    assert "none of its 3 rows can be used" in sentence
    assert "“soon” is no date (1, first in row 2)" in sentence
    assert "No date in column “Date” (A) (1, first in row 3)" in sentence
    assert "Row of totals or averages, not a period or a contact (1, first in row 4)" in sentence


def test_a_file_that_is_cut_off_names_the_row_and_column_where_it_ends() -> None:
    found = reading(PERIODS + "2026-03-04,Sales,10")
    assert found.report.totals.offered == 1300
    assert any("Row 4 ends in column “Offered” (C)" in one for one in found.report.warnings)
    assert found.report.left_out[0].reason == "Row has 3 fields where the header has 7"


def test_a_row_with_too_many_fields_is_left_out_and_the_others_are_not() -> None:
    found = reading(
        HEADER + "2026-03-02,A,1,1,0,3\n2026-03-03,A,1,000,1,0,3\n2026-03-04,A,2,2,0,3\n"
    )
    assert found.report.totals.offered == 3
    assert found.report.left_out[0].first_row == 3


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-0:00:05", "“-0:00:05” is a negative duration"),
        ("-5", "“-5” is a negative duration"),
        ("25:61", "“25:61” is no duration: it has 61 seconds after the minutes"),
        ("0:61:00", "it has 61 minutes after the hours"),
        ("soon", "“soon” is not a number"),
        ("=cmd|' /C calc'!A0", "“=cmd|' /C calc'!A0” is not a number"),
    ],
)
def test_a_duration_that_cannot_be_is_blank_and_named(cell: str, reason: str) -> None:
    found = reading(HEADER + f"2026-03-02,A,10,9,1,0:00:05\n2026-03-03,A,10,9,1,{cell}\n")
    assert found.report.totals.answered_waited == 9
    (warning,) = found.report.warnings
    assert warning.startswith("Row 3, column “ASA” (F): ")
    assert reason in warning


def test_a_negative_count_is_blank_and_named() -> None:
    found = reading(HEADER + "2026-03-02,A,10,9,-1,5\n")
    assert found.report.totals.abandoned is None
    assert "Row 2, column “Abandoned” (E): “-1” is a negative count" in found.report.warnings[0]


def test_a_formula_in_a_name_is_plain_text_and_named() -> None:
    found = reading(CONTACTS.replace("Help", "=cmd|' /C calc'!A0"))
    assert any(
        "Row 4, column “Queue” (B): the cell holds a formula" in one
        for one in found.report.warnings
    )
    assert {fact.queue for fact in found.facts} == {"Sales", "=cmd|' /C calc'!A0"}


def test_future_dates_are_left_out_with_row_and_column() -> None:
    with pytest.raises(PlaybookError, match=r"Dated after today in column “Date” \(A\)"):
        reading(PERIODS, today=date(2026, 1, 1))


def test_a_column_blank_in_every_row_is_named_and_gives_no_figure() -> None:
    found = reading(HEADER + "2026-03-02,A,10,9,1,\n2026-03-03,A,10,9,1,\n")
    assert found.report.totals.answered_wait_seconds is None
    assert any(
        "Column “ASA” (F) is blank in every row" in warning for warning in found.report.warnings
    )


def test_a_single_row_is_said_to_be_no_baseline() -> None:
    found = reading(HEADER + "2026-03-02,A,10,9,1,5\n")
    assert "The file holds a single row: one figure is no baseline." in found.report.warnings


def test_a_column_that_stands_twice_with_the_same_values_is_read_once_and_named() -> None:
    found = reading("Date,Offered,Answered,Abandoned,Offered\n2026-03-02,10,9,1,10\n")
    assert found.report.totals.offered == 10
    assert any("columns B and E, from row 1" in warning for warning in found.report.warnings)


def test_a_column_that_stands_twice_with_other_values_is_asked_about() -> None:
    text = "Date,Offered,Answered,Abandoned,Offered\n2026-03-02,10,9,1,12\n"
    found = reading(text)
    assert [question.key for question in found.open_questions] == ["role:offered"]
    assert not found.ready
    answered = reading(text, answers={"role:offered": "Offered (column E)"})
    assert answered.report.totals.offered == 12
    assert answered.ready


def test_telephone_numbers_in_a_column_of_names_are_never_kept() -> None:
    found = reading(
        CONTACTS.replace("Help", "+44 20 7946 0000").replace("Sales", "jo@home.example")
    )
    assert {fact.queue for fact in found.facts} == {None}
    assert any("looks like a telephone number" in warning for warning in found.report.warnings)


def test_an_outcome_nobody_knows_is_named_and_judged_by_the_evidence() -> None:
    found = reading(CONTACTS.replace("Answered", "Wunderbar"))
    assert found.report.totals.answered == 2
    assert any("Row 2: the outcome “Wunderbar”" in warning for warning in found.report.warnings)


def test_a_header_that_comes_again_inside_the_file_is_no_row() -> None:
    found = reading(PERIODS + PERIODS)
    assert found.report.totals.offered == 2600
    assert found.report.left_out[0].first_row == 4


def test_a_score_off_its_scale_is_named_and_not_counted() -> None:
    rows = "2026-03-02 09:00,Answered,5,11\n2026-03-02 09:01,Answered,9,9\n"
    found = reading("Start time,Status,CSAT,NPS\n" + rows)
    assert (found.report.totals.satisfaction_answers, found.report.totals.promoters) == (1, 1)
    assert any("Row 3: 9 is not on the scale of 1 to 5" in one for one in found.report.warnings)
    assert any("Row 2: 11 is not on the scale of 0 to 10" in one for one in found.report.warnings)
