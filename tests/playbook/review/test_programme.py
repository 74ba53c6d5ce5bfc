"""A cohort on one axis: what holds it up, and what moved since each baseline."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from playbook.charts.series import Observation
from playbook.review.programme import (
    Change,
    LateStep,
    better,
    change,
    cohort,
    cohorts,
    held_steps,
    in_plan_order,
)
from tests.made_up import MONDAY, a_plan
from tests.playbook.review.test_portfolio import a_portrait

values = st.lists(st.none() | st.floats(0, 1), min_size=1, max_size=20)


def someone(plan_id: str, day: int, **more: object) -> object:
    portrait = a_portrait(plan_id, day)
    plan = type(portrait.plan)(**{**portrait.plan.__dict__, "id": plan_id, **more})
    return type(portrait)(**{**portrait.__dict__, "plan": plan})


def test_the_step_that_most_are_late_with_stands_first() -> None:
    people = [someone("a", 30), someone("b", 40), someone("c", 20), someone("d", 5)]
    late = [LateStep(who, "owners", "Name owners", 22) for who in ("a", "b")]
    late += [LateStep(who, "meet", "Meet everybody", 12) for who in ("a", "b", "c")]
    late += [LateStep("a", "alone", "Only mine", 3), LateStep("x", "meet", "Meet everybody", 12)]
    found = held_steps(late, people)  # type: ignore[arg-type]
    assert [(s.title, s.late, s.past) for s in found] == [
        ("Meet everybody", 3, 3),
        ("Name owners", 2, 2),
    ]


def test_a_closed_plan_holds_nobody_up() -> None:
    people = [someone("a", 30, closed_on=MONDAY), someone("b", 40)]
    late = [LateStep(who, "meet", "Meet", 12) for who in ("a", "b")]
    assert held_steps(late, people) == []  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 39)), max_size=9))
def test_nobody_is_late_who_is_not_past_it(told: list[tuple[str, int]]) -> None:
    people = [someone(who, 40) for who in "abc"]
    late = [LateStep(who, "meet", "Meet", day) for who, day in told]
    assert all(s.late <= s.past for s in held_steps(late, people))  # type: ignore[arg-type]


def test_a_cohort_is_the_quarter_in_which_a_plan_starts() -> None:
    assert cohort(a_plan(MONDAY)) == "Jan to Mar 2026"
    assert cohort(a_plan(MONDAY.replace(month=12))) == "Oct to Dec 2026"
    people = [a_portrait("A", 1), a_portrait("B", 200)]
    assert cohorts(people) == ["Jan to Mar 2026", "Jul to Sep 2025"]


def test_a_change_is_told_from_the_own_baseline_by_the_last_four_weeks() -> None:
    plan = a_plan()
    seen = [Observation(MONDAY + timedelta(weeks=n), v) for n, v in enumerate([0.7, None, 0.8])]
    found = change(plan, 0.7, seen, MONDAY + timedelta(weeks=3))
    assert found
    assert found.points == ((7, 0.0), (21, 0.8 - 0.7))
    assert found.by == 0.75 - 0.7
    assert better([found], "increase") == 1
    assert better([found], "decrease") == 0


def test_what_lies_before_the_plan_is_not_shown() -> None:
    old = [Observation(MONDAY - timedelta(weeks=9), 0.5)]
    assert change(a_plan(), 0.7, old, MONDAY) is None


@given(values)
def test_the_picture_has_a_point_for_every_known_week(found: list[float | None]) -> None:
    seen = [Observation(MONDAY + timedelta(weeks=n), v) for n, v in enumerate(found)]
    made = change(a_plan(), 0.5, seen, MONDAY + timedelta(weeks=30))
    assert (len(made.points) if made else 0) == sum(v is not None for v in found)


def test_managers_stand_by_plan_day_however_they_did() -> None:
    people = [someone("young", 10), someone("old", 90), someone("none", 50)]
    far, near = Change("old", 1, 9, ()), Change("young", 1, 1, ())
    found = in_plan_order({"old": far, "young": near}, people)  # type: ignore[arg-type]
    assert [each for _, each in found] == [near, far]
