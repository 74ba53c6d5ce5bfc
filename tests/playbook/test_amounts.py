"""Amounts as a reader says them."""

from datetime import date

from playbook.amounts import (
    Unit,
    amount,
    counted,
    day,
    difference,
    interval,
    listed,
    percentage,
    size,
)


def test_amounts_as_a_reader_says_them() -> None:
    assert amount(0.724, Unit.RATE) == "72.4 %"
    assert amount(385, Unit.SECONDS) == "6 min 25 s"
    assert amount(12345.6, Unit.NUMBER) == "12,346"
    assert difference(0.021, Unit.RATE) == "+2.1 points"
    assert amount(48, Unit.SECONDS) == "48 seconds"
    assert amount(15_420, Unit.SECONDS) == "4 h 17 min"
    assert difference(-2_483, Unit.SECONDS) == "−41 min 23 s"
    assert interval(-5, 75, Unit.SECONDS) == "−5 s to +1 min 15 s"
    assert difference(-12.5, Unit.SECONDS) == "−12.5 seconds"
    assert difference(0.0, Unit.RATE) == "0 points"
    assert interval(0.006, 0.036, Unit.RATE) == "+0.6 to +3.6 points"
    assert interval(-0.0001, 0.02, Unit.RATE) == "−0.01 to +2.00 points"
    assert size(-0.012, Unit.RATE) == "1.2 points"
    assert [percentage(rate) for rate in (0.001, 0.62, 0.999)] == ["under 1 %", "62 %", "over 99 %"]
    assert day(date(2026, 11, 21)) == "21 November 2026"
    assert (counted(1, "value"), counted(2, "value")) == ("1 value", "2 values")
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")
