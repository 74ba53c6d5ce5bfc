"""Interval facts: how they add up, and what stays unknown."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from playbook.facts import Fact, Within, add_up, group

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def test_what_is_not_known_is_not_nought() -> None:
    assert Fact().offered is None
    assert add_up([Fact(offered=3), Fact()]).offered == 3
    assert add_up([Fact(), Fact()]).offered is None
    assert add_up([]) == Fact()


def test_the_longest_stays_the_longest_and_sums_are_summed() -> None:
    total = add_up(
        [
            Fact(offered=2, longest_wait_seconds=40, longest_hold_seconds=None),
            Fact(offered=3, longest_wait_seconds=95, longest_hold_seconds=20),
        ]
    )
    assert (total.offered, total.longest_wait_seconds, total.longest_hold_seconds) == (5, 95, 20)


def test_a_dimension_on_which_facts_differ_is_dropped() -> None:
    total = add_up([Fact(day=MONDAY, queue="Sales"), Fact(day=TUESDAY, queue="Sales")])
    assert (total.day, total.queue) == (None, "Sales")


def test_counts_within_thresholds_are_added_threshold_by_threshold() -> None:
    total = add_up(
        [
            Fact(within=(Within(20, 8, 10, 1, 2), Within(30, 9, 10, 1, 2))),
            Fact(within=(Within(20, 1, 5, None, 1),)),
        ]
    )
    assert total.within == (Within(20, 9, 15, 1, 3), Within(30, 9, 10, 1, 2))
    assert total.within_seconds(20) == Within(20, 9, 15, 1, 3)
    assert total.within_seconds(45) is None


def test_what_is_neither_answered_nor_abandoned_nor_elsewhere_is_unaccounted() -> None:
    assert Fact(offered=10, answered=6, abandoned=2, other=1).unaccounted == 1
    assert Fact(offered=10, answered=6, abandoned=2).unaccounted == 2
    assert Fact(offered=10, answered=6).unaccounted is None


def test_facts_are_grouped_by_the_dimensions_named() -> None:
    facts = [Fact(day=MONDAY, hour=9), Fact(day=MONDAY, hour=10), Fact(day=TUESDAY, hour=9)]
    assert [(place, len(several)) for place, several in group(facts, "hour").items()] == [
        ((9,), 2),
        ((10,), 1),
    ]


COUNTS = st.one_of(st.none(), st.integers(0, 1000).map(float))
FACTS = st.builds(Fact, offered=COUNTS, answered=COUNTS, wait_seconds=COUNTS,
                  longest_wait_seconds=COUNTS)  # fmt: skip


@given(st.lists(FACTS), st.lists(FACTS))
def test_adding_in_two_steps_gives_the_same_as_adding_at_once(
    first: list[Fact], second: list[Fact]
) -> None:
    assert add_up([add_up(first), add_up(second)]) == add_up([*first, *second])
