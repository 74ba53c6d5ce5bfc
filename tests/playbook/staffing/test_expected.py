"""What to staff for: a forecast where it can be tested, an average week where it cannot yet."""

from datetime import date, timedelta

import pytest

from playbook.errors import PlaybookError
from playbook.staffing.expected import expected
from tests.playbook.staffing.test_forecast import FIRST, STARTS_ON, volumes_of


def test_with_weeks_enough_it_is_the_forecast_with_its_error() -> None:
    found = expected(volumes_of(8), STARTS_ON, 2)
    assert len(found.volumes) == 2 * 5 * 8
    assert found.words == "Forecast for 2 November to 15 November: 5,440 contacts."
    assert found.notes[0].startswith("Tested on the last 2 weeks, held back")


@pytest.mark.parametrize("weeks", [1, 3])
def test_with_fewer_it_is_an_average_week_and_says_so(weeks: int) -> None:
    starts_on = FIRST + timedelta(weeks=weeks)
    found = expected(volumes_of(weeks), starts_on, 2)
    assert sum(found.volumes.values()) == pytest.approx(8 * (100 + 4 * 60))
    assert {at.date() for at in found.volumes} <= {starts_on + timedelta(n) for n in range(7)}
    assert found.words == (
        f"Not a forecast: the weekdays as they were on average, from {5 * weeks} days with hours, "
        "newer weeks counting more: 2,720 contacts on Monday, Tuesday, Wednesday, Thursday and "
        "Friday."
    )
    assert "needs 6 weeks of past volumes" in found.notes[0]


def test_one_day_with_hours_is_enough_to_look_at() -> None:
    monday = {at: n for at, n in volumes_of(1).items() if at.date() == FIRST}
    found = expected(monday, FIRST + timedelta(days=1), 2)
    assert [at.date() for at in found.volumes] == [date(2026, 9, 14)] * 8
    assert "from 1 day with hours" in found.words
    assert found.words.endswith(": 800 contacts on Monday.")


def test_a_volume_that_cannot_be_is_refused_in_both_cases() -> None:
    odd = {**volumes_of(1), min(volumes_of(1)): -3.0}
    with pytest.raises(PlaybookError, match="-3 contacts"):
        expected(odd, STARTS_ON, 2)
