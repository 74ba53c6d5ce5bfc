"""Undo and redo restore exactly; two people who edit at once never lose a box."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.errors import PlaybookError, Stale
from playbook.org_chart.applying import apply
from playbook.org_chart.chart import Chart, faults
from playbook.org_chart.edits import (
    Added,
    Moved,
    Removed,
    change,
    remove_branch,
)
from playbook.org_chart.edits import move as moving
from playbook.org_chart.edits import remove as removing
from playbook.org_chart.seat import Seat
from tests.playbook.org_chart.changing import add, move, remove, rename
from tests.playbook.org_chart.charts import edits_on, small_centre, trees
from tests.playbook.org_chart.history import History, do, redo, undo


def after_some_edits(data: st.DataObject, chart: Chart) -> list[tuple[Chart, History]]:
    """Every state on the way; edits that are refused leave the chart as it was."""
    states = [(chart, History())]
    for _ in range(data.draw(st.integers(0, 12))):
        chart, history = states[-1]
        if not chart.seats:
            break
        edit = data.draw(st.one_of(edits_on(chart), st.just(Added(_newcomer(chart, data)))))
        try:
            states.append(do(chart, history, edit))
        except PlaybookError:
            continue
    return states


def _newcomer(chart: Chart, data: st.DataObject) -> Seat:
    boss = data.draw(st.sampled_from(chart.seats)).id
    number = 1 + max((int(s.id[1:]) for s in chart.seats if s.id.startswith("x")), default=0)
    return Seat(f"x{number}", " New  one ", reports_to=boss)


@settings(max_examples=200)
@given(st.data())
def test_undoing_any_sequence_restores_the_chart_exactly_and_redo_brings_it_back(
    data: st.DataObject,
) -> None:
    states = after_some_edits(data, data.draw(trees(12)))
    chart, history = states[-1]
    for earlier, _ in reversed(states[:-1]):
        chart, history = undo(chart, history)
        assert chart == earlier
    for later, _ in states[1:]:
        chart, history = redo(chart, history)
        assert chart == later


@given(st.data())
def test_no_sequence_of_edits_leaves_a_fault_behind(data: st.DataObject) -> None:
    for chart, _ in after_some_edits(data, data.draw(trees(12))):
        assert faults(chart) == ()


@settings(max_examples=200)
@given(st.data())
def test_an_edit_replayed_on_a_newer_chart_applies_cleanly_or_is_refused(
    data: st.DataObject,
) -> None:
    seen = data.draw(trees(12))
    mine = data.draw(edits_on(seen))
    newer = after_some_edits(data, seen)[-1][0]
    try:
        merged = apply(newer, mine)
    except PlaybookError:
        return
    assert faults(merged) == ()
    expected = {mine.seat.id, *(s.id for s in mine.below)} if isinstance(mine, Removed) else set()
    assert newer.by_id.keys() - merged.by_id.keys() == expected


def test_with_nothing_done_there_is_nothing_to_undo() -> None:
    chart = small_centre()
    assert undo(chart, History()) == (chart, History())
    assert redo(chart, History()) == (chart, History())


def test_a_new_edit_forgets_what_was_undone() -> None:
    chart, history = do(small_centre(), History(), moving(small_centre(), "dev", "chloe"))
    chart, history = undo(chart, history)
    _, history = do(chart, history, moving(chart, "elin", "chloe"))
    assert history.future == ()


def test_two_people_who_change_different_things_both_have_their_way() -> None:
    seen = small_centre()
    theirs = rename(move(seen, "dev", "chloe"), "elin", "Elin Marsh")
    merged = apply(theirs, change(seen, "elin", role="trainer"))
    assert merged.seat("elin").name == "Elin Marsh"
    assert merged.seat("elin").role == "trainer"
    assert merged.seat("dev").reports_to == "chloe"


def test_two_people_who_rename_one_box_are_told() -> None:
    seen = small_centre()
    with pytest.raises(Stale, match="Somebody else changed the name of Elin Marsh"):
        apply(rename(seen, "elin", "Elin Marsh"), change(seen, "elin", name="Ellen"))


def test_two_people_who_move_one_box_are_told_and_the_same_move_twice_is_one() -> None:
    seen = small_centre()
    mine = moving(seen, "dev", "chloe")
    assert apply(move(seen, "dev", "chloe"), mine) == move(seen, "dev", "chloe")
    with pytest.raises(Stale, match="Somebody else moved Dev to Amara"):
        apply(move(seen, "dev", "amara"), mine)


def test_two_moves_that_would_close_a_loop_together_are_not_both_made() -> None:
    seen = small_centre()
    with pytest.raises(PlaybookError, match="loop"):
        apply(move(seen, "ben", "chloe"), Moved("chloe", "amara", "ben"))


def test_a_branch_that_grew_meanwhile_is_not_removed_unseen() -> None:
    seen = small_centre()
    grown = add(seen, Seat("farid", "Farid", reports_to="ben"))
    with pytest.raises(Stale, match="Nothing was removed"):
        apply(grown, remove_branch(seen, "ben"))


def test_a_report_who_came_meanwhile_goes_where_the_others_go() -> None:
    seen = small_centre()
    grown = add(seen, Seat("farid", "Farid", reports_to="ben"))
    assert apply(grown, removing(seen, "ben", "chloe")).seat("farid").reports_to == "chloe"


def test_a_move_to_a_boss_who_was_removed_meanwhile_is_refused() -> None:
    seen = small_centre()
    with pytest.raises(PlaybookError, match="no longer on the chart"):
        apply(remove(seen, "chloe"), moving(seen, "dev", "chloe"))


def test_an_undone_removal_leaves_alone_whom_others_moved_since() -> None:
    chart, history = do(small_centre(), History(), removing(small_centre(), "ben"))
    chart, _ = undo(move(chart, "dev", "chloe"), history)
    assert chart.seat("dev").reports_to == "chloe"
    assert chart.seat("elin").reports_to == "ben"


def test_a_removal_is_not_undone_under_a_boss_who_is_gone() -> None:
    chart, history = do(small_centre(), History(), removing(small_centre(), "dev"))
    with pytest.raises(Stale, match="the boss has been removed"):
        undo(remove(chart, "ben"), history)
