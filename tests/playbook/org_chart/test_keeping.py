"""What is kept of a chart: edits as plain values, several as one step, words for each."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError, Stale
from playbook.org_chart import edits
from playbook.org_chart.applying import apply
from playbook.org_chart.chart import Chart
from playbook.org_chart.edit_record import as_records, chart_of, chart_record, from_records
from playbook.org_chart.edit_words import told
from playbook.org_chart.edits import Added, Edit, Replaced, undo_of
from playbook.org_chart.labels import labels
from playbook.org_chart.reimport import keeping_boxes
from playbook.org_chart.replaying import replay
from playbook.org_chart.revisiting import is_due
from playbook.org_chart.roles import catalogue
from playbook.org_chart.seat import Seat
from playbook.org_chart.typed import seat_edits

SMALL = Chart(
    (
        Seat("boss", "Amara Nwosu", "contact_centre_manager"),
        Seat("lena", "Lena Fox", "team_leader", "boss", skills=("chat",), channels=("phone",)),
        Seat("omar", "Omar Haq", "team_leader", "boss"),
        Seat("jo", "Jo Park", "agent", "lena", met_on=date(2026, 3, 2)),
        Seat("kit", "Kit Ray", "agent", "lena", "omar", full_time_equivalent=0.5),
    )
)
EDITS: dict[str, Edit] = {
    "added": Added(Seat("new", "Noor Aziz", "agent", "omar", vacant=True)),
    "changed": edits.change(SMALL, "jo", team="Blue", met_on=None),
    "moved": edits.move(SMALL, "jo", "omar"),
    "removed": edits.remove(SMALL, "lena", "omar"),
    "branch": edits.remove_branch(SMALL, "lena"),
    "replaced": Replaced(SMALL, Chart((Seat("only"),), several_tops=True)),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_and_its_undo_come_back_from_plain_values_as_they_were(name: str) -> None:
    edit = EDITS[name]
    both = (edit, undo_of(SMALL, edit))
    assert from_records(json.loads(json.dumps(as_records(both)))) == both
    assert apply(apply(SMALL, edit), both[1]) == SMALL


def test_a_chart_comes_back_from_plain_values_as_it_was() -> None:
    assert chart_of(json.loads(json.dumps(chart_record(SMALL)))) == SMALL


@given(st.permutations(list(EDITS)[:4]))
def test_a_step_of_several_edits_is_taken_back_as_one_or_refused_as_one(names: list[str]) -> None:
    try:
        step = replay(SMALL, [EDITS[name] for name in names])
    except PlaybookError:
        return
    assert replay(step.chart, step.undone_by).chart == SMALL


def test_a_chart_is_replaced_twice_by_the_same_without_a_word_and_never_by_surprise() -> None:
    edit = EDITS["replaced"]
    after = apply(SMALL, edit)
    assert apply(after, edit) == after
    with pytest.raises(Stale, match="It was not replaced"):
        apply(apply(SMALL, EDITS["moved"]), edit)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("added", "Added Vacant under Omar Haq"),
        ("changed", "Changed team and day met of Jo Park"),
        ("moved", "Moved Jo Park from Lena Fox to Omar Haq"),
        ("removed", "Removed Lena Fox"),
        ("branch", "Removed Lena Fox and 2 boxes below"),
        ("replaced", "Replaced 5 boxes by 1 box"),
    ],
)
def test_each_edit_is_told_in_words(name: str, words: str) -> None:
    assert told(SMALL, [EDITS[name]]) == words


def test_several_edits_are_told_by_their_numbers() -> None:
    done = [EDITS["moved"], EDITS["changed"], edits.change(SMALL, "kit", team="Red")]
    assert told(SMALL, done) == "3 changes at once: 2 changed and 1 moved"


def test_no_two_boxes_have_one_label() -> None:
    twins = Chart((Seat("a", "Jo"), Seat("b", "Jo", reports_to="a"), Seat("c", reports_to="a")))
    assert labels(twins, catalogue()) == {"a": "Jo (1)", "b": "Jo (2)", "c": "To be named"}


def test_a_list_read_again_keeps_the_boxes_of_those_it_knows() -> None:
    again = Chart(
        (
            Seat("1", "Amara Nwosu"),
            Seat("2", "Jo Park", reports_to="1"),
            Seat("3", "Noor Aziz", reports_to="2", dotted_to="1"),
        )
    )
    kept = keeping_boxes(SMALL, again)
    assert [(s.id, s.reports_to, s.dotted_to) for s in kept.seats] == [
        ("boss", None, None),
        ("jo", "boss", None),
        ("3", "jo", "boss"),
    ]
    assert kept.seat("jo").met_on == date(2026, 3, 2)


def test_a_post_that_is_vacated_has_no_name_and_was_met_by_nobody() -> None:
    after = replay(SMALL, seat_edits(SMALL.seat("jo"), {"vacant": True, "name": "Jo Park"}))
    jo = after.chart.seat("jo")
    assert (jo.name, jo.vacant, jo.met_on) == ("", True, None)


def test_a_name_fills_a_vacancy_and_a_boss_makes_a_move() -> None:
    vacant = Seat("v", role="agent", reports_to="lena", vacant=True)
    meant = seat_edits(vacant, {"name": "Noor", "vacant": True, "reports_to": "omar"})
    after = replay(apply(SMALL, Added(vacant)), meant).chart.seat("v")
    assert (after.name, after.vacant, after.reports_to) == ("Noor", False, "omar")


@pytest.mark.parametrize(("days", "due"), [(0, False), (30, False), (31, True)])
def test_a_chart_is_due_for_another_look_after_a_month(days: int, due: bool) -> None:
    published_on = date(2026, 3, 2)
    assert is_due(published_on, date.fromordinal(published_on.toordinal() + days)) is due
    assert not is_due(None, published_on)
