"""The verbs of the chart, and what they refuse."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart, faults
from playbook.org_chart.seat import Seat, as_row, from_row
from tests.playbook.org_chart import changing
from tests.playbook.org_chart.charts import small_centre, trees


def bosses(chart: Chart) -> dict[str, str | None]:
    return {seat.id: seat.reports_to for seat in chart.seats}


def test_a_seat_added_reports_to_its_boss() -> None:
    chart = changing.add(small_centre(), Seat("farid", "Farid", reports_to="chloe"))
    assert [seat.id for seat in chart.reports("chloe")] == ["farid"]


def test_a_move_changes_one_boss_and_nothing_else() -> None:
    before = small_centre()
    after = changing.move(before, "ben", "chloe")
    assert bosses(after) == bosses(before) | {"ben": "chloe"}


@pytest.mark.parametrize(
    ("seat_id", "to_boss", "reason"),
    [
        ("ben", "ben", "cannot report to themselves"),
        ("ben", "dev", "would be a loop"),
        ("amara", "elin", "would be a loop"),
        ("dev", None, "at the top already"),
        ("dev", "nobody", "no longer on the chart"),
        ("nobody", "ben", "no longer on the chart"),
    ],
)
def test_an_illegal_move_is_refused_with_its_reason(
    seat_id: str, to_boss: str | None, reason: str
) -> None:
    with pytest.raises(PlaybookError, match=reason):
        changing.move(small_centre(), seat_id, to_boss)


@given(st.data())
def test_nobody_can_ever_report_into_their_own_branch(data: st.DataObject) -> None:
    chart = data.draw(trees())
    seat = data.draw(st.sampled_from(chart.seats))
    below = data.draw(st.sampled_from(chart.branch(seat.id)))
    with pytest.raises(PlaybookError):
        changing.move(chart, seat.id, below.id)


def test_a_second_top_is_allowed_where_the_chart_allows_it() -> None:
    chart = changing.move(Chart(small_centre().seats, several_tops=True), "ben", None)
    assert [top.id for top in chart.reports(None)] == ["amara", "ben"]
    assert faults(chart) == ()


@pytest.mark.parametrize(
    ("goes", "to", "where"),
    [("ben", None, "amara"), ("ben", "chloe", "chloe")],
)
def test_reports_of_a_seat_removed_go_to_the_boss_or_where_said(
    goes: str, to: str | None, where: str
) -> None:
    chart = changing.remove(small_centre(), goes, to)
    assert bosses(chart) == {"amara": None, "chloe": "amara", "dev": where, "elin": where}


def test_a_direct_report_may_take_over() -> None:
    chart = changing.remove(small_centre(), "ben", "dev")
    assert bosses(chart) == {"amara": None, "chloe": "amara", "dev": "amara", "elin": "dev"}
    assert faults(changing.remove(small_centre(), "amara", "ben")) == ()


def test_the_top_is_not_removed_while_nobody_takes_over() -> None:
    with pytest.raises(PlaybookError, match="Choose who takes them over"):
        changing.remove(small_centre(), "amara")


def test_reports_cannot_go_to_somebody_further_down_the_same_branch() -> None:
    with pytest.raises(PlaybookError, match="cannot take over"):
        changing.remove(small_centre(), "amara", "dev")


def test_a_branch_removed_goes_whole_and_takes_its_dotted_lines_along() -> None:
    chart = changing.remove_branch(small_centre(), "chloe")
    assert chart.seat("elin").dotted_to is None
    assert faults(chart) == ()
    assert len(changing.remove_branch(small_centre(), "ben").seats) == 2


def test_a_name_fills_a_vacancy_and_a_leaver_leaves_one() -> None:
    left = changing.vacate(changing.mark_met(small_centre(), "dev", date(2026, 11, 12)), "dev")
    assert left.seat("dev").shown_name == "Vacant"
    assert left.seat("dev").met_on is None
    assert changing.rename(left, "dev", "Grace").seat("dev").shown_name == "Grace"


def test_a_dotted_line_to_oneself_or_to_nobody_is_refused() -> None:
    for to in ("dev", "gone"):
        with pytest.raises(PlaybookError):
            changing.draw_dotted_line(small_centre(), "dev", to)


@pytest.mark.parametrize("posts", [0, -1, 101])
def test_full_time_equivalents_stay_in_bounds(posts: float) -> None:
    with pytest.raises(PlaybookError, match="Half a post is"):
        changing.change(small_centre(), "dev", full_time_equivalent=posts)


def test_a_name_is_one_line_of_printable_text() -> None:
    chart = changing.rename(small_centre(), "dev", "  Dev\x00\n\tNovak ")
    assert chart.seat("dev").name == "Dev Novak"


def test_a_seat_survives_the_database() -> None:
    seat = Seat("s", "Özgür", "agent", "b", "d", "North", "Leeds", 0.5, ("a", "b;c"), ("phone",),
                "simple", True, date(2026, 1, 2))  # fmt: skip
    assert from_row(as_row(seat) | {"plan_id": "p"}) == seat
