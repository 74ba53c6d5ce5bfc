"""The ladder of verdicts, rung by rung, and the looks before and after the review date."""

from dataclasses import replace

import pytest

from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.rule_sets import PTD, Direction
from playbook.charts.series import Observation
from playbook.errors import PlaybookError
from playbook.verdict.case import Event, OtherChange
from playbook.verdict.look import Result
from playbook.verdict.verdict import Stage, judge, later_look, recompute
from tests.playbook.changes import BASE, UP, case, moved
from tests.playbook.weeks import steady, week, weekly


def test_both_keys_on_the_review_date_make_a_real_change_for_the_better() -> None:
    verdict = judge(case(moved(0.03)), week(31))
    assert (verdict.result, verdict.stage) == (Result.BETTER, Stage.VERDICT)
    assert verdict.headline.startswith(
        "Real change: better. First contact resolution went from 70 % to 73 %: +3 points, likely +"
    )
    assert "the chart shows" in verdict.reasons[0]
    assert "20 values before the start and 12 since" in verdict.reasons[2]
    assert "rules day120" in verdict.reasons[2]


def test_the_same_change_downwards_is_a_real_change_for_the_worse() -> None:
    verdict = judge(case(moved(-0.03)), week(31))
    assert verdict.result is Result.WORSE
    assert "−3 points" in verdict.headline


def test_less_can_be_better() -> None:
    down = ChartOptions(direction=Direction.DECREASE)
    assert judge(case(moved(-0.03), options=down), week(31)).result is Result.BETTER


def test_without_a_direction_a_real_change_is_neither_better_nor_worse() -> None:
    verdict = judge(case(moved(0.03), options=ChartOptions()), week(31))
    assert verdict.result is Result.CHANGED
    assert any("which way is better" in caution for caution in verdict.cautions)


def test_fewer_than_six_values_after_are_too_early() -> None:
    verdict = judge(case(moved(0.03)[:5]), week(31))
    assert verdict.result is Result.TOO_EARLY
    assert verdict.reasons[0] == (
        "A verdict needs 13 values before the start and 6 since; there are 20 and 5."
    )


def test_no_key_is_no_evidence_and_says_what_would_have_been_seen() -> None:
    verdict = judge(case(moved(0.0)), week(31))
    assert verdict.result is Result.NO_EVIDENCE
    assert verdict.smallest_visible == pytest.approx(0.016, abs=0.004)
    assert "would have been seen with a chance of 80 %" in verdict.reasons[-1]


def test_one_key_alone_is_a_hint_that_names_the_key() -> None:
    spike = moved(0.0)
    spike[5] = 0.80
    by_chart = judge(case(spike), week(31))
    assert by_chart.result is Result.HINT
    assert by_chart.reasons[0].startswith("Only the chart sees something: the chart shows values")
    by_interval = judge(case([0.722, 0.699] * 6), week(31))
    assert by_interval.result is Result.HINT
    assert by_interval.reasons[0].startswith("Only the likely range sees something")


def test_a_signal_that_began_long_before_the_start_belongs_to_something_else() -> None:
    early = [*BASE[:14], 0.68, *[value + 0.03 for value in BASE[15:]]]
    rows = tuple(weekly([*early, *moved(0.03)]))
    verdict = judge(case((), observations=rows), week(31))
    assert verdict.result is Result.NOT_THIS
    assert "began 5 values before the start" in verdict.reasons[0]


def test_two_points_of_early_movement_are_still_this_change() -> None:
    early = [*BASE[:18], *[0.73, 0.73]]
    rows = tuple(weekly([*early, *moved(0.03)]))
    assert judge(case((), observations=rows), week(31)).result is Result.BETTER


def test_three_ordinary_values_on_the_better_side_do_not_take_the_credit_away() -> None:
    chance = [*BASE[:17], 0.703, 0.702, 0.704]
    rows = tuple(weekly([*chance, *moved(0.05)]))
    assert judge(case((), observations=rows), week(31)).result is Result.BETTER


def test_two_changes_at_the_same_time_cannot_be_told_apart() -> None:
    other = OtherChange("New phone menu", week(24))
    verdict = judge(case(moved(0.03), other_changes=(other,)), week(31))
    assert verdict.result is Result.CANNOT_TELL_APART
    assert "“New phone menu” (22 June 2026) was under way" in verdict.reasons[0]


def test_two_changes_on_one_day_cannot_be_told_apart() -> None:
    others = (OtherChange("New phone menu", week(20)), OtherChange("New rota", week(20)))
    verdict = judge(case(moved(0.03), other_changes=others), week(31))
    assert verdict.result is Result.CANNOT_TELL_APART
    assert " and “New rota”" in verdict.reasons[0]


def test_a_change_finished_before_the_start_or_begun_after_the_review_is_no_overlap() -> None:
    others = (OtherChange("Old", week(2), week(19)), OtherChange("Next", week(32)))
    assert judge(case(moved(0.03), other_changes=others), week(40)).result is Result.BETTER


