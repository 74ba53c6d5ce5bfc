"""Any real export: encodings, delimiters, line endings, titles, totals, missing headers."""

from dataclasses import FrozenInstanceError, fields
from datetime import date
from pathlib import Path

import pytest

from playbook.errors import PlaybookError
from playbook.facts import Fact
from playbook.intake import Mapping, Reading, header_fingerprint, read
from tests.playbook.intake.exports import CONTACTS, PERIODS, open_document, workbook

TODAY = date(2026, 11, 21)


def reading(content: str | bytes, name: str = "export.csv", **options: object) -> Reading:
    raw = content.encode() if isinstance(content, str) else content
    return read(raw, name, **options)  # type: ignore[arg-type]


def has_the_right_totals(found: Reading) -> bool:
    totals = found.report.totals
    return (totals.offered, totals.answered, totals.abandoned) == (1300, 1090, 210)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_ending_gives_the_same_figures(encoding: str, ending: str) -> None:
    found = reading(PERIODS.replace("\n", ending).encode(encoding))
    assert has_the_right_totals(found)
    assert {fact.queue for fact in found.facts} == {"Försäljning", "Kundtjänst"}


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_every_delimiter_gives_the_same_figures(delimiter: str) -> None:
    text = PERIODS.replace('"1,200"', "1 200").replace('"1,000"', "1 000")
    assert has_the_right_totals(reading(text.replace(",", delimiter)))


def test_a_line_that_names_the_delimiter_is_no_row() -> None:
    text = PERIODS.replace('"1,200"', "1200").replace('"1,000"', "1000").replace(",", ";")
    assert has_the_right_totals(reading("sep=;\n" + text))


def test_titles_above_and_totals_below_are_not_counted() -> None:
    titled = "Queue report,,,,,,\nPeriod: March,,,,,,\n\n" + PERIODS
    found = reading(titled + "Total,,1300,1090,210,,\n")
    assert has_the_right_totals(found)
    assert found.report.left_out[0].first_row == 7
    assert "totals" in found.report.left_out[0].reason


def test_a_title_line_of_one_cell_only_is_no_header() -> None:
    assert has_the_right_totals(reading("Queue report\n" + PERIODS))


def test_decimal_commas_spaces_and_percentages_are_read() -> None:
    text = (
        "Datum;Offered;Answered;Abandoned;Service level 20 seconds;ASA\n"
        "02.03.2026;1\u00a0200;1\u202f000;200;94,0 %;12,5\n"
    )
    totals = reading(text).report.totals
    assert (totals.offered, totals.answered) == (1200, 1000)
    assert totals.reported_within == pytest.approx(0.94 * 1200)
    assert totals.answered_wait_seconds == pytest.approx(12_500)


def test_a_blank_wait_is_not_a_wait_of_zero() -> None:
    totals = reading(CONTACTS.replace("0:00:20,0:04:00", ",0:04:00")).report.totals
    assert (totals.answered, totals.answered_waited, totals.answered_wait_seconds) == (2, 1, 10)


def test_a_blank_cell_in_totals_per_period_takes_no_part_in_the_average() -> None:
    found = reading(PERIODS.replace("0:00:40", ""))
    totals = found.report.totals
    assert (totals.answered_waited, totals.answered_wait_seconds) == (90, 1800)


def test_an_answer_of_yes_or_no_outweighs_the_agent_who_was_rung() -> None:
    found = reading(
        "Call Id,Agent,Date,Time,Answered (Y/N),Resolved,Speed of answer in seconds\n"
        "ID1,Bo,1/1/2026,9:12:58,Y,Y,109\nID2,Bo,1/31/2026,10:12:58,N,N,\n"
    )
    totals = found.report.totals
    assert (totals.offered, totals.answered, totals.abandoned, totals.waited) == (2, 1, 1, 1)
    assert [question.key for question in found.open_questions] == ["column:Resolved"]
    assert {(fact.day, fact.hour) for fact in found.facts} == {
        (date(2026, 1, 1), 9), (date(2026, 1, 31), 10),
    }  # fmt: skip


def test_a_file_of_several_blocks_gives_the_same_as_one() -> None:
    header, *rows = CONTACTS.splitlines(keepends=True)
    many = header + "".join(rows) * 40_000 + "Total,,,,,\n"
    found = reading(many)
    assert found.report.totals.offered == 120_000
    assert len(found.facts) == 2
    assert found.report.left_out[0].first_row == 120_002


