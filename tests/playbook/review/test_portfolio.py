"""Many managers side by side."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from playbook.review.attention import Kind, Reason
from playbook.review.portfolio import (
    DayCount,
    Portrait,
    Show,
    by_plan_day,
    chosen,
    expected,
    needing_attention,
    stages,
    told_apart,
    worth_day,
)
from tests.made_up import MONDAY, a_milestone, a_plan

counts = st.lists(
    st.builds(
        lambda day, done, ruled_out, waiting: DayCount(
            "listen", day, done, ruled_out, done + ruled_out + waiting
        ),
        st.integers(1, 120),
        st.integers(0, 3),
        st.integers(0, 2),
        st.integers(0, 3),
    ),
    max_size=12,
)


def a_portrait(name: str = "Amara", day: int = 37, *kinds: Kind, **more: object) -> Portrait:
    plan = a_plan(MONDAY - timedelta(days=day))
    reasons = tuple(Reason(kind, kind.value, "", 1) for kind in kinds)
    facts = {"done": 10, "expected": 12, "here": "Listen", "stages": (), **more}
    named = type(plan)(**{**plan.__dict__, "manager": name})
    return Portrait(named, "Playbook", day, 30, reasons=reasons, **facts)  # type: ignore[arg-type]


def test_the_finished_work_corresponds_to_the_day_it_would_have_been_due() -> None:
    work = [DayCount("listen", 2, 2, 0, 2), DayCount("listen", 9, 0, 1, 3)]
    assert worth_day(work) == 2
    assert worth_day([*work, DayCount("equip", 20, 1, 0, 1)]) == 9
    assert worth_day([]) == 0


@given(counts)
def test_it_never_passes_the_last_due_day_and_is_zero_only_without_work(
    work: list[DayCount],
) -> None:
    day = worth_day(work)
    assert (day == 0) == (sum(c.done for c in work) == 0)
    assert day <= max((c.due_day for c in work), default=0)


@given(counts)
def test_what_does_not_apply_is_not_expected(work: list[DayCount]) -> None:
    assert expected(work, 120) == sum(c.total - c.not_applicable for c in work)
    assert expected(work, 0) == 0


def test_the_strip_shows_each_milestone_that_ends() -> None:
    strip = stages(
        [a_milestone(), a_milestone(121, None)],
        [DayCount("listen", 3, 2, 1, 5)],
        frozenset({"listen"}),
        frozenset(),
    )
    assert [(s.short, s.done, s.applicable, s.is_signed) for s in strip] == [("Listen", 2, 4, True)]


def test_filters_join_and_never_rank() -> None:
    people = [a_portrait("Zoe", 10), a_portrait("Ben", 90, Kind.SILENT), a_portrait("Ann", 10)]
    assert [p.plan.manager for p in by_plan_day(people)] == ["Ann", "Zoe", "Ben"]
    assert [p.plan.manager for p in chosen(people, Show.ATTENTION, "", "", "")] == ["Ben"]
    assert [p.plan.manager for p in chosen(people, Show.BEHIND, "", "Leeds", "ZO lee")] == ["Zoe"]
    assert chosen(people, Show.EVERYONE, "Other", "", "") == []


def test_the_most_urgent_stands_first() -> None:
    people = [a_portrait("Ben", 9, Kind.SILENT), a_portrait("Zoe", 9, Kind.WAITING)]
    assert [p.plan.manager for p in needing_attention([*people, a_portrait()])] == ["Zoe", "Ben"]


def test_two_plans_of_one_name_are_told_apart() -> None:
    twice = [a_portrait("Jo", 10), a_portrait("Jo", 90), a_portrait("Ann", 5)]
    assert told_apart(twice) == ["Jo, Leeds, 20.02.2026", "Jo, Leeds, 02.12.2025", "Ann"]


@given(st.lists(st.sampled_from(["Jo", "Ann", "Jo, Leeds"]), max_size=6))
def test_no_two_rows_of_a_chart_share_a_name(names: list[str]) -> None:
    people = [a_portrait(name, 10 + n) for n, name in enumerate(names)]
    assert len(set(told_apart(people))) == len(people)