def test_a_drifting_baseline_is_not_judgeable() -> None:
    drift = [value + 0.003 * (place - 10) for place, value in enumerate(BASE)]
    verdict = judge(case((), observations=tuple(weekly([*drift, *moved(0.0)]))), week(31))
    assert verdict.result is Result.NOT_JUDGEABLE
    assert "already moving before the start" in verdict.reasons[0]


def test_a_baseline_full_of_outliers_is_not_judgeable() -> None:
    wild = [*BASE[:4], 0.80, 0.81, 0.80, 0.81, *BASE[8:]]
    verdict = judge(case((), observations=tuple(weekly([*wild, *moved(0.0)]))), week(31))
    assert verdict.result is Result.NOT_JUDGEABLE
    assert "4 of 20 values before the start lie outside" in verdict.reasons[0]


def test_a_strong_cycle_is_not_judgeable() -> None:
    month = [0.66, 0.70, 0.74, 0.70]
    rows = tuple(weekly([*month * 5, *month * 3]))
    verdict = judge(case((), observations=rows), week(31))
    assert verdict.result is Result.NOT_JUDGEABLE
    assert "strong cycle of 4 values" in verdict.reasons[0]


def test_before_the_review_date_even_two_keys_are_an_early_look() -> None:
    verdict = judge(case(moved(0.03)), week(29))
    assert (verdict.result, verdict.stage) == (Result.HINT, Stage.EARLY_LOOK)
    assert verdict.headline == "An early look, not a verdict: a hint, keep watching."
    assert "It counts on the review date, 10 August 2026." in verdict.reasons[0]


def test_values_after_the_review_date_no_longer_move_the_verdict() -> None:
    later = case([*moved(0.03), *[0.5] * 5])
    assert judge(later, week(36)).result is Result.BETTER
    assert judge(later, week(36)).effect == judge(later, week(31)).effect


def test_after_the_review_date_two_keys_stay_a_hint_until_three_values_agree() -> None:
    slow = case([*moved(0.0, 6), *moved(0.03, 20)], review_on=week(25))
    assert judge(slow, week(45)).result is Result.NO_EVIDENCE
    looks = [later_look(slow, week(place)) for place in range(26, 46)]
    both = [look.effect is not None and look.effect.excludes_zero for look in looks]
    first = both.index(True)
    assert [look.result for look in looks[first : first + 2]] == [Result.HINT, Result.HINT]
    assert looks[-1].result is Result.BETTER
    assert {look.stage for look in looks} == {Stage.LATER_LOOK}


def test_a_later_look_before_the_review_date_is_refused_in_words() -> None:
    with pytest.raises(PlaybookError, match="The review date is 10 August 2026"):
        later_look(case(moved(0.03)), week(29))


def test_the_verdict_tells_the_prediction_and_what_else_happened() -> None:
    told = case(moved(0.03), expected_change=0.06, events=(Event("Outage", week(22)),))
    verdict = judge(told, week(31))
    assert "Predicted +6 points, measured +3 points: 50 % of it." in verdict.reasons
    assert verdict.reasons[-1] == "Also in this time: Outage (8 June 2026)."
    assert verdict.share_of_prediction == pytest.approx(0.5)


def test_a_start_after_two_bad_weeks_is_warned_of() -> None:
    bad = [*BASE[:18], 0.682, 0.683]
    verdict = judge(case((), observations=tuple(weekly([*bad, *moved(0.0)]))), week(31))
    assert any("recover" in caution for caution in verdict.cautions)
    assert not any("recover" in caution for caution in judge(case(moved(0.0)), week(31)).cautions)


def test_a_start_date_written_down_later_is_warned_of() -> None:
    verdict = judge(case(moved(0.03), logged_on=week(25)), week(31))
    assert any("flatters the change" in caution for caution in verdict.cautions)


def test_known_denominators_are_judged_by_weighted_means() -> None:
    options = replace(UP, kind=ChartKind.P_PRIME)
    rows = [
        Observation(week(place), value, 600 if place % 2 else 300)
        for place, value in enumerate([*BASE, *moved(0.03)])
    ]
    verdict = judge(case((), observations=tuple(rows), options=options), week(31))
    assert verdict.result is Result.BETTER
    before = rows[:20]
    contacts = sum(row.size or 0 for row in before)
    expected = sum((row.value or 0) * (row.size or 0) for row in before) / contacts
    assert verdict.effect is not None
    assert verdict.effect.before == pytest.approx(expected)


def test_a_rebase_before_the_start_cuts_the_baseline_and_one_after_it_plays_no_part() -> None:
    old = [value / 100 for value in steady(10, level=50)]
    rows = tuple(weekly([*old, *BASE, *moved(0.03)]))
    dates = {"started_on": week(30), "review_on": week(41), "observations": rows}
    cut = replace(UP, rebase_on=(week(10), week(33)))
    verdict = judge(case((), **dates, options=cut), week(41))
    assert verdict.result is Result.BETTER
    assert verdict.effect is not None
    assert verdict.effect.points_before == 20


def test_the_rule_set_is_part_of_the_verdict() -> None:
    verdict = judge(case(moved(0.03), options=replace(UP, rules=PTD)), week(31))
    assert "rules ptd" in verdict.reasons[2]
    assert recompute(verdict) == verdict