def test_one_row_a_contact_becomes_facts_by_hour() -> None:
    found = reading(CONTACTS)
    by_hour = {fact.hour: (fact.offered, fact.queue) for fact in found.facts}
    assert by_hour == {9: (2, "Sales"), 10: (1, "Help")}
    totals = found.report.totals
    assert (totals.handle_seconds, totals.handled) == (410, 2)
    assert totals.within_seconds(20).answered == 2  # type: ignore[union-attr]


def test_facts_made_from_columns_are_like_any_other_fact() -> None:
    for fact in reading(CONTACTS).facts:
        named = {field.name: getattr(fact, field.name) for field in fields(Fact)}
        assert fact == Fact(**named)
        assert hash(fact) == hash(Fact(**named))
        with pytest.raises(FrozenInstanceError):
            fact.offered = 5  # type: ignore[misc]


def test_dates_that_can_be_read_two_ways_are_asked_once_for_the_file() -> None:
    text = CONTACTS.replace("2026-03-02", "03/04/2026")
    found = reading(text)
    assert [question.key for question in found.open_questions] == ["day_first"]
    assert not found.ready
    assert found.report.totals.offered == 3
    assert found.report.first_day is None
    by_day = reading(text, answers={"day_first": "day first"})
    by_month = reading(text, answers={"day_first": "month first"})
    assert by_day.report.first_day == date(2026, 4, 3)
    assert by_month.report.first_day == date(2026, 3, 4)
    assert by_day.ready
    assert by_day.open_questions == ()


def test_one_date_that_can_only_be_read_one_way_settles_the_whole_file() -> None:
    text = CONTACTS.replace("2026-03-02 10", "25/04/2026 10").replace("2026-03-02", "03/04/2026")
    found = reading(text)
    assert found.questions == ()
    assert (found.report.first_day, found.report.last_day) == (date(2026, 4, 3), date(2026, 4, 25))


def test_a_column_with_two_meanings_is_asked_and_the_answer_is_used() -> None:
    text = CONTACTS.replace("Wait in queue", "Hold time")
    found = reading(text)
    assert [question.key for question in found.open_questions] == ["column:Hold time"]
    assert found.report.totals.waited is None
    answered = reading(text, answers={"column:Hold time": "wait"})
    assert answered.report.totals.waited == 3
    agent_hold = reading(text, answers={"column:Hold time": "hold"})
    assert agent_hold.report.totals.hold_seconds == 30


def test_an_answer_that_is_no_option_is_refused() -> None:
    text = CONTACTS.replace("2026-03-02", "03/04/2026")
    with pytest.raises(PlaybookError, match="is no answer to"):
        reading(text, answers={"day_first": "perhaps"})


def test_minutes_and_seconds_or_hours_and_minutes_are_asked() -> None:
    text = CONTACTS.replace("0:02:00", "4:12").replace("0:04:00", "5:00")
    found = reading(text)
    assert [question.key for question in found.questions] == ["two_parts"]
    assert found.report.totals.talk_seconds == 552
    assert reading(text, answers={"two_parts": "hours"}).report.totals.talk_seconds == 33_120


def test_milliseconds_are_suspected_when_figures_are_far_too_long() -> None:
    text = CONTACTS.replace("0:02:00", "120000").replace("0:04:00", "240000")
    found = reading(text)
    assert [question.key for question in found.questions] == ["duration_unit"]
    assert found.report.totals.talk_seconds == 360
    in_seconds = reading(text, answers={"duration_unit": "seconds"})
    assert in_seconds.report.totals.talk_seconds == 360_000


def test_fractions_of_a_day_are_read_as_durations() -> None:
    text = CONTACTS.replace("0:02:00", "0.00138889").replace("0:04:00", "0.00277778")
    assert reading(text).report.totals.talk_seconds == pytest.approx(360, abs=0.01)


def test_a_figure_between_0_and_1_is_asked_about_in_a_column_of_percentages() -> None:
    text = "Date,Offered,Answered,Service level\n2026-03-02,100,90,0.8\n"
    found = reading(text)
    assert {question.key for question in found.questions} == {
        "service_level_threshold", "service_level_formula", "percent",
    }  # fmt: skip
    assert found.report.totals.reported_within == 80
    as_percent = reading(text, answers={"percent": "percent"})
    assert as_percent.report.totals.reported_within == pytest.approx(0.8)


def test_a_service_level_with_threshold_and_formula_becomes_contacts_in_time() -> None:
    text = "Date,Offered,Answered,Abandoned,Service level\n2026-03-02,100,90,10,80%\n"
    answers = {"service_level_threshold": "30", "service_level_formula": "service_level_answered"}
    count = reading(text, answers=answers).report.totals.within_seconds(30)
    assert count is not None
    assert (count.answered, count.answered_of, count.abandoned_of) == (72, 90, 10)


