"""Bad input gets an answer in words: never a traceback, never a false alarm."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.rule_sets import Direction
from playbook.charts.series import Observation
from playbook.improvement.sustain import regression_watch
from playbook.verdict.case import Case, OtherChange
from playbook.verdict.look import Result
from playbook.verdict.record import from_json, to_json
from playbook.verdict.verdict import judge
from tests.playbook.changes import BASE, case, moved
from tests.playbook.weeks import week, weekly


@pytest.mark.parametrize(
    ("values", "result", "words"),
    [
        ([], Result.TOO_EARLY, "there are 0 and 0"),
        ([0.7] * 4, Result.TOO_EARLY, "there are 4 and 0"),
        ([None] * 32, Result.NOT_JUDGEABLE, "Every value is missing."),
        ([0.7] * 32, Result.NOT_JUDGEABLE, "do not vary"),
        ([1.0] * 32, Result.NOT_JUDGEABLE, "do not vary"),
        ([0.7] * 20 + [0.7, 0.9] * 6, Result.NOT_JUDGEABLE, "do not vary"),
    ],
)
def test_too_few_or_unvarying_values(values, result, words) -> None:  # type: ignore[no-untyped-def]
    verdict = judge(case((), observations=tuple(weekly(values))), week(31))
    assert verdict.result is result
    assert words in verdict.reasons[0]


def test_more_than_a_fifth_missing_is_not_judgeable() -> None:
    holes = [None if place % 4 == 0 else value for place, value in enumerate([*BASE, *moved(0.03)])]
    verdict = judge(case((), observations=tuple(weekly(holes))), week(31))
    assert verdict.result is Result.NOT_JUDGEABLE
    assert verdict.reasons[0] == "25 % of the values are missing; a verdict allows 20 %."


def test_absent_weeks_count_as_missing() -> None:
    kept = [row for n, row in enumerate(weekly([*BASE, *moved(0.03)])) if n % 4 or n == 0]
    verdict = judge(case((), observations=tuple(kept)), week(31))
    assert verdict.result is Result.NOT_JUDGEABLE
    assert "missing" in verdict.reasons[0]


def test_one_missing_week_is_told_and_the_verdict_stands() -> None:
    after: list[float | None] = [*moved(0.03)]
    after[4] = None
    verdict = judge(case(after), week(31))
    assert verdict.result is Result.BETTER
    assert "1 value of 32 is missing and left out." in verdict.cautions


def test_a_start_before_the_data_has_no_baseline() -> None:
    verdict = judge(case(moved(0.03), started_on=week(-4)), week(31))
    assert verdict.result is Result.TOO_EARLY
    assert "there are 0 and 32" in verdict.reasons[0]


def test_a_start_after_the_data_waits_for_values() -> None:
    late = case(moved(0.03), started_on=week(50), review_on=week(62))
    assert judge(late, week(62)).result is Result.TOO_EARLY
    assert "there are 32 and 0" in judge(late, week(62)).reasons[0]


def test_unsorted_and_doubled_rows_change_nothing() -> None:
    plain = case(moved(0.03))
    mixed = replace(plain, observations=plain.observations[::-1] + plain.observations[3:5])
    assert judge(mixed, week(31)).effect == judge(plain, week(31)).effect


def test_two_values_for_one_date_leave_it_out_and_say_so() -> None:
    plain = case(moved(0.03))
    disputed = replace(plain, observations=(*plain.observations, Observation(week(3), 0.9)))
    verdict = judge(disputed, week(31))
    assert verdict.effect is not None
    assert verdict.effect.points_before == 19
    assert "different values for 26 January 2026" in verdict.cautions[0]


def test_a_definition_that_changed_midway_is_not_judgeable() -> None:
    verdict = judge(case(moved(0.03), redefined_on=(week(12),)), week(31))
    assert verdict.result is Result.NOT_JUDGEABLE
    assert "definition of the KPI changed on 30 March 2026" in verdict.reasons[0]


def test_a_definition_that_changed_after_the_review_or_at_a_rebase_does_no_harm() -> None:
    late = case(moved(0.03), redefined_on=(week(33),))
    assert judge(late, week(40)).result is Result.BETTER
    rebased = case(
        moved(0.03),
        redefined_on=(week(5),),
        options=ChartOptions(direction=Direction.INCREASE, rebase_on=(week(5),)),
    )
    assert judge(rebased, week(40)).result is Result.BETTER


def test_a_review_date_before_the_start_is_answered_in_words() -> None:
    verdict = judge(case(moved(0.03), review_on=week(18)), week(31))
    assert verdict.result is Result.NOT_JUDGEABLE
    assert "not after the start" in verdict.reasons[0]


def test_a_review_date_in_the_past_when_written_down_has_to_hold_three_times() -> None:
    verdict = judge(case(moved(0.03), logged_on=week(33)), week(34))
    assert any("when it had passed" in caution for caution in verdict.cautions)
    assert verdict.result is Result.BETTER
    narrow = moved(0.015, seed=3)
    assert judge(case(narrow), week(34)).result is Result.BETTER
    assert judge(case(narrow, logged_on=week(33)), week(34)).result is Result.HINT


ROWS = st.lists(
    st.builds(
        Observation,
        st.integers(0, 40).map(week),
        st.none() | st.sampled_from([0.0, 0.5, 1.0]) | st.floats(allow_nan=True, width=16),
        st.none() | st.integers(0, 900).map(float),
    ),
    max_size=45,
)
DAYS = st.integers(-30, 400).map(lambda n: date(2026, 1, 5) + timedelta(days=n))


@given(
    rows=ROWS,
    started_on=DAYS,
    review_on=DAYS,
    on=DAYS,
    kind=st.sampled_from(ChartKind),
    direction=st.sampled_from(Direction),
    days=st.lists(DAYS, max_size=2),
)
@settings(max_examples=300, deadline=None)
def test_any_case_gets_a_verdict_in_words_that_can_be_kept(  # type: ignore[no-untyped-def]
    rows, started_on, review_on, on, kind, direction, days
) -> None:
    odd = Case(
        "Transfers",
        started_on,
        review_on,
        tuple(rows),
        options=ChartOptions(direction, kind=kind, rebase_on=tuple(days)),
        logged_on=on,
        other_changes=tuple(OtherChange("Other", day) for day in days[:1]),
    )
    verdict = judge(odd, on)
    assert verdict.headline.endswith(".")
    assert all(line.endswith(".") for line in (*verdict.reasons, *verdict.cautions))
    assert to_json(from_json(to_json(verdict))) == to_json(verdict)
    assert regression_watch(odd, on).sentence.endswith(".")
