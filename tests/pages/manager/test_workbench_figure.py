"""Which figure the workbench holds a KPI against."""

from datetime import date

from pages.manager.workbench_figure import at_first
from playbook.facts import Fact
from playbook.kpi.kpi import definition
from storage.baselines import Baseline, BaselineFigure
from storage.kpi_series import Weeks

RATE = definition("abandonment_rate")


def week(on: date, abandoned: float) -> Weeks:
    return {on: [Fact(offered=100.0, abandoned=abandoned, answered=100.0 - abandoned)]}


def frozen(*figures: BaselineFigure) -> Baseline:
    first, last = date(2025, 6, 2), date(2025, 6, 29)
    return Baseline("b", "Before the menu", first, last, "Amara", "2026-11-22T09:00:00", figures)


def test_a_frozen_figure_stays_whatever_is_imported_later() -> None:
    kept = BaselineFigure(RATE, "", 0.1, 2_000.0, 0.09, 0.11)
    weeks = week(date(2025, 6, 2), 50.0)
    figure = at_first(weeks, RATE, frozen(kept), "")
    assert figure
    assert (figure.value, figure.n, figure.interval) == (0.1, 2_000.0, (0.09, 0.11))
    assert (figure.first, figure.weeks) == (date(2025, 6, 2), 4)


def test_a_baseline_without_this_kpi_or_definition_leaves_the_first_weeks() -> None:
    other = BaselineFigure(definition("contact_volume"), "", 900.0, None, None, None)
    figure = at_first(week(date(2026, 10, 5), 5.0), RATE, frozen(other), "")
    assert figure
    assert figure.value == 0.05
    chat = BaselineFigure(RATE, "Chat", 0.2, None, None, None)
    figure = at_first(week(date(2026, 10, 5), 5.0), RATE, frozen(chat), "")
    assert figure
    assert figure.value == 0.05
