"""Opening hours as people write them, read and written again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.org_chart.channels import Hours
from playbook.org_chart.file_name import file_name
from playbook.org_chart.hours_text import CLOSED, hours_of, in_short, in_words

DAYTIME = Hours(480, 1080)
open_hours = st.builds(lambda a, b: Hours(min(a, b), max(a, b) + 1), *[st.integers(0, 1439)] * 2)
weeks = st.tuples(*[st.none() | open_hours] * 7)


@given(weeks)
def test_what_is_written_is_read_again(week: tuple[Hours | None, ...]) -> None:
    assert hours_of(in_words(week)) == week


@pytest.mark.parametrize(
    "text",
    ["Mon-Fri 8-18", "monday to friday 08:00–18:00", "Mon – Fri 8.00 until 18.00", "mo-fr 8 to 18"],
)
def test_people_write_the_same_week_in_many_ways(text: str) -> None:
    assert hours_of(text) == (DAYTIME,) * 5 + (None, None)


def test_around_the_clock_and_nothing_at_all() -> None:
    assert hours_of("24/7") == (Hours(0, 1440),) * 7 == hours_of("every day all day")
    assert hours_of("  ") == CLOSED


@pytest.mark.parametrize(
    "text",
    ["when we like", "Mon 8", "Fri-Mon 8-18", "T 8-18", "Mon 18-8", "Mon 8:75-18", "Mon 8-25"],
)
def test_what_is_not_understood_gets_a_sentence(text: str) -> None:
    with pytest.raises(PlaybookError, match=r"understood as opening hours|Closing time"):
        hours_of(text)


@pytest.mark.parametrize("site", ["../../etc", "a/b\\c", "Malmö", "東京", "", "x" * 300, "CON: *?"])
def test_every_site_gives_a_safe_file_name(site: str) -> None:
    name = file_name(site, date(2026, 11, 21), "svg")
    assert name.startswith("organisation-chart-")
    assert name.endswith("2026-11-21.svg")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert len(name) < 80


def test_a_column_says_hours_shortly_and_they_are_read_again_all_the_same() -> None:
    week = hours_of("Monday to Friday 08:00–18:00, Saturday 09:00–13:00")
    assert in_short(week) == "Mon to Fri 08:00–18:00, Sat 09:00–13:00"
    assert hours_of(in_short(week)) == week
    assert in_short(hours_of("24/7")) == "24/7"
    assert in_short(CLOSED) == ""