def test_a_file_of_numbered_rows_is_dated_by_its_first_day() -> None:
    text = "Index,Offered,Answered,Abandoned\n1,10,9,1\n2,20,18,2\n"
    found = reading(text)
    assert not found.ready
    assert found.report.totals.offered == 30
    dated = reading(text, answers={"first_day": "2026-03-30"})
    assert {fact.day: fact.offered for fact in dated.facts} == {
        date(2026, 3, 30): 10,
        date(2026, 3, 31): 20,
    }
    with pytest.raises(PlaybookError, match="YYYY-MM-DD"):
        reading(text, answers={"first_day": "30 March"})


def test_rows_that_their_first_day_puts_after_today_are_left_out() -> None:
    text = "Index,Offered,Answered,Abandoned\n1,10,9,1\n2,20,18,2\n"
    found = reading(text, answers={"first_day": "2026-03-30"}, today=date(2026, 3, 30))
    assert [fact.offered for fact in found.facts] == [10]
    (left_out,) = found.report.left_out
    assert (left_out.rows, left_out.first_row) == (1, 3)
    assert "Dated after today" in left_out.reason


def test_a_month_is_a_fact_of_as_many_days() -> None:
    found = reading("Month,Offered,Answered,Abandoned\nFeb-16,10,9,1\nMar-16,20,18,2\n")
    assert [(fact.day, fact.days) for fact in found.facts] == [
        (date(2016, 2, 1), 29),
        (date(2016, 3, 1), 31),
    ]
    assert found.report.last_day == date(2016, 3, 31)


def test_offered_that_is_not_answered_plus_abandoned_is_shown() -> None:
    found = reading("Date,Offered,Answered,Abandoned\n2026-03-02,100,80,10\n")
    assert found.report.totals.unaccounted == 10
    assert any("10 of 100 offered contacts (10.0%)" in one for one in found.report.warnings)


def test_quotation_marks_that_were_never_escaped_do_not_move_columns() -> None:
    text = CONTACTS.replace("Start time,Queue", "Start time,Notes,Queue")
    text = text.replace("00,Sales", '00,"she said "no, thanks" twice",Sales', 1)
    text = text.replace("00,Sales", '00,"12" pipe,Sales', 1).replace("00,Help", '00,"open,Help')
    found = reading(text)
    assert found.report.totals.offered == 3
    assert {fact.queue for fact in found.facts} == {"Sales", "Help"}


def test_line_breaks_inside_quotation_marks_belong_to_the_cell() -> None:
    text = CONTACTS.replace("Start time,Queue", "Start time,Notes,Queue")
    text = text.replace("00,Sales", '00,"first line\nsecond, line",Sales')
    text = text.replace("00,Help", "00,plain,Help")
    assert reading(text).report.totals.offered == 3


def test_utc_stamps_are_turned_into_the_sites_time() -> None:
    text = CONTACTS.replace("2026-03-02 09:00:00", "2026-07-01T23:30:00Z")
    text = text.replace("2026-03-02 09:30:00", "2026-07-01T22:30:00Z")
    text = text.replace("2026-03-02 10:00:00", "2026-07-01T21:30:00Z")
    found = reading(text, time_zone="Europe/London")
    assert {(fact.day, fact.hour) for fact in found.facts} == {
        (date(2026, 7, 2), 0), (date(2026, 7, 1), 23), (date(2026, 7, 1), 22),
    }  # fmt: skip
    assert any("UTC" in warning for warning in found.report.warnings)


def test_rows_after_today_are_left_out_and_named() -> None:
    found = reading(CONTACTS.replace("2026-03-02 10", "2027-03-02 10"), today=TODAY)
    assert found.report.totals.offered == 2
    assert found.report.left_out[0].reason == "Dated after today in column “Start time” (A)"
    assert found.report.left_out[0].first_row == 4


def test_the_same_bytes_have_the_same_fingerprint_whatever_the_name(tmp_path: Path) -> None:
    path = tmp_path / "another.csv"
    path.write_text(CONTACTS)
    assert read(path).report.fingerprint == reading(CONTACTS).report.fingerprint
    assert reading(PERIODS).report.fingerprint != reading(CONTACTS).report.fingerprint


def test_progress_is_told_from_nought_to_one() -> None:
    heard: list[float] = []
    reading(CONTACTS, on_progress=lambda fraction, sentence: heard.append(fraction))
    assert heard[0] == 0.0
    assert heard[-1] == 1.0
    assert heard == sorted(heard)


