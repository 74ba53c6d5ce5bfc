"""Two versions held against each other."""

from dataclasses import replace

from playbook.org_chart.chart import Chart
from playbook.org_chart.comparison import compare
from playbook.org_chart.seat import Seat
from tests.playbook.org_chart import changing
from tests.playbook.org_chart.charts import small_centre


def test_who_came_left_moved_and_changed_role_is_told() -> None:
    before = small_centre()
    after = changing.add(before, Seat("farid", "Farid", "agent", "chloe"))
    after = changing.remove(changing.move(after, "elin", "chloe"), "dev")
    after = changing.change(after, "chloe", role="trainer")
    found = compare(before, after)
    assert [seat.name for seat in found.came] == ["Farid"]
    assert [seat.name for seat in found.left] == ["Dev"]
    assert [(d.now.name, d.boss_was, d.boss_now) for d in found.moved] == [("Elin", "Ben", "Chloe")]
    assert [(d.was.role, d.now.role) for d in found.changed_role] == [("team_leader", "trainer")]
    assert found.renamed == ()


def test_a_version_equals_itself() -> None:
    assert compare(small_centre(), small_centre()).nothing_changed


def test_a_chart_read_again_from_a_file_is_matched_by_name() -> None:
    before = small_centre()
    new = {seat.id: f"new-{seat.id}" for seat in before.seats}
    again = Chart(
        tuple(
            replace(s, id=new[s.id], reports_to=new.get(s.reports_to or ""), dotted_to=None)
            for s in before.seats
        )
    )
    assert compare(before, again).nothing_changed
    moved = compare(before, changing.move(again, "new-dev", "new-chloe")).moved
    assert [d.now.name for d in moved] == ["Dev"]


def test_a_vacancy_filled_is_a_change_of_person() -> None:
    before = changing.vacate(small_centre(), "dev")
    (found,) = compare(before, changing.rename(before, "dev", "Grace")).renamed
    assert (found.was.shown_name, found.now.shown_name) == ("Vacant", "Grace")
