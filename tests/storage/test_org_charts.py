"""The chart in storage: one write an edit, nobody's work lost, undo after a reload."""

from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from playbook.access import Role
from playbook.account import User
from playbook.errors import PlaybookError, Refused, Stale
from playbook.org_chart import edits
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Added, Replaced
from playbook.org_chart.seat import Seat
from playbook.org_chart.templates import traditional
from storage import chart_history, events, memberships, org_charts
from storage.access import OpenPlan, open_plan

SMALL = Chart(
    (
        Seat("boss", "Amara Nwosu", "contact_centre_manager"),
        Seat("lena", "Lena Fox", "team_leader", "boss", skills=("chat",), channels=("phone",)),
        Seat("omar", "Omar Haq", "team_leader", "boss"),
        Seat("jo", "Jo Park", "agent", "lena", met_on=date(2026, 3, 2)),
        Seat("kit", "Kit Ray", "agent", "lena", "omar", full_time_equivalent=0.5),
    )
)


@pytest.fixture
def chart(db: Database, plan_key: OpenPlan, today: date) -> Chart:
    return org_charts.save(db, plan_key, [Replaced(Chart(), SMALL)], today).chart


@pytest.fixture
def second(plan_key: OpenPlan) -> OpenPlan:
    """The same plan in another window."""
    return replace(plan_key)


def test_a_chart_comes_back_as_it_was_kept(db: Database, plan_key: OpenPlan, chart: Chart) -> None:
    assert org_charts.load(db, plan_key).chart == SMALL == chart


def test_an_edit_writes_the_rows_that_changed_and_no_others(
    db: Database, plan_key: OpenPlan, today: date
) -> None:
    large = traditional(300)
    org_charts.save(db, plan_key, [Replaced(Chart(), large)], today)
    before = db.conn.total_changes
    agent = large.seats[-1].id
    org_charts.save(db, plan_key, [edits.move(large, agent, large.seats[0].id)], today)
    written = db.conn.total_changes - before
    assert written == len(["seat", "head", "history", "event"])


