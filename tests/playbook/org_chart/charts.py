"""Charts for the tests: a small hand-made centre, any tree at all, and any sequence of edits."""

from hypothesis import strategies as st

from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Edit, change, move, remove, remove_branch
from playbook.org_chart.seat import Seat, checked

names = st.text(max_size=30).map(lambda text: checked(Seat("any", text)).name)


def small_centre() -> Chart:
    """Amara leads Ben and Chloe; Ben leads Dev and Elin; Chloe leads nobody."""
    return Chart(
        (
            Seat("amara", "Amara", "contact_centre_manager"),
            Seat("ben", "Ben", "team_leader", "amara"),
            Seat("chloe", "Chloe", "team_leader", "amara"),
            Seat("dev", "Dev", "agent", "ben"),
            Seat("elin", "Elin", "agent", "ben", dotted_to="chloe"),
        )
    )


@st.composite
def trees(draw: st.DrawFn, most: int = 40) -> Chart:
    """Any tree: every seat but the first hangs on one of those before it, in any order."""
    size = draw(st.integers(1, most))
    seats = [Seat("n0", draw(names))]
    for number in range(1, size):
        boss = draw(st.integers(0, number - 1))
        seats.append(Seat(f"n{number}", draw(names), reports_to=f"n{boss}"))
    return Chart(tuple(draw(st.permutations(seats))))


@st.composite
def edits_on(draw: st.DrawFn, chart: Chart) -> Edit:
    """An edit somebody might try on this chart, legal or not."""
    someone = st.sampled_from([seat.id for seat in chart.seats])
    seat_id, other = draw(someone), draw(someone)
    kind = draw(st.sampled_from(["move", "top", "rename", "dot", "up", "to", "branch"]))
    match kind:
        case "move":
            return move(chart, seat_id, other)
        case "top":
            return move(chart, seat_id, None)
        case "rename":
            return change(chart, seat_id, name=draw(names), vacant=draw(st.booleans()))
        case "dot":
            return change(chart, seat_id, dotted_to=None if other == seat_id else other)
        case "up":
            return remove(chart, seat_id)
        case "to":
            return remove(chart, seat_id, other)
    return remove_branch(chart, seat_id)
