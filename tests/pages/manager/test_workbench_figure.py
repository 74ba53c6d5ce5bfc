"""Which weeks the workbench looks at, and which of them are the baseline."""

from datetime import date, timedelta

from pages.manager.workbench_figure import at_first, shown
from playbook.facts import Fact
from playbook.kpi.kpi import definition
from storage.baselines import Baseline
from storage.kpi_series import Weeks

STARTS_ON = date(2026, 11, 2)
RATE = definition("abandonment_rate")


def week(on: date, abandoned: float) -> Weeks:
    return {on: [Fact(offered=100.0, abandoned=abandoned, answered=100.0 - abandoned)]}


def frozen(first: date, last: date) -> Baseline:
    return Baseline("b", "Before the new menu", first, last, "Amara", "2026-11-22T09:00:00", ())


def test_weeks_of_years_ago_are_no_baseline_for_a_plan_of_today() -> None:
    old, new = week(date(2010, 2, 22), 57.0), week(date(2026, 10, 5), 5.0)
    assert shown(old | new, STARTS_ON, None) == new
    assert shown(old, STARTS_ON, None) == old, "better than nothing"


def test_a_frozen_baseline_is_what_later_weeks_are_held_against() -> None:
    monday = date(2025, 6, 2)
    frozen_weeks: Weeks = {}
    for n in range(20):
        frozen_weeks |= week(monday + timedelta(weeks=n), 10.0)
    later = week(date(2026, 10, 5), 5.0)
    baseline = frozen(monday, monday + timedelta(days=20 * 7 - 1))
    weeks = shown(frozen_weeks | later, STARTS_ON, baseline)
    assert len(weeks) == 21
    figure = at_first(weeks, RATE, baseline)
    assert figure
    assert (figure.value, figure.weeks) == (0.1, 20)


def test_a_baseline_that_holds_nothing_of_this_kpi_leaves_the_first_weeks() -> None:
    baseline = frozen(date(2026, 9, 7), date(2026, 9, 13))
    figure = at_first(week(date(2026, 10, 5), 5.0), RATE, baseline)
    assert figure
    assert figure.value == 0.05