def test_a_box_that_comes_back_stands_where_it_stood(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    org_charts.save(db, plan_key, [edits.remove(chart, "lena", "omar")], today)
    assert org_charts.undo(db, plan_key, today).chart == chart
    assert org_charts.load(db, plan_key).chart == chart


def test_undo_and_redo_know_only_what_is_kept(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    steps = [
        edits.move(chart, "jo", "omar"),
        edits.change(chart, "kit", name="Kit Rayner"),
        edits.remove(chart, "lena"),
    ]
    charts = [chart]
    for step in steps:
        charts.append(org_charts.save(db, plan_key, [step], today).chart)
    for earlier in reversed(charts[:-1]):
        assert org_charts.undo(db, plan_key, today).chart == earlier
    for later in charts[1:]:
        assert org_charts.redo(db, plan_key, today).chart == later
    assert org_charts.load(db, plan_key).chart == charts[-1]


def test_a_new_edit_ends_the_redoing(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    org_charts.save(db, plan_key, [edits.move(chart, "jo", "omar")], today)
    org_charts.undo(db, plan_key, today)
    org_charts.save(db, plan_key, [edits.change(chart, "jo", team="Blue")], today)
    with pytest.raises(PlaybookError, match="nothing of yours to do again"):
        org_charts.redo(db, plan_key, today)


def test_a_successor_takes_back_own_steps_and_leaves_the_predecessors(
    db: Database, plan_key: OpenPlan, stranger: User, chart: Chart, today: date
) -> None:
    org_charts.save(db, plan_key, [edits.move(chart, "jo", "omar")], today)
    memberships.give(db, plan_key, stranger, Role.MANAGER)
    successor = open_plan(db, stranger, plan_key.id)
    org_charts.save(db, successor, [edits.change(chart, "kit", team="Blue")], today)
    after = org_charts.undo(db, successor, today).chart
    assert (after.seat("jo").reports_to, after.seat("kit").team) == ("omar", "")
    with pytest.raises(PlaybookError, match="nothing of yours to undo"):
        org_charts.undo(db, successor, today)


def test_two_windows_on_two_fields_of_one_box_both_count(
    db: Database, plan_key: OpenPlan, second: OpenPlan, chart: Chart, today: date
) -> None:
    org_charts.save(db, plan_key, [edits.change(chart, "jo", team="Blue")], today)
    org_charts.save(db, second, [edits.change(chart, "jo", site="York")], today)
    jo = org_charts.load(db, plan_key).chart.seat("jo")
    assert (jo.team, jo.site) == ("Blue", "York")


def test_the_second_mover_of_one_box_is_told_and_no_box_is_lost(
    db: Database, plan_key: OpenPlan, second: OpenPlan, chart: Chart, today: date
) -> None:
    org_charts.save(db, plan_key, [edits.move(chart, "jo", "omar")], today)
    with pytest.raises(Stale, match="Somebody else moved Jo Park to Omar Haq meanwhile"):
        org_charts.save(db, second, [edits.move(chart, "jo", "boss")], today)
    assert len(org_charts.load(db, plan_key).chart.seats) == len(chart.seats)


def test_a_box_changed_since_it_was_seen_is_not_removed(
    db: Database, plan_key: OpenPlan, second: OpenPlan, chart: Chart, today: date
) -> None:
    org_charts.save(db, plan_key, [edits.change(chart, "jo", team="Blue")], today)
    with pytest.raises(Stale, match="Nothing was removed"):
        org_charts.save(db, second, [edits.remove(chart, "jo")], today)


def test_one_illegal_change_refuses_the_whole_batch_with_a_list(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    asked = [
        edits.change(chart, "kit", team="Blue"),
        edits.move(chart, "boss", "jo"),
        edits.move(chart, "lena", "jo"),
    ]
    with pytest.raises(PlaybookError) as refusal:
        org_charts.save(db, plan_key, asked, today)
    assert str(refusal.value).splitlines()[0] == (
        "Nothing was changed: 2 changes of 3 cannot be made."
    )
    assert "would be a loop" in str(refusal.value)
    assert org_charts.load(db, plan_key).chart == chart


def test_a_batch_finds_the_order_in_which_it_fits(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    asked = [edits.move(chart, "lena", "jo"), edits.move(chart, "jo", "omar")]
    after = org_charts.save(db, plan_key, asked, today).chart
    assert after.bosses("lena") == ("jo", "omar", "boss")
    assert org_charts.undo(db, plan_key, today).chart == chart


def test_a_chart_is_replaced_only_if_nobody_changed_it_meanwhile(
    db: Database, plan_key: OpenPlan, second: OpenPlan, chart: Chart, today: date
) -> None:
    org_charts.save(db, second, [Added(Seat("new", "Noor Aziz", "agent", "omar"))], today)
    with pytest.raises(Stale, match="It was not replaced"):
        org_charts.save(db, plan_key, [Replaced(chart, traditional(10))], today)


def test_replacing_can_be_undone(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    org_charts.save(db, plan_key, [Replaced(chart, traditional(40))], today)
    assert org_charts.undo(db, plan_key, today).chart == chart


def test_a_chart_that_cannot_stand_is_not_kept(
    db: Database, plan_key: OpenPlan, today: date
) -> None:
    loop = Chart((Seat("a", reports_to="b"), Seat("b", reports_to="a")))
    with pytest.raises(PlaybookError, match="loop"):
        org_charts.save(db, plan_key, [Replaced(Chart(), loop)], today)
    assert org_charts.load(db, plan_key).revision == 0


def test_several_people_at_the_top_are_allowed_until_there_are_several(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    org_charts.allow_several_tops(db, plan_key, True, today)
    now = org_charts.load(db, plan_key).chart
    org_charts.save(db, plan_key, [edits.move(now, "omar", None)], today)
    with pytest.raises(PlaybookError, match="2 people report to nobody"):
        org_charts.allow_several_tops(db, plan_key, False, today)


def test_the_history_says_it_in_words(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    org_charts.save(db, plan_key, [edits.move(chart, "jo", "omar")], today)
    org_charts.undo(db, plan_key, today)
    org_charts.save(db, plan_key, [edits.remove_branch(chart, "lena")], today)
    told = [(each.words, each.by) for each in chart_history.told(db, plan_key, 3)]
    assert told == [
        ("Removed Lena Fox and 2 boxes below", "Amara Nwosu"),
        ("Undone: Moved Jo Park from Lena Fox to Omar Haq", "Amara Nwosu"),
        ("Moved Jo Park from Lena Fox to Omar Haq", "Amara Nwosu"),
    ]
    newest = events.of_plan(db, plan_key)[0]
    assert (newest.kind, newest.after["text"]) == ("chart changed", told[0][0])


def test_an_edit_that_changes_nothing_leaves_no_trace(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    same = edits.change(chart, "jo", team="")
    assert org_charts.save(db, plan_key, [same], today).revision == 1
    assert len(chart_history.told(db, plan_key, 9)) == 1


def test_only_who_works_on_the_plan_changes_its_chart(
    db: Database, plan_key: OpenPlan, ruth: User, chart: Chart, today: date
) -> None:
    reader = open_plan(db, ruth, plan_key.id)
    for write in (org_charts.undo, org_charts.redo):
        with pytest.raises(Refused):
            write(db, reader, today)
    with pytest.raises(Refused):
        org_charts.save(db, reader, [edits.move(chart, "jo", "omar")], today)
    assert org_charts.load(db, reader).chart == chart


def test_a_chart_of_another_plan_is_out_of_reach(
    db: Database, plan_key: OpenPlan, stranger: User, chart: Chart
) -> None:
    with pytest.raises(Refused):
        org_charts.load(db, open_plan(db, stranger, plan_key.id))
    assert org_charts.load(db, replace(plan_key, id="no such plan")).chart == Chart()
