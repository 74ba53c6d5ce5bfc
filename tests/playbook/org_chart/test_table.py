"""The chart as a table that is edited in bulk."""

from itertools import count

from playbook.org_chart import table
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Changed
from playbook.org_chart.roles import catalogue
from playbook.org_chart.seat import Seat

ROLES = catalogue()


def test_a_name_that_is_a_formula_is_shown_harmless_and_kept_as_it_was_typed() -> None:
    chart = Chart((Seat("a", "=1+1", "agent", team="+Night"),))
    [shown] = table.cells(chart, ROLES)
    assert (shown["Name"], shown["Team"]) == ("'=1+1", "'+Night")
    assert table.edits(chart, ROLES, {0: shown}, [], [], map(str, count())) == []
    [edit] = table.edits(chart, ROLES, {0: {"Name": "'=2"}}, [], [], map(str, count()))
    assert isinstance(edit, Changed)
    assert edit.after.name == "=2"
