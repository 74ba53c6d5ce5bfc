"""The boxes of a chart as rows: loaded in order, and only what changed is written."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from playbook.org_chart.chart import Chart
from playbook.org_chart.seat import Seat, as_row, from_row
from storage.access import OpenPlan
from storage.engine import Engine, one
from storage.rows import insert, upsert

ROOM = 1024.0  # between two neighbours, so that a box can come back between them
LEAST_ROOM = 1e-6


@dataclass(frozen=True)
class KeptChart:
    """A chart and how often it was written; revision 0 was never drawn."""

    chart: Chart = field(default_factory=Chart)
    revision: int = 0


def load(db: Engine, plan: OpenPlan) -> KeptChart:
    head = one(db, "select * from org_charts where plan_id = :id", {"id": plan.id})
    if not head:
        return KeptChart()
    sql = "select * from seats where plan_id = :id order by place, id"
    seats = tuple(from_row(row) for row in db.query(sql, {"id": plan.id}))
    return KeptChart(Chart(seats, bool(head["several_tops"])), head["revision"])


def store(db: Engine, plan: OpenPlan, kept: KeptChart, after: Chart) -> KeptChart:
    """Inside a write: rows that came, went or changed; everything else stays as it stands."""
    before = kept.chart
    for seat_id in before.by_id.keys() - after.by_id.keys():
        sql = "delete from seats where plan_id = :plan_id and id = :id"
        db.execute(sql, {"plan_id": plan.id, "id": seat_id})
    moved_on = [seat.id for seat in after.seats] != [*(i for i in before.by_id if i in after.by_id)]
    places = _places(after.seats, _known(db, plan)) if moved_on else {}
    for seat in after.seats:
        was = before.by_id.get(seat.id)
        if was is None:
            row = {**as_row(seat), "plan_id": plan.id, "place": places[seat.id]}
            insert(db, "seats", row)
        elif was != seat or seat.id in places:
            _update(db, plan, seat, places)
    head = {"plan_id": plan.id, "several_tops": int(after.several_tops)}
    upsert(db, "org_charts", {**head, "revision": kept.revision + 1}, key=("plan_id",))
    return KeptChart(after, kept.revision + 1)


def _known(db: Engine, plan: OpenPlan) -> dict[str, float]:
    sql = "select id, place from seats where plan_id = :id"
    return {row["id"]: row["place"] for row in db.query(sql, {"id": plan.id})}


def _update(db: Engine, plan: OpenPlan, seat: Seat, places: dict[str, float]) -> None:
    row = as_row(seat)
    if seat.id in places:
        row["place"] = places[seat.id]
    sets = ", ".join(f"{name} = :{name}" for name in row if name != "id")
    sql = f"update seats set {sets} where plan_id = :plan_id and id = :id"
    db.execute(sql, {**row, "plan_id": plan.id})


def _places(seats: Sequence[Seat], known: dict[str, float]) -> dict[str, float]:
    """New places for the boxes that need one; all of them where the order no longer fits."""
    kept = [known[seat.id] for seat in seats if seat.id in known]
    if kept != sorted(kept):
        return _numbered(seats)
    new: dict[str, float] = {}
    last = 0.0
    for seat in seats:
        if seat.id in known:
            last = known[seat.id]
            continue
        following = kept[bisect(kept, last) :]
        last = (last + following[0]) / 2 if following else last + ROOM
        new[seat.id] = last
        if following and following[0] - last < LEAST_ROOM:
            return _numbered(seats)
    return new


def _numbered(seats: Sequence[Seat]) -> dict[str, float]:
    return {seat.id: (number + 1) * ROOM for number, seat in enumerate(seats)}
