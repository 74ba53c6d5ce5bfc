"""Which definition the figures allow."""

from datetime import date

from playbook.facts import Fact, Within
from playbook.kpi.choice import best_definition
from playbook.kpi.kpi import kpi

OLD = Fact(day=date(2010, 2, 22), within=(Within(20, 8.0, 10.0, 0.0, 2.0),))
NEW = Fact(day=date(2026, 11, 16), within=(Within(30, 80.0, 90.0, 0.0, 10.0),))
LEVEL = kpi("service_level")


def test_the_newest_figures_say_how_to_count_not_an_export_of_years_ago() -> None:
    assert best_definition(LEVEL, [OLD, *[NEW] * 26]).threshold_seconds == 30
    assert best_definition(LEVEL, [OLD]).threshold_seconds == 20


def test_an_old_export_counts_where_the_new_ones_are_silent() -> None:
    silent = Fact(day=date(2026, 11, 16), offered=100.0)
    assert best_definition(LEVEL, [OLD, *[silent] * 26]).threshold_seconds == 20
