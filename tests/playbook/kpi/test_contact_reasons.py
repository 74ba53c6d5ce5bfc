"""A reason in one line."""

from playbook.kpi.contact_reasons import Reason


def test_a_short_time_is_told_in_minutes_and_one_is_one() -> None:
    short = Reason("TT", 1, 0.007, 43.0, 43.0)
    assert short.figures() == "1 contact, 0.7\u00a0%, 43\u00a0s each, 43\u00a0s in all"
    an_hour = Reason("PE", 13, 0.006, 3_900.0, 300.0)
    assert an_hour.figures().endswith("1 hour in all")
