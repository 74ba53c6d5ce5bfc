"""Dates in every printed form, and those that nobody can know without asking."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.intake.moments import clock_seconds, is_month, moment, needs_order, order_of

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2068, 12, 31)).map(
    lambda at: at.replace(microsecond=0)
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-03-01T00:00:00Z", datetime(2023, 3, 1)),
        ("2023-03-01T10:00:00+02:00", datetime(2023, 3, 1, 8)),
        ("2023-03-01 10:00:00.250", datetime(2023, 3, 1, 10, 0, 0, 250_000)),
        ("6/23/25 07:00 AM", datetime(2025, 6, 23, 7)),
        ("6/23/25 12:05 AM", datetime(2025, 6, 23, 0, 5)),
        ("23.6.2025 9.05", datetime(2025, 6, 23, 9, 5)),
        ("August 28, 2017 13:47", datetime(2017, 8, 28, 13, 47)),
        ("Mon, 02 Jan 2023 10:00:00", datetime(2023, 1, 2, 10)),
        ("02-Jan-23", datetime(2023, 1, 2)),
        ("3. Mai 2026", datetime(2026, 5, 3)),
        ("20260403", datetime(2026, 4, 3)),
        ("Apr-15", datetime(2015, 4, 1)),
        ("2026-04", datetime(2026, 4, 1)),
        ("1266833911", datetime(2010, 2, 22, 10, 18, 31)),
        ("1266833911000", datetime(2010, 2, 22, 10, 18, 31)),
        ("45000.5", datetime(2023, 3, 15, 12)),
        ("07/07/2026", datetime(2026, 7, 7)),
    ],
)
def test_a_moment_is_read(text: str, value: datetime) -> None:
    assert moment(text) == value


def test_a_date_with_both_parts_up_to_12_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="may be day first or month first"):
        moment("03/04/2026")
    assert moment("03/04/2026", day_first=True) == datetime(2026, 4, 3)
    assert moment("03/04/2026", day_first=False) == datetime(2026, 3, 4)


def test_full_stops_between_the_parts_mean_day_first() -> None:
    assert moment("03.04.2026") == datetime(2026, 4, 3)
    assert not needs_order("03.04.2026")


def test_one_part_over_12_gives_the_order_away() -> None:
    assert order_of(["03/04/2026", "25/04/2026"]) is True
    assert order_of(["03/04/2026 10:00", "04/25/2026 11:00"]) is False
    assert order_of(["03/04/2026", "05/06/2026"]) is None


@pytest.mark.parametrize("text", ["31/02/2026", "2026-13-01", "soon", "Foo-15", "12", "25:61"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        moment(text, day_first=True)


def test_a_month_is_told_from_a_day() -> None:
    assert is_month("Apr-15")
    assert is_month("2026-04")
    assert not is_month("02-Jan-23")


@pytest.mark.parametrize(
    ("text", "value"),
    [("9:05", 32_700), ("21:05:30", 75_930), ("9:05 PM", 75_900), ("0.48118", 41_574)],
)
def test_a_time_of_day_is_read(text: str, value: float) -> None:
    assert clock_seconds(text) == value


@given(MOMENTS, st.sampled_from(["/", "-", "."]), st.booleans())
def test_day_first_and_month_first_read_back(at: datetime, mark: str, day_first: bool) -> None:
    order = ("%d", "%m", "%Y") if day_first else ("%m", "%d", "%Y")
    text = at.strftime(mark.join(order) + " %H:%M:%S")
    assert moment(text, day_first) == at
    assert moment(at.strftime(mark.join(order) + " %I:%M:%S %p"), day_first) == at


@given(MOMENTS)
def test_forms_that_need_no_order_read_back(at: datetime) -> None:
    for form in ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d %b %Y %H:%M:%S", "%B %d, %Y %X"):
        assert moment(at.strftime(form)) == at
    days = at - datetime(1899, 12, 30)
    serial = moment(f"{days / timedelta(days=1):.8f}")
    assert abs(serial - at) <= timedelta(seconds=1)


@given(st.text(alphabet="0123456789:/.- TZAPMJanFeb", max_size=20))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    try:
        moment(text, day_first=True)
    except ValueError as error:
        assert str(error)  # noqa: PT017
