"""A KPI against its ramp: the step that is due, and the weeks that missed it."""

from dataclasses import asdict
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from playbook.charts.series import Observation
from playbook.kpi.ramp import Footing, from_plain, on_ramp_words, ramp
from playbook.kpi.target import Step, Target, TargetVersion
from tests.made_up import MONDAY, a_plan

PLAN = a_plan()
DAY_84 = PLAN.date_of(84)
STEPS = (Step(60, None, 0.08), Step(120, None, 0.05))
AGREED = TargetVersion(1, MONDAY, STEPS)
values = st.lists(st.none() | st.floats(0, 1), max_size=12)


def a_target(*versions: TargetVersion) -> Target:
    return Target("t", "abandonment_rate", "offered", None, "", True, 1, versions or (AGREED,))


def weeks(*values: float | None, until: date = DAY_84) -> list[Observation]:
    """The last of them is the week before this day's."""
    monday = until - timedelta(days=until.weekday() + 7)
    count = len(values)
    return [Observation(monday - timedelta(weeks=count - n), v) for n, v in enumerate(values, 1)]


def footing(*values: float | None, target: Target | None = None) -> Footing:
    return ramp("A", "rate", target or a_target(), weeks(*values), PLAN, DAY_84).footing


def test_one_week_below_may_be_chance_and_two_are_off_the_ramp() -> None:
    assert footing(0.09) is Footing.ONCE
    assert footing(0.09, 0.07) is Footing.ON
    assert footing(0.07, 0.09) is Footing.ONCE
    assert footing(0.07, 0.09, 0.09) is Footing.OFF
    assert footing(0.08, 0.08) is Footing.ON


def test_a_week_without_a_value_neither_helps_nor_harms() -> None:
    assert footing(0.09, None, 0.09) is Footing.OFF
    assert footing(0.09, None) is Footing.ONCE
    assert footing(None, None) is Footing.UNKNOWN


def test_a_week_before_its_step_is_not_judged_by_it() -> None:
    found = ramp("A", "rate", a_target(), weeks(0.2, 0.2, 0.2, 0.2), PLAN, DAY_84)
    assert [week.day for week in found.weeks] == [56, 63, 70, 77]
    assert found.weeks_off == 3
    young = PLAN.date_of(40)
    early = ramp("A", "rate", a_target(), weeks(0.2, 0.2, until=young), PLAN, young)
    assert early.footing is Footing.AHEAD
    assert early.asked_words == "8\u00a0% or less by day 60"


def test_a_newer_version_leaves_past_weeks_to_the_one_then_in_force() -> None:
    softer = TargetVersion(2, DAY_84 - timedelta(days=1), (Step(60, None, 0.5),))
    assert footing(0.09, 0.09, target=a_target(AGREED, softer)) is Footing.OFF
    found = ramp("A", "rate", a_target(AGREED, softer), weeks(0.09), PLAN, DAY_84)
    assert found.asked == Step(60, None, 0.5)
    assert footing(0.09, target=a_target(softer)) is Footing.AHEAD


def test_what_is_said_to_be_agreed_is_what_the_newest_week_was_judged_by() -> None:
    day_120 = PLAN.date_of(120)
    found = ramp("A", "rate", a_target(), weeks(0.07, 0.07, until=day_120), PLAN, day_120)
    assert found.footing is Footing.ON
    assert found.asked == Step(60, None, 0.08)
    old = ramp("A", "rate", a_target(), weeks(0.07), PLAN, day_120)
    assert (old.footing, old.asked) == (Footing.UNKNOWN, Step(120, None, 0.05))


def test_figures_older_than_four_weeks_say_nothing_of_today() -> None:
    old = weeks(0.09, 0.09, until=DAY_84 - timedelta(weeks=4))
    assert ramp("A", "rate", a_target(), old, PLAN, DAY_84).footing is Footing.UNKNOWN


def test_a_band_is_missed_on_either_side() -> None:
    band = a_target(TargetVersion(1, MONDAY, (Step(60, 0.7, 0.8),)))
    assert footing(0.69, 0.81, target=band) is Footing.OFF
    assert footing(0.7, 0.8, target=band) is Footing.ON


def test_how_many_are_on_their_ramp_counts_only_those_with_a_step_due() -> None:
    def one(*values: float, target: Target | None = None) -> object:
        return ramp("A", "rate", target or a_target(), weeks(*values), PLAN, DAY_84)

    ahead = a_target(TargetVersion(1, MONDAY, (Step(120, None, 0.1),)))
    found = [one(0.07), one(0.09, 0.09), one(0.2, target=ahead)]
    assert on_ramp_words(found) == "1 of 2 KPIs on their ramp"  # type: ignore[arg-type]
    found.append(one(0.09))
    wanted = "1 of 3 KPIs on their ramp, 1 missed it one week"
    assert on_ramp_words(found) == wanted  # type: ignore[arg-type]
    assert on_ramp_words([]) == ""


@given(values, st.integers(1, 140))
def test_what_is_frozen_reads_back_the_same(found: list[float | None], day: int) -> None:
    today = PLAN.date_of(day)
    shown = ramp("A", "rate", a_target(), weeks(*found, until=today), PLAN, today, 0.1)
    assert from_plain(asdict(shown)) == shown


@given(values)
def test_off_means_two_misses_in_a_row_at_the_end(found: list[float | None]) -> None:
    known = [v for v in found if v is not None]
    is_off = footing(*found) is Footing.OFF
    assert not is_off or all(value > 0.08 for value in known[-2:])


def test_the_badge_says_for_how_long() -> None:
    shown = ramp("A", "rate", a_target(), weeks(0.09, 0.09), PLAN, DAY_84)
    assert (shown.footing_words, shown.spoken) == ("Off its ramp for 2 weeks", "9\u00a0%")