def test_columns_nobody_knows_are_mapped_by_hand_and_the_mapping_is_used_again() -> None:
    text = "Wann,Wer,Rein,Dran\n2026-03-02,Nord,10,9\n2026-03-03,Nord,20,15\n"
    found = reading(text)
    assert not found.recognised
    assert found.header == ("Wann", "Wer", "Rein", "Dran")
    assert found.preview[0] == ("2026-03-02", "Nord", "10", "9")
    columns = ("day", "Wann"), ("queue", "Wer"), ("offered", "Rein"), ("answered", "Dran")
    mapping = Mapping.from_json(Mapping("period", columns).to_json())
    mapped = reading(text, mapping=mapping)
    assert (mapped.report.totals.offered, mapped.report.totals.answered) == (30, 24)
    assert mapped.ready
    again = reading("Title\n" + text, mapping=mapped.mapping)
    assert again.report.totals.offered == 30
    assert header_fingerprint(again.header) == header_fingerprint(found.header)


def test_a_mapping_keeps_the_answers_that_were_given() -> None:
    text = CONTACTS.replace("2026-03-02", "03/04/2026")
    first = reading(text, answers={"day_first": "month first"})
    assert first.mapping is not None
    second = reading(text, mapping=Mapping.from_json(first.mapping.to_json()))
    assert second.report.first_day == date(2026, 3, 4)
    assert second.ready


def test_a_mapping_for_columns_that_are_not_there_says_which() -> None:
    with pytest.raises(PlaybookError, match="expects a column “Rein”"):
        reading(PERIODS, mapping=Mapping("period", (("offered", "Rein"),)))


def test_one_meaning_chosen_for_two_columns_is_refused() -> None:
    with pytest.raises(PlaybookError, match="“Offered” was chosen for two columns"):
        Mapping("period", (("offered", "A"), ("offered", "B"))).check()


@pytest.mark.parametrize(
    ("grain", "columns", "why"),
    [
        ("period", (), "Nothing would be counted yet"),
        ("period", (("day", "A"), ("queue", "B")), "Nothing would be counted yet"),
        ("contact", (), "at least one of them"),
        ("period", (("offered", "A"), ("wait", "B")), "goes with rows of one contact"),
        ("contact", (("day", "A"), ("offered", "B")), "goes with rows of a period’s totals"),
    ],
)
def test_a_mapping_that_would_count_nothing_is_refused(
    grain: str, columns: tuple[tuple[str, str], ...], why: str
) -> None:
    with pytest.raises(PlaybookError, match=why):
        Mapping(grain, columns).check()


def test_rows_of_one_contact_count_themselves() -> None:
    Mapping("contact", (("day", "A"),)).check()
    Mapping("period", (("day", "A"), ("answered_within:20", "B"))).check()


def test_contact_numbers_that_repeat_are_asked_about() -> None:
    text = CONTACTS.replace("Start time", "Call ID,Start time").replace("2026-", "77,2026-")
    found = reading(text)
    assert [question.key for question in found.open_questions] == ["repeated_ids"]
    assert found.report.totals.offered == 3
    merged = reading(text, answers={"repeated_ids": "one contact"})
    assert merged.report.totals.offered == 1
    assert merged.report.totals.transferred == 1


def test_a_workbook_is_read_like_the_same_file_in_csv(tmp_path: Path) -> None:
    found = reading(
        workbook(PERIODS.replace('"1,200"', "1200").replace('"1,000"', "1000")), "a.xlsx"
    )
    assert has_the_right_totals(found)
    assert found.report.first_day == date(2026, 3, 2)


def test_an_open_document_sheet_is_read_too() -> None:
    content = open_document(PERIODS.replace('"1,200"', "1200").replace('"1,000"', "1000"))
    assert has_the_right_totals(reading(content, "a.ods"))


def test_survey_answers_beside_contacts_are_counted_and_blanks_are_not() -> None:
    text = (
        "Start time,Status,CSAT,NPS,CES\n"
        "2026-03-02 09:00,Answered,5,10,7\n2026-03-02 09:10,Answered,4,8,3\n"
        "2026-03-02 09:20,Answered,,0,\n2026-03-02 09:30,Abandoned,,,\n"
    )
    totals = reading(text).report.totals
    assert (totals.satisfaction_answers, totals.satisfaction_top, totals.satisfaction_sum) == (
        2,
        1,
        9,
    )
    assert (totals.promoters, totals.passives, totals.detractors) == (1, 1, 1)
    assert (totals.effort_answers, totals.effort_easy, totals.effort_sum) == (2, 1, 10)
