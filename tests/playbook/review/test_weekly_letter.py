"""The weekly e-mail's words, and when it is due."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.review.for_you import Item, Kind
from playbook.review.weekly_letter import check_weekday, is_due, letter, week_of

MONDAY = datetime(2026, 11, 23)
TODAY = MONDAY.date()


def test_it_is_due_from_seven_on_its_weekday_until_the_week_ends() -> None:
    due = [is_due(MONDAY + timedelta(hours=n), 1) for n in range(7 * 24)]
    assert due.index(True) == 24 + 7
    assert all(due[24 + 7 :])


def test_a_week_has_one_name_from_monday_to_sunday() -> None:
    assert {week_of(TODAY + timedelta(days=n)) for n in range(7)} == {"2026-W48"}
    assert week_of(date(2027, 1, 1)) == "2026-W53"


def test_a_weekday_is_read_by_its_name() -> None:
    assert check_weekday(" tuesday ") == 1
    with pytest.raises(PlaybookError, match="is no weekday"):
        check_weekday("Someday")


@given(st.lists(st.text(max_size=400), min_size=1, max_size=5))
def test_every_thing_stands_on_a_line_of_its_own(about: list[str]) -> None:
    items = [Item(Kind.DECISION, "p", "Amara", words, TODAY) for words in about]
    made = letter(items, "http://localhost:8501", TODAY)
    assert sum(line.startswith("- Decision") for line in made.text.split("\n")) == len(about)
    assert made.subject.startswith(f"Day 120: {len(about)} thing")
    assert "\n" not in made.subject
