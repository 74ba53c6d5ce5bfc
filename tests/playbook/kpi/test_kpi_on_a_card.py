"""Cards, targets and alerts in words: what a manager reads first."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from playbook.charts.series import Observation
from playbook.errors import PlaybookError
from playbook.kpi.alert import alerts
from playbook.kpi.alert_limit import Limit, check_limit, watch_words
from playbook.kpi.amount import spoken_value
from playbook.kpi.by_hand import Typed, fact_of
from playbook.kpi.card import Tone, card, headline, in_order
from playbook.kpi.judged import judged
from playbook.kpi.kpi import Variant, definition, kpi
from playbook.kpi.target import Step, Target, TargetVersion, check_steps
from playbook.kpi.target_words import Ordinary, too_many_words, warnings
from playbook.staffing.peak_staffing import more_agents_sentence

MONDAY, TODAY = date(2026, 5, 4), date(2026, 11, 20)
STEADY = (30.0, 32.0, 29.0, 31.0, 30.0, 33.0, 28.0, 31.0, 30.0, 32.0, 29.0, 31.0, 30.0, 30.0)


def weeks(values: tuple[float | None, ...]) -> list[Observation]:
    return [Observation(MONDAY + timedelta(weeks=n), v, 500) for n, v in enumerate(values)]


def target_of(*steps: Step) -> Target:
    version = TargetVersion(1, MONDAY, steps)
    return Target("t", "average_speed_of_answer", "answered", None, "", True, 1, (version,))


ASA = kpi("average_speed_of_answer")
COUNTED = definition("average_speed_of_answer")


def test_a_wait_above_its_upper_limit_is_a_concern_because_less_is_better() -> None:
    shown = card(ASA, COUNTED, weeks((*STEADY, 60.0)))
    assert (shown.tone, shown.verdict) == (Tone.CONCERN, "Concern: above upper limit")
    assert (shown.value, shown.assurance) == ("1\u00a0min 0\u00a0s", "No target yet")


def test_a_run_is_told_by_its_length() -> None:
    shown = card(ASA, COUNTED, weeks((*STEADY, *(29.2,) * 8)))
    assert shown.verdict == "Improvement: 8 weeks below mean"


def test_new_limits_judge_the_weeks_from_their_day_on_by_themselves() -> None:
    moved = (*STEADY, *(value - 6 for value in STEADY))
    from_week_14 = [MONDAY + timedelta(weeks=14)]
    assert card(ASA, COUNTED, weeks(moved)).tone is Tone.IMPROVEMENT
    again = card(ASA, COUNTED, weeks(moved), rebase_on=from_week_14)
    assert (again.tone, len(again.chart.segments)) == (Tone.ORDINARY, 2)
    long_ago = card(ASA, COUNTED, weeks(moved), rebase_on=[MONDAY - timedelta(weeks=9)])
    assert len(long_ago.chart.segments) == 1


def test_ordinary_weeks_are_ordinary_and_few_weeks_are_too_few() -> None:
    assert card(ASA, COUNTED, weeks(STEADY)).verdict == "Ordinary variation"
    few = card(ASA, COUNTED, weeks(STEADY[:4]), target_of(Step(120, None, 20)))
    assert (few.verdict, few.assurance) == ("Too few weeks to say", "Too few weeks to say")


def test_a_target_outside_ordinary_variation_is_met_or_missed_every_week() -> None:
    met = card(ASA, COUNTED, weeks(STEADY), target_of(Step(120, None, 60)))
    missed = card(ASA, COUNTED, weeks(STEADY), target_of(Step(120, None, 10)))
    between = card(ASA, COUNTED, weeks(STEADY), target_of(Step(120, None, 30)))
    assert [each.assurance for each in (met, missed, between)] == [
        "Meets target every week",
        "Misses target every week",
        "Hits and misses target",
    ]
    assert met.target == "Target 1\u00a0min 0\u00a0s or less by day 120"


def test_a_band_is_judged_at_both_ends() -> None:
    one, counted = kpi("average_handle_time"), definition("average_handle_time")
    inside = card(one, counted, weeks(STEADY), target_of(Step(120, 10, 60)))
    outside = card(one, counted, weeks(STEADY), target_of(Step(120, 60, 90)))
    across = card(one, counted, weeks(STEADY), target_of(Step(120, 30, 90)))
    assert [each.assurance for each in (inside, outside, across)] == [
        "In band every week",
        "Out of band every week",
        "In and out of band",
    ]


def test_concerns_stand_first_and_are_counted_in_words() -> None:
    calm, bad = card(ASA, COUNTED, weeks(STEADY)), card(ASA, COUNTED, weeks((*STEADY, 60.0)))
    assert in_order([calm, bad]) == [bad, calm]
    assert headline([calm, bad]) == "One concern, one ordinary."
    new = card(ASA, COUNTED, weeks(STEADY[:2]))
    assert headline([calm, new]) == "One ordinary, one with too few weeks to say."
    assert headline([]) == ""


def test_a_change_that_is_neither_better_nor_worse_is_not_counted_as_ordinary() -> None:
    lower = (*(0.8 + n % 3 / 100 for n in range(18)), *(0.799,) * 9)
    busy = card(kpi("occupancy_rate"), definition("occupancy_rate"), weeks(lower))
    calm = card(ASA, COUNTED, weeks(STEADY))
    assert busy.verdict == "Change: 9 weeks below mean"
    assert headline([busy, calm]) == "One ordinary, one changed."


def test_the_step_that_is_due_is_the_last_one_whose_day_has_come() -> None:
    version = target_of(Step(60, None, 40), Step(120, None, 30)).newest
    assert version.step_on(59) is None
    assert version.step_on(60) == version.step_on(119) == Step(60, None, 40)
    assert version.next_step(60) == version.next_step(150) == Step(120, None, 30)


@pytest.mark.parametrize(
    ("key", "steps", "words"),
    [
        ("service_level", (Step(120, 9.99),), "Service level never rises above 100\u00a0%"),
        ("service_level", (Step(30, -0.05), Step(120, 0.8)), "never falls below 0\u00a0%"),
        ("net_promoter_score", (Step(120, 101.0),), r"never rises above \+100"),
        ("average_speed_of_answer", (Step(120, None, -3.0),), "never falls below"),
    ],
)
def test_a_target_that_no_week_can_ever_reach_is_refused(
    key: str, steps: tuple[Step, ...], words: str
) -> None:
    with pytest.raises(PlaybookError, match=words):
        check_steps(kpi(key), steps)


def test_overtime_makes_conformance_more_than_all_of_the_schedule() -> None:
    band = (Step(120, 0.95, 1.05),)
    assert check_steps(kpi("adherence_rate"), band, "conformance") == band
    with pytest.raises(PlaybookError, match="never rises above 100"):
        check_steps(kpi("adherence_rate"), band, "adherence")
    overtime = card(
        kpi("adherence_rate"), definition("adherence_rate", "conformance"), weeks((1.02, 0.99) * 8)
    )
    assert max(point.upper or 0 for point in overtime.chart.points) > 1


def test_nobody_but_its_owner_knows_how_far_an_own_kpi_can_go() -> None:
    own = replace(
        kpi("service_level"), key="own.sales", variants=(Variant("own", "Ours", "sales / plan"),)
    )
    assert check_steps(own, (Step(120, 1.15),)) == (Step(120, 1.15),)
    loss = replace(own, unit="money")
    assert check_steps(loss, (Step(120, -50.0),)) == (Step(120, -50.0),)
    with pytest.raises(PlaybookError, match="never falls below"):
        check_steps(own, (Step(120, -0.1),))


def test_an_alert_has_one_cause_for_as_long_as_it_lasts() -> None:
    first = alerts([card(ASA, COUNTED, weeks((*STEADY, 60.0)))], frozenset(), TODAY)
    later = alerts([card(ASA, COUNTED, weeks((*STEADY, 60.0, 61.0)))], frozenset(), TODAY)
    assert [each.cause for each in first] == [each.cause for each in later]
    seen = frozenset(each.cause for each in first)
    assert alerts([card(ASA, COUNTED, weeks((*STEADY, 60.0, 61.0)))], seen, TODAY) == []


ABOVE_32 = Limit("average_speed_of_answer", "", None, 32.0, 1)
CALM_BUT_SLOW = (*STEADY, 33.0, 33.0)


def test_a_limit_of_ones_own_is_told_without_any_signal_and_once() -> None:
    shown = card(ASA, COUNTED, weeks(CALM_BUT_SLOW))
    assert shown.tone is not Tone.CONCERN
    [told] = alerts([shown], frozenset(), TODAY, [ABOVE_32])
    assert "33\u00a0s, above your limit of 32\u00a0s, since the week of" in told.words
    later = card(ASA, COUNTED, weeks((*CALM_BUT_SLOW, 34.0)))
    assert alerts([later], frozenset([told.cause]), TODAY, [ABOVE_32]) == []


def test_inside_the_limit_or_exactly_on_it_nothing_is_told() -> None:
    on_it = card(ASA, COUNTED, weeks((*STEADY, 33.0, 32.0)))
    off = Limit(ABOVE_32.kpi, "", None, None, 2)
    chat = replace(ABOVE_32, channel="Chat")
    assert alerts([on_it], frozenset(), TODAY, [ABOVE_32]) == []
    assert alerts([card(ASA, COUNTED, weeks(CALM_BUT_SLOW))], frozenset(), TODAY, [off, chat]) == []


def test_a_limit_crossed_in_the_week_in_which_a_concern_began_is_one_cause() -> None:
    bad = card(ASA, COUNTED, weeks((*STEADY, 60.0)))
    [signal] = alerts([bad], frozenset(), TODAY)
    [limit] = alerts([bad], frozenset(), TODAY, [ABOVE_32])
    assert signal.cause == limit.cause
    assert "your limit" in limit.words


def test_a_limit_that_leaves_no_week_silent_is_refused() -> None:
    with pytest.raises(PlaybookError, match="every week"):
        check_limit(ASA, 40.0, 30.0)
    with pytest.raises(PlaybookError, match="never falls below"):
        check_limit(ASA, -1.0, None)
    with pytest.raises(PlaybookError, match="Service level never rises above 100"):
        check_limit(kpi("service_level"), None, 1.2)
    check_limit(kpi("customer_satisfaction"), 4.2, None)  # where it is counted as a mean score
    check_limit(kpi("adherence_rate"), None, 1.1)  # where it is counted as conformance
    assert watch_words(ABOVE_32, "seconds") == "Above 32\u00a0s"
    assert watch_words(replace(ABOVE_32, low=10.0), "seconds") == (
        "Below 10\u00a0s or above 32\u00a0s"
    )


def test_each_week_is_judged_by_the_version_then_in_force_in_its_own_definition() -> None:
    second = MONDAY + timedelta(weeks=4)
    versions = (
        TargetVersion(1, MONDAY, (Step(1, None, 30.0), Step(120, None, 10.0)), variant="answered"),
        TargetVersion(2, second, (Step(1, None, 50.0), Step(120, None, 10.0)), variant="offered"),
    )
    target = Target("t", "average_speed_of_answer", "offered", None, "", True, 2, versions)
    as_counted = {
        "answered": weeks((29.0, 31.0, None, 30.0, 99.0)),
        "offered": weeks((99.0, 99.0, 99.0, 99.0, 49.0, 51.0)),
    }
    found = judged(target, lambda v: as_counted[v.variant], lambda day: (day - MONDAY).days + 1)
    assert {n: (each.met, each.weeks) for n, each in found.items()} == {1: (2, 3), 2: (1, 2)}
    assert found[1].sentence() == "Met in 2 of 3 weeks."


def test_before_the_first_step_is_due_no_week_is_judged() -> None:
    found = judged(target_of(Step(120, None, 30)), lambda v: weeks(STEADY), lambda day: 5)
    assert found[1].weeks == 0
    assert found[1].sentence() == ""


def test_improvements_and_ordinary_weeks_raise_no_alert() -> None:
    calm = [card(ASA, COUNTED, weeks(STEADY)), card(ASA, COUNTED, weeks((*STEADY, 5.0)))]
    assert alerts(calm, frozenset(), TODAY) == []


def test_a_target_inside_ordinary_variation_or_worse_than_the_baseline_is_warned_of() -> None:
    now = Ordinary(30, 20, 40, 13)
    inside = warnings(ASA, (Step(120, None, 25),), now, "seconds")
    assert ["ordinary variation" in each for each in inside] == [True]
    [worse] = warnings(ASA, (Step(120, None, 50),), now, "seconds")
    assert "worse than the baseline" in worse
    assert warnings(ASA, (Step(120, None, 15),), now, "seconds") == []


def test_a_shorter_handle_time_alone_is_warned_of() -> None:
    now = Ordinary(300, 280, 320, 13)
    said = warnings(kpi("average_handle_time"), (Step(120, 200, 250),), now, "seconds")
    assert any("alone is not better" in each for each in said)


def test_five_kpis_may_matter_most_and_six_get_a_gentle_word() -> None:
    assert too_many_words(5) == "5 of 5 KPIs that matter most."
    assert "which one could go" in too_many_words(6)


def test_a_higher_service_level_is_told_in_agents_at_peak() -> None:
    busy = {datetime(2026, 11, 2, 10): 120.0, datetime(2026, 11, 2, 11): 20.0}
    said = more_agents_sentence(busy, 300, 0.7, 0.9, 20)
    assert said.startswith("It would need")
    assert "Erlang A" in said
    assert more_agents_sentence(busy, 300, 0.9, 0.7, 20) == ""
    assert more_agents_sentence({}, 300, 0.7, 0.9, 20) == ""


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.094, "rate", "9.4\u00a0%"),
        (0.81, "rate", "81\u00a0%"),
        (408, "seconds", "6\u00a0min 48\u00a0s"),
        (3.25, "seconds", "3.2\u00a0s"),
        (3900, "seconds", "1\u00a0h 5\u00a0min"),
        (18.4, "points", "+18"),
        (-6, "points", "−6"),
        (0.2, "points", "0"),
        (2376, "count", "2,376"),
        (None, "rate", "not known"),
    ],
)
def test_values_are_said_as_people_say_them(value: float | None, unit: str, words: str) -> None:
    assert spoken_value(value, unit) == words


def test_a_typed_average_weighs_with_its_count_and_a_blank_stays_unknown() -> None:
    fact = fact_of(Typed(MONDAY, 7, " Voice ", 100, 90, 10, speed_of_answer=20))
    assert (fact.answered_wait_seconds, fact.answered_waited) == (1800, 90)
    assert (fact.channel, fact.handle_seconds, fact.handled) == ("Voice", None, None)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (Typed(MONDAY), "Type in how many"),
        (Typed(MONDAY, offered=10, handle_time=300), "need the number of answered"),
        (Typed(MONDAY, offered=10, answered=8, abandoned=3), "more than offered"),
        (Typed(MONDAY, answered=8, transferred=9), "More contacts"),
        (Typed(MONDAY, answered=8, time_in_queue=9), "number of offered"),
    ],
)
def test_impossible_figures_are_refused(typed: Typed, words: str) -> None:
    with pytest.raises(PlaybookError, match=words):
        fact_of(typed)
