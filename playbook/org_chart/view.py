"""One reader's view of the chart: what is folded, chosen and found."""

from collections.abc import Set
from dataclasses import dataclass, replace

from playbook.org_chart.chart import Chart
from playbook.org_chart.folding import folded_to_bosses, folded_to_fit, unfolded_around
from playbook.org_chart.roles import plain
from playbook.org_chart.wording import counted

MOST_REVEALED = 12
MOST_OPENED = 1200


@dataclass(frozen=True)
class View:
    folded: frozenset[str] = frozenset()
    chosen: str | None = None
    found: tuple[str, ...] = ()
    said: str = ""  # what is read out after the last action


def first_view(chart: Chart) -> View:
    return View(folded_to_fit(chart))


def fold(view: View, seat_id: str) -> View:
    return replace(view, folded=view.folded | {seat_id}, said="")


def unfold(view: View, seat_id: str) -> View:
    return replace(view, folded=view.folded - {seat_id}, said="")


def unfold_all(view: View, chart: Chart) -> View:
    """Everything, as long as a browser can bear it; otherwise a sentence and no change."""
    if len(chart.seats) > MOST_OPENED:
        said = (
            f"{len(chart.seats)} boxes are too many to open at once. Open the branches you need, "
            "or search."
        )
        return replace(view, said=said)
    return replace(view, folded=frozenset(), said=f"All {len(chart.seats)} boxes are open.")


def fold_all(view: View, chart: Chart) -> View:
    return replace(view, folded=folded_to_bosses(chart), said="All branches are folded.")


def choose(view: View, seat_id: str | None) -> View:
    return replace(view, chosen=seat_id, said="")


def reveal(view: View, chart: Chart, seat_id: str) -> View:
    """Opens the way to a seat, and the seat's own boss with it."""
    return replace(view, folded=unfolded_around(chart, view.folded, seat_id))


def find(view: View, chart: Chart, words: str) -> View:
    """Marks everybody whose name, role or team has the words, and opens the way to the first."""
    found = matches(chart, words)
    folded: Set[str] = view.folded
    for seat_id in found[:MOST_REVEALED]:
        folded = unfolded_around(chart, folded, seat_id)
    said = f"{counted(len(found), 'person', 'people')} found." if found else "Nobody found."
    return replace(view, folded=frozenset(folded), found=found, said=said if words else "")


def matches(chart: Chart, words: str) -> tuple[str, ...]:
    """Ids in the order of the chart; of nothing, nobody."""
    wanted = plain(words)
    if not wanted:
        return ()
    texts = ((seat, plain(f"{seat.shown_name} {seat.role} {seat.team}")) for seat in chart.seats)
    return tuple(seat.id for seat, text in texts if wanted in text)


def still_there(view: View, chart: Chart) -> View:
    """The view without what somebody removed meanwhile."""
    chosen = view.chosen if view.chosen in chart.by_id else None
    found = tuple(seat_id for seat_id in view.found if seat_id in chart.by_id)
    return replace(view, chosen=chosen, found=found, folded=view.folded & chart.by_id.keys())
