"""Numbers in all the ways they are written come out the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.intake.numbers import decimal_mark, number, rate

GROUPS = [",", ".", " ", "\u00a0", "\u202f", "'", "’", ""]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", 1234), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("94,0 %", 94.0),
        ("12\u00a0345", 12345), ("1'234.5", 1234.5), ("\u22123", -3), ("1.16E-05", 1.16e-05),
        ("1,234,567", 1234567), (".5", 0.5), ("", None), ("-", None), ("N/A", None), ("#N/A", None),
    ],
)  # fmt: skip
def test_a_number_is_read(text: str, value: float | None) -> None:
    assert number(text) == value


def test_what_could_be_thousands_or_decimals_follows_the_file() -> None:
    assert number("1.234") == 1.234
    assert number("1.234", ",") == 1234
    assert number("1,234", ",") == 1.234
    assert number("1.234", whole=True) == 1234


def test_a_count_written_with_a_point_and_two_decimals_is_no_thousand() -> None:
    assert number("12.50", whole=True) == 12.5


@pytest.mark.parametrize("text", ["soon", "1:30", "=1+1", "1-2", "12 calls"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        number(text)


def test_a_percentage_is_a_fraction() -> None:
    assert rate("94,0 %") == pytest.approx(0.94)
    assert rate("94.01%") == pytest.approx(0.9401)
    assert rate("0.8") == 0.8
    assert rate("80", percent=True) == 0.8


def test_a_file_with_a_decimal_comma_anywhere_uses_it_everywhere() -> None:
    assert decimal_mark(["1.234", "17,5"]) == ","
    assert decimal_mark(["1,234", "17.5"]) == "."


@given(
    value=st.integers(-(10**9), 10**9),
    cents=st.integers(0, 99),
    group=st.sampled_from(GROUPS),
    decimal=st.sampled_from([".", ","]),
)
def test_every_local_way_of_writing_a_figure_reads_back(
    value: int, cents: int, group: str, decimal: str
) -> None:
    if group == decimal:
        group = ""
    whole = f"{abs(value):,}".replace(",", group)
    sign = "-" if value < 0 else ""
    assert number(f"{sign}{whole}{decimal}{cents:02}") == pytest.approx(
        (abs(value) + cents / 100) * (-1 if value < 0 else 1)
    )


@given(value=st.integers(0, 10**12), group=st.sampled_from(GROUPS))
def test_every_local_way_of_writing_a_count_reads_back(value: int, group: str) -> None:
    assert number(f"{value:,}".replace(",", group), whole=True) == value


@given(st.text(max_size=12))
def test_any_text_is_a_number_a_blank_or_refused(text: str) -> None:
    try:
        value = number(text)
    except ValueError as error:
        assert "is not a number" in str(error)  # noqa: PT017
    else:
        assert value is None or isinstance(value, float)
