"""Boxes never overlap, columns wrap at eight, folding keeps the text readable."""

from hypothesis import given
from hypothesis import strategies as st

from playbook.org_chart.chart import Chart
from playbook.org_chart.folding import (
    DEFAULT_ZOOM,
    ROOM_HEIGHT,
    ROOM_WIDTH,
    folded_to_bosses,
    folded_to_fit,
    unfolded_around,
)
from playbook.org_chart.layout import STACK_HEIGHT, Layout, lay_out
from playbook.org_chart.outline import outline
from playbook.org_chart.seat import Seat
from playbook.org_chart.templates import modern
from tests.playbook.org_chart.charts import small_centre, trees

HEIGHT = 62


def overlapping(layout: Layout) -> list[tuple[str, str]]:
    boxes = sorted(layout.places.items(), key=lambda item: item[1].x)
    pairs = []
    for number, (one, a) in enumerate(boxes):
        for other, b in boxes[number + 1 :]:
            if b.x >= a.x + a.width:
                break
            if a.y < b.y + b.height and b.y < a.y + a.height:
                pairs.append((one, other))
    return pairs


@given(st.data())
def test_no_two_boxes_overlap_whatever_the_tree_and_whatever_is_folded(
    data: st.DataObject,
) -> None:
    chart = data.draw(trees(60))
    ids = [seat.id for seat in chart.seats]
    folded = data.draw(st.sets(st.sampled_from(ids)))
    heights = {seat_id: data.draw(st.sampled_from([46, 62])) for seat_id in ids}
    for layout in (lay_out(chart, folded, heights), outline(chart, folded, heights)):
        assert overlapping(layout) == []
        assert all(p.x >= 0 and p.x + p.width <= layout.width for p in layout.places.values())
        assert all(p.y >= 0 and p.y + p.height <= layout.height for p in layout.places.values())


@given(trees(60))
def test_places_come_in_depth_first_order_and_every_boss_above_the_reports(chart: Chart) -> None:
    places = lay_out(chart, frozenset(), dict.fromkeys(chart.by_id, HEIGHT)).places
    order = {seat_id: number for number, seat_id in enumerate(places)}
    assert order.keys() == chart.by_id.keys()
    for seat in chart.seats:
        rows = sorted(order[below.id] for below in chart.branch(seat.id))
        assert rows == list(range(order[seat.id], order[seat.id] + len(rows)))
        if seat.reports_to:
            assert places[seat.reports_to].y + HEIGHT <= places[seat.id].y


def test_a_team_of_twenty_stands_in_columns_of_eight() -> None:
    team = [Seat(f"a{n}", reports_to="boss") for n in range(20)]
    places = lay_out(
        Chart((Seat("boss"), *team)), frozenset(), dict.fromkeys(["boss", *map(_id, team)], HEIGHT)
    ).places
    columns = [sum(places[s.id].x == x for s in team) for x in {places[s.id].x for s in team}]
    assert sorted(columns) == [4, STACK_HEIGHT, STACK_HEIGHT]


def test_a_line_of_five_thousand_bosses_is_laid_out_without_running_out_of_stack() -> None:
    seats = [Seat("n0"), *(Seat(f"n{n}", reports_to=f"n{n - 1}") for n in range(1, 5000))]
    layout = lay_out(Chart(tuple(seats)), frozenset(), dict.fromkeys(map(_id, seats), HEIGHT))
    assert len(layout.places) == 5000


def test_what_is_folded_is_not_laid_out() -> None:
    chart = small_centre()
    places = lay_out(chart, {"ben"}, dict.fromkeys(chart.by_id, HEIGHT)).places
    assert set(places) == {"amara", "ben", "chloe"}


def test_a_folded_boss_stays_beside_the_same_neighbours() -> None:
    chart = modern(20)
    bosses = [s.id for s in chart.reports(chart.seats[0].id) if chart.reports(s.id)]
    heights = dict.fromkeys(chart.by_id, HEIGHT)
    places = lay_out(chart, {bosses[1]}, heights).places
    assert places[bosses[0]].x < places[bosses[1]].x < places[bosses[2]].x


def test_large_charts_open_folded_so_that_the_rest_fits_at_the_default_zoom() -> None:
    for agents in (25, 100, 250, 850):
        chart = modern(agents, ("Leeds", "Cardiff", "Derby"))
        layout = lay_out(chart, folded_to_fit(chart), dict.fromkeys(chart.by_id, HEIGHT))
        assert layout.width * DEFAULT_ZOOM <= ROOM_WIDTH
        assert layout.height * DEFAULT_ZOOM <= ROOM_HEIGHT


def test_a_small_chart_opens_whole_and_an_empty_one_opens() -> None:
    assert folded_to_fit(small_centre()) == frozenset()
    assert folded_to_fit(Chart()) == frozenset()
    assert lay_out(Chart(), frozenset(), {}).places == {}


def test_the_way_to_a_person_opens_and_nothing_else() -> None:
    chart = Chart((*small_centre().seats, Seat("farid", reports_to="chloe")))
    folded = folded_to_bosses(chart)
    assert folded == {"ben", "chloe"}
    assert unfolded_around(chart, folded, "dev") == {"chloe"}


def _id(seat: Seat) -> str:
    return seat.id
