"""How values cross the border."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from storage import rows

zones = st.timezones()


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=zones))
@example(datetime(2008, 11, 2, 1, tzinfo=ZoneInfo("America/Adak")))
def test_an_instant_comes_back_as_the_same_moment(moment: datetime) -> None:
    assert datetime.fromisoformat(rows.instant(moment)) == moment.astimezone(UTC)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=zones),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=zones),
)
def test_instants_sort_as_text_in_time_order(one: datetime, two: datetime) -> None:
    earlier, later = rows.instant(one), rows.instant(two)
    assert (earlier < later) == (one.astimezone(UTC) < two.astimezone(UTC))


@given(st.none() | st.dates())
def test_days_come_back_as_they_were(day: date | None) -> None:
    assert rows.day(rows.text(day)) == day


def test_ids_are_unique_and_sorted_by_the_moment_they_were_made() -> None:
    start = datetime(2026, 3, 2, tzinfo=UTC)
    made = []
    for minute in range(5):
        with rows.pretending(start + timedelta(minutes=minute)):
            made += [rows.new_id() for _ in range(200)]
    assert len(set(made)) == len(made)
    minutes = [made[n : n + 200] for n in range(0, 1000, 200)]
    assert all(max(one) < min(two) for one, two in pairwise(minutes))


def test_ids_made_at_one_moment_keep_their_order_however_many_they_are() -> None:
    with rows.pretending(datetime(2026, 3, 2, tzinfo=UTC)):
        made = [rows.new_id() for _ in range(70_000)]
    assert made == sorted(set(made))


def test_pretending_ends_with_its_block() -> None:
    then = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=2)))
    with rows.pretending(then):
        assert rows.instant() == "2026-03-02T07:00:00.000000+00:00"
    assert rows.now() > then + timedelta(days=30)
