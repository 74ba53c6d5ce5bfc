"""How long to wait after failed tries."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from playbook.throttle import FIRST_WAIT, LONGEST_WAIT, waits_until

THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
failures = st.integers(0, 100_000)


@given(failures, st.integers(1, 50))
def test_nobody_waits_before_the_free_tries_are_used_up(failed: int, free: int) -> None:
    wait = waits_until(failed, free, THEN) - THEN
    assert (wait == timedelta()) == (failed < free)
    assert wait <= LONGEST_WAIT


@given(failures)
def test_another_failure_never_shortens_the_wait(failed: int) -> None:
    assert waits_until(failed, 5, THEN) <= waits_until(failed + 1, 5, THEN)


def test_the_wait_doubles_up_to_a_quarter_of_an_hour() -> None:
    waits = [(waits_until(n, 5, THEN) - THEN).total_seconds() for n in range(5, 13)]
    assert waits == [15, 30, 60, 120, 240, 480, 900, 900]
    assert FIRST_WAIT.total_seconds() == waits[0]
