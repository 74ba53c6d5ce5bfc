"""What the browser reports is checked before it is believed."""

import pytest

from pages.ui.org_chart.events import ChartEvent, edit_of, read_events, view_after
from pages.ui.org_chart.wire import packed
from playbook.org_chart.drawing import draw
from playbook.org_chart.edits import Moved
from playbook.org_chart.roles import catalogue
from playbook.org_chart.view import View
from tests.playbook.org_chart.charts import small_centre

MOVE = {"seq": 2, "rev": 1, "verb": "move", "id": "dev", "from": "ben", "to": "chloe"}


def test_events_answered_already_are_left_out_and_the_rest_comes_in_order() -> None:
    raw = [{"seq": n, "rev": 1, "verb": "fold", "id": "ben"} for n in (3, 1, 2)]
    assert [event.seq for event in read_events({"events": raw}, after=1)] == [2, 3]


@pytest.mark.parametrize(
    "payload", [None, {}, "x", {"events": [None, 1, {"seq": "1", "rev": 1, "verb": "fold"}]}]
)
def test_what_is_not_an_event_is_left_out(payload: object) -> None:
    assert read_events(payload, after=0) == ()


def test_a_move_becomes_an_edit_that_remembers_the_boss_seen() -> None:
    (event,) = read_events({"events": [MOVE]}, after=0)
    assert edit_of(event) == Moved("dev", "ben", "chloe")
    assert edit_of(ChartEvent(1, 1, "fold", "ben")) is None


def test_a_move_into_a_folded_branch_opens_it() -> None:
    chart = small_centre()
    folded = View(frozenset({"ben"}))
    assert view_after(folded, chart, ChartEvent(1, 1, "move", "dev", "x", "ben")).folded == set()


def test_an_event_about_nobody_changes_nothing() -> None:
    seen = View(frozenset({"ben"}), chosen="dev")
    assert view_after(seen, small_centre(), ChartEvent(1, 1, "fold", "gone")) == seen
    assert view_after(seen, small_centre(), ChartEvent(1, 1, "dance", "ben")) == seen
    assert view_after(seen, small_centre(), ChartEvent(1, 1, "choose", None)).chosen is None


def test_rows_point_to_the_row_of_their_boss() -> None:
    drawing = draw(small_centre(), catalogue())
    data = packed(drawing, View(found=("dev",)), "Chart")
    rows = {row[0]: row for row in data["boxes"]}
    order = [row[0] for row in data["boxes"]]
    assert rows["amara"][1] == -1
    assert order[rows["dev"][1]] == "ben"
    assert rows["dev"][8] & 32
    assert data["dotted"] == [["elin", "chloe"]]
