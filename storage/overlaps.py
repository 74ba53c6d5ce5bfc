"""Days that two imports both cover: found before anything is written, set aside on request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from playbook.facts import Span
from storage.access import OpenPlan
from storage.engine import Engine
from storage.rows import day, text

Place = tuple[str, str | None, str | None]  # day, channel, queue
ANY = "\0any"  # stands for every name: what names no queue may hold the contacts of all


@dataclass(frozen=True)
class Overlap:
    """An earlier import with figures of the same kind for the same days and queues.

    `other_days` stand in totals over several days that are set aside together with these `days`.
    """

    import_id: str
    name: str
    first_day: date
    last_day: date
    days: int
    other_days: int = 0


def overlaps(
    db: Engine, plan: OpenPlan, spans: Iterable[Span], known: Iterable[str]
) -> list[Overlap]:
    """Earlier imports in force that tell the same figures of the same days and queues; figures
    without a channel or queue meet those of every one."""
    known, meeting = set(known), _meeting(spans)
    found = []
    for row in db.query(IN_FORCE, {"plan_id": plan.id}):
        if not known & set(row["known"].split()):
            continue
        there = _met(_spans_of(db, row["id"], STILL), meeting)
        covered = {place[0] for place in _places(there)}
        days = sorted({place[0] for place in _places(there) if _meets(place, meeting)})
        if days:
            first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
            others = len(covered) - len(days)
            found.append(Overlap(row["id"], row["name"], first, last, len(days), others))
    return found


def about_other_days(found: Iterable[Overlap]) -> str:
    """What replacing would cost beside the days that are told anew; empty where nothing."""
    most = max((each.other_days for each in found), default=0)
    if not most:
        return ""
    count = "1 other day counts" if most == 1 else f"{most} other days count"
    return (
        "A total over several days can only be replaced whole, until this is undone: "
        f"{count} no longer."
    )


def set_aside(db: Engine, import_id: str, spans: Iterable[Span], found: Iterable[Overlap]) -> None:
    """Inside a write: the earlier figures of the same places stay, but count no longer; a total
    over several days already when one of them is told anew."""
    meeting = _meeting(spans)
    for earlier in found:
        for span in _met(_spans_of(db, earlier.import_id, STILL), meeting):
            _set_aside(db, import_id, earlier.import_id, span)


def give_back(db: Engine, plan: OpenPlan, import_id: str) -> None:
    """Inside a write: an import's figures go, and what it had set aside counts again; but for
    what a later import tells too, unless somebody chose to add that one."""
    later = list(db.query(LATER, {"id": import_id, "plan_id": plan.id}))
    earlier = {row["import_id"] for row in db.query(SET_ASIDE, {"id": import_id})}
    for table in TABLES:
        db.execute(f"delete from {table} where import_id = :id", {"id": import_id})
        sql = f"update {table} set replaced_by = null where replaced_by = :id"
        db.execute(sql, {"id": import_id})
    for row in later:
        spans = _spans_of(db, row["id"], EVERY)
        found = overlaps(db, plan, spans, row["known"].split())
        set_aside(db, row["id"], spans, [each for each in found if each.import_id in earlier])


def _set_aside(db: Engine, by: str, import_id: str, span: Span) -> None:
    first, days, channel, queue = span
    values = {"by": by, "id": import_id, "day": text(first), "days": days}
    values |= {"channel": channel, "queue": queue}
    for table in TABLES:
        db.execute(
            f"""update {table} set replaced_by = :by where import_id = :id and replaced_by is null
            and day = :day and days = :days and coalesce(channel, '') = coalesce(:channel, '')
            and coalesce(queue, '') = coalesce(:queue, '')""",
            values,
        )


TABLES = ("facts", "fact_withins")
IN_FORCE = """select id, name, known from imports
    where plan_id = :plan_id and undone_at is null order by imported_at"""
EVERY = "select distinct day, days, channel, queue from facts where import_id = :id"
STILL = f"{EVERY} and replaced_by is null"
SET_ASIDE = "select distinct import_id from facts where replaced_by = :id"
LATER = """select i.id, i.known from imports i where i.plan_id = :plan_id and i.undone_at is null
    and i.imported_at > (select b.imported_at from imports b where b.id = :id)
    and i.adds = 0 order by i.imported_at"""


def _places(spans: Iterable[Span]) -> set[Place]:
    """Each day that is covered, so that a month meets the days in it."""
    return {
        (date.fromordinal(first.toordinal() + n).isoformat(), channel, queue)
        for first, days, channel, queue in spans
        if first
        for n in range(days)
    }


def _meeting(spans: Iterable[Span]) -> set[Place]:
    """The places of these spans, and each of them with its channel or queue left open."""
    return {
        (day, one_channel, one_queue)
        for day, channel, queue in _places(spans)
        for one_channel in (channel, ANY)
        for one_queue in (queue, ANY)
    }


def _met(spans: Iterable[Span], meeting: set[Place]) -> list[Span]:
    return [span for span in spans if any(_meets(place, meeting) for place in _places([span]))]


def _meets(place: Place, meeting: set[Place]) -> bool:
    day, channel, queue = place
    return any(
        (day, one_channel, one_queue) in meeting
        for one_channel in ((ANY,) if channel is None else (channel, None))
        for one_queue in ((ANY,) if queue is None else (queue, None))
    )


def _spans_of(db: Engine, import_id: str, which: str) -> list[Span]:
    return [
        (day(row["day"]), row["days"], row["channel"], row["queue"])
        for row in db.query(which, {"id": import_id})
    ]
