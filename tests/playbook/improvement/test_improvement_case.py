"""From an improvement to its verdict: the same as the recipe gives, with guard-rails beside it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from playbook.charts.rebased import Rebased
from playbook.charts.rule_sets import Direction
from playbook.charts.series import Observation
from playbook.errors import PlaybookError
from playbook.improvement.calibration import calibrations
from playbook.improvement.case_of_a_change import (
    Surroundings,
    every_week,
    finished,
    judged,
    main_case,
)
from playbook.improvement.happening import Happening, HappeningKind
from playbook.verdict.guard_rails import GuardRail, guard_rail
from playbook.verdict.look import Result
from playbook.verdict.title import badges, rail_words, title
from playbook.verdict.verdict import Stage, judge
from tests.playbook.improving import (
    FCR,
    PLANNED,
    PREDICTION,
    REVIEW,
    RUNNING,
    START,
    around,
    other,
    rows,
)
from tests.playbook.weeks import week


def test_a_real_rise_is_a_verdict_on_the_review_date() -> None:
    found = judged(RUNNING, around(), REVIEW)
    assert found.main.result is Result.BETTER
    assert found.main.stage is Stage.VERDICT
    assert found.main == judge(finished(main_case(RUNNING, around()), REVIEW), REVIEW)
    assert title(RUNNING, found, REVIEW) == "First contact resolution rose by 3 points"
    assert [each.words for each in badges(found)] == ["Improved"]


def test_a_guard_rail_that_got_worse_stands_in_the_title() -> None:
    found = judged(RUNNING, around(handle_time_shift=60), REVIEW)
    assert guard_rail(found.guards[0]) is GuardRail.BROKEN
    assert title(RUNNING, found, REVIEW).endswith(", and average handle time rose by 1 min 0 s")
    assert [each.words for each in badges(found)] == ["Improved", "Guard-rail lost"]
    mark, moved, _ = rail_words(found.guards[0])
    assert mark.words == "Lost"
    assert moved.startswith("Rose by")


def test_nothing_seen_is_said_as_that() -> None:
    found = judged(RUNNING, around(0.0), REVIEW)
    assert title(RUNNING, found, REVIEW) == "No change seen in first contact resolution"


def test_before_the_review_date_it_is_an_early_look() -> None:
    today = START + timedelta(weeks=5)
    found = judged(RUNNING, around(), today)
    assert title(RUNNING, found, today) == "Too early to say: 5 of 12 weeks"
    assert badges(found)[0].words == "An early look, not a verdict"


def test_the_verdict_does_not_move_after_the_review_date() -> None:
    longer = around()
    more = [Observation(week(32 + n), 0.5) for n in range(8)]
    longer = replace(longer, weeks={**longer.weeks, FCR: (*longer.weeks[FCR], *more)})
    later = judged(RUNNING, longer, REVIEW + timedelta(weeks=8))
    assert later.main.effect == judged(RUNNING, around(), REVIEW).main.effect


def test_half_a_week_is_no_week() -> None:
    case = main_case(RUNNING, around())
    assert finished(case, week(21)).observations[-1].on == week(20)
    assert finished(case, week(21) - timedelta(days=1)).observations[-1].on == week(19)


def test_two_changes_on_one_day_cannot_be_told_apart() -> None:
    found = judged(RUNNING, around(others=[RUNNING, other()]), REVIEW)
    assert found.main.result is Result.CANNOT_TELL_APART
    assert "A new menu" in found.main.reasons[0]


def test_a_change_in_another_team_does_not_disturb() -> None:
    found = judged(RUNNING, around(others=[RUNNING, other(team="Claims")]), REVIEW)
    assert found.main.result is Result.BETTER


def test_a_definition_that_changed_midway_is_not_judgeable() -> None:
    changed = Happening("h", "New survey", HappeningKind.DEFINITION, week(15), FCR)
    found = judged(RUNNING, around(happenings=[changed]), REVIEW)
    assert found.main.result is Result.NOT_JUDGEABLE
    assert "definition" in found.main.reasons[0]
    assert found.guards[0].result is not Result.NOT_JUDGEABLE


def test_a_rebase_up_to_the_start_cuts_the_baseline() -> None:
    rebased = Rebased(FCR, week(4), "New phone system")
    found = judged(RUNNING, around(rebases=[rebased]), REVIEW)
    assert found.main.effect
    assert found.main.effect.points_before == 16


def test_new_limits_from_its_own_start_leave_a_change_its_baseline() -> None:
    rebased = Rebased(FCR, START, "The new routing stays")
    found = judged(RUNNING, around(rebases=[rebased]), REVIEW)
    assert found.main.effect
    assert found.main.effect.points_before == 20


def test_the_way_of_a_kpi_with_two_good_ways_is_the_predicted_one() -> None:
    wanted = replace(PREDICTION, kpi="average_handle_time", from_value=400, to_value=380, guards=())
    case = main_case(replace(RUNNING, prediction=wanted), around())
    assert case.options.direction is Direction.DECREASE


@pytest.mark.parametrize(
    "values",
    [
        [],
        [0.7],
        [0.7] * 5,
        [1.0] * 33,
        [None] * 33,
        [0.7, None, None, 0.71] * 8,
        [0.0] * 20 + [1.0] * 13,
    ],
)
def test_bad_figures_get_an_answer_in_words(values: list[float | None]) -> None:
    found = judged(RUNNING, Surroundings({FCR: rows(values)}), REVIEW)
    assert found.main.result not in (Result.BETTER, Result.WORSE)
    assert title(RUNNING, found, REVIEW)[0].isupper()
    assert all(reason.endswith(".") for reason in found.main.reasons)


@pytest.mark.parametrize("weeks_off", [-60, 60])
def test_a_start_outside_the_figures_is_too_early_to_say(weeks_off: int) -> None:
    start = START + timedelta(weeks=weeks_off)
    wanted = replace(PREDICTION, review_on=start + timedelta(weeks=12))
    moved = replace(RUNNING, started_on=start, locked_on=start, prediction=wanted)
    found = judged(moved, around(), start + timedelta(weeks=12))
    assert found.main.result is Result.TOO_EARLY


def test_a_change_that_has_not_started_is_not_judged() -> None:
    with pytest.raises(PlaybookError, match="has not started"):
        judged(PLANNED, around(), REVIEW)


def test_predicted_against_achieved_is_told_by_owner() -> None:
    verdict = judged(RUNNING, around(), REVIEW).main
    told = calibrations([RUNNING, other()], {"one": verdict})
    assert [each.owner for each in told] == ["Amara Nwosu"]
    assert told[0].in_words == (
        "1 of 1 review showed a real improvement; it reached 100\u00a0% of what was predicted"
    )


def test_absent_weeks_stand_in_the_case_as_weeks_without_a_value() -> None:
    weeks = rows([0.7, None, 0.71])
    with_a_gap = (weeks[2], weeks[0])
    assert every_week(with_a_gap) == weeks
    assert every_week(()) == ()
    assert every_week((weeks[2], weeks[0], weeks[0])) == (weeks[0], weeks[0], *weeks[1:])
