"""Durations in every printed form come out as the same seconds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.intake.durations import has_two_parts, seconds

LENGTHS = st.integers(0, 400_000)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0:00:17", 17), ("00:02:14", 134), ("12:02:14 AM", 134), (" 50:38:24.085", 182_304.085),
        ("PT1M3S", 63), ("PT1H", 3600), ("P1DT1S", 86_401), ("1m 3s", 63), ("2h 5m", 7500),
        ("45 sec", 45), ("4:12", 252), ("1 day, 2:03:04", 93_784), ("1.02:03:04", 93_784),
        ("0 days 00:01:02", 62), ("120", 120), ("12,5", 12.5), ("1:02:03 PM", 46_923),
        ("", None), ("-", None),
    ],
)  # fmt: skip
def test_a_duration_is_read(text: str, value: float | None) -> None:
    assert seconds(text) == (None if value is None else pytest.approx(value))


def test_a_bare_figure_counts_in_the_unit_that_was_told() -> None:
    assert seconds("63000", "milliseconds") == pytest.approx(63)
    assert seconds("1.5", "minutes") == 90
    assert seconds("0.00087963", "days") == pytest.approx(76, abs=0.01)


def test_two_parts_are_minutes_and_seconds_or_hours_and_minutes() -> None:
    assert has_two_parts("4:12")
    assert not has_two_parts("0:04:12")
    assert seconds("4:12", two_parts="hours") == 15_120


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("25:61", "61 seconds after the minutes"),
        ("0:61:00", "61 minutes after the hours"),
        ("0:00:61", "61 seconds after the minutes"),
        ("-0:00:05", "is a negative duration"),
        ("-PT5S", "is a negative duration"),
        ("-17", "is a negative duration"),
        ("soon", "is not a number"),
        ("1:2:3:4", "is not a number"),
    ],
)
def test_a_duration_that_cannot_be_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        seconds(text)


@given(LENGTHS)
def test_hours_minutes_and_seconds_read_back(length: int) -> None:
    hours, rest = divmod(length, 3600)
    minutes, left = divmod(rest, 60)
    assert seconds(f"{hours}:{minutes:02}:{left:02}") == length
    assert seconds(f" {hours:02}:{minutes:02}:{left:02}.500 ") == length + 0.5
    assert seconds(f"{hours:02}:{minutes:02}:{left:02},250") == length + 0.25
    assert seconds(f"PT{hours}H{minutes}M{left}S") == length
    assert seconds(f"{hours}h {minutes}m {left}s") == length


@given(LENGTHS)
def test_milliseconds_day_fractions_and_minutes_read_back(length: int) -> None:
    assert seconds(str(length * 1000), "milliseconds") == pytest.approx(length)
    assert seconds(f"{length / 86400:.12f}", "days") == pytest.approx(length, abs=1e-6)
    assert seconds(f"{length // 60}:{length % 60:02}") == length


@given(st.integers(0, 43_199))
def test_a_spreadsheets_time_after_midnight_reads_back(length: int) -> None:
    hours, rest = divmod(length, 3600)
    assert seconds(f"{hours or 12}:{rest // 60:02}:{rest % 60:02} AM") == length


@given(st.text(alphabet="0123456789:.,- PTHMSamph", max_size=14))
def test_any_text_is_a_duration_a_blank_or_refused(text: str) -> None:
    try:
        value = seconds(text)
    except ValueError as error:
        assert "“" in str(error)  # noqa: PT017
    else:
        assert value is None or value >= 0


def test_a_sign_without_a_digit_is_no_number_of_seconds() -> None:
    with pytest.raises(ValueError, match=r"“\.S”"):
        seconds(".S")
