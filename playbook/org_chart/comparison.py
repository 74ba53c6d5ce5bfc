"""Two versions of a chart: who came, who left, who moved, whose role changed."""

from collections import Counter
from dataclasses import dataclass

from playbook.org_chart.chart import Chart
from playbook.org_chart.roles import plain
from playbook.org_chart.seat import Seat


@dataclass(frozen=True)
class Difference:
    """One seat in both versions; the bosses by name, as each version knew them."""

    was: Seat
    now: Seat
    boss_was: str
    boss_now: str


@dataclass(frozen=True)
class Comparison:
    """`renamed` holds boxes whose person changed: a vacancy filled, a post vacated, a new name."""

    came: tuple[Seat, ...]
    left: tuple[Seat, ...]
    moved: tuple[Difference, ...]
    changed_role: tuple[Difference, ...]
    renamed: tuple[Difference, ...]

    @property
    def nothing_changed(self) -> bool:
        return not (self.came or self.left or self.moved or self.changed_role or self.renamed)


def compare(before: Chart, after: Chart) -> Comparison:
    """Boxes are matched by id, then (a chart read again from a file) by a name that is unique."""
    matched = twins(before, after)
    pairs = [_difference(before, after, was, now) for was, now in matched]
    kept, taken = {was for was, _ in matched}, {now for _, now in matched}
    twin = {now: was for was, now in matched}
    return Comparison(
        tuple(seat for seat in after.seats if seat.id not in taken),
        tuple(seat for seat in before.seats if seat.id not in kept),
        tuple(d for d in pairs if d.was.reports_to != _was(d.now.reports_to, twin)),
        tuple(d for d in pairs if d.was.role != d.now.role),
        tuple(d for d in pairs if d.was.shown_name != d.now.shown_name),
    )


def _was(boss: str | None, twin: dict[str, str]) -> str | None:
    """The boss's id in the earlier version; the later id for a boss who came since."""
    return twin.get(boss, boss) if boss is not None else None


def _difference(before: Chart, after: Chart, was: str, now: str) -> Difference:
    then, there = before.by_id[was], after.by_id[now]
    return Difference(then, there, before.name(then.reports_to), after.name(there.reports_to))


def twins(before: Chart, after: Chart) -> list[tuple[str, str]]:
    """(id before, id after) of the boxes that are the same."""
    same = before.by_id.keys() & after.by_id.keys()
    old = _unique_names([seat for seat in before.seats if seat.id not in same])
    new = _unique_names([seat for seat in after.seats if seat.id not in same])
    by_id = [(seat.id, seat.id) for seat in after.seats if seat.id in same]
    return by_id + [(old[name], new[name]) for name in new if name in old]


def _unique_names(seats: list[Seat]) -> dict[str, str]:
    names = Counter(plain(seat.name) for seat in seats)
    return {n: seat.id for seat in seats if (n := plain(seat.name)) and names[n] == 1}
