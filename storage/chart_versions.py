"""Published versions of a chart: a note and what the chart was on that day, never edited."""

import json
from dataclasses import dataclass
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.org_chart.chart import Chart
from playbook.org_chart.edit_record import chart_of, chart_record
from storage import events, seats
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import insert, text

LONGEST_NOTE = 300
PUBLISHED = """select number, note, revision, published_on, published_by from chart_versions
    where plan_id = :id"""


@dataclass(frozen=True)
class Version:
    """`revision` is that of the chart when it was published."""

    number: int
    note: str
    revision: int
    published_on: date
    by: str


def publish(db: Engine, plan: OpenPlan, version_id: str, note: str, today: date) -> None:
    """`version_id` comes from the form, so that a double click publishes once."""
    words = _checked(note)
    with writing_on(db, plan, Permission.WORK):
        if one(db, "select id from chart_versions where id = :id", {"id": version_id}):
            return
        now, last = seats.load(db, plan), newest(db, plan)
        if not now.chart.seats:
            raise PlaybookError("The chart is empty. Draw it first, then publish it.")
        if last and last.revision == now.revision:
            raise PlaybookError(
                f"Nothing has changed since version {last.number}. There is nothing to publish."
            )
        number = last.number + 1 if last else 1
        row = {"id": version_id, "plan_id": plan.id, "number": number, "note": words}
        row |= {"revision": now.revision, "chart": json.dumps(chart_record(now.chart))}
        row |= {"published_on": text(today), "published_by": plan.user.name}
        insert(db, "chart_versions", row)
        after = {"version": number, "text": words}
        events.record(db, plan.user.id, "chart published", version_id, plan_id=plan.id, after=after)


def of_plan(db: Engine, plan: OpenPlan) -> list[Version]:
    """Newest first."""
    rows = db.query(f"{PUBLISHED} order by number desc", {"id": plan.id})
    return [_version(row) for row in rows]


def newest(db: Engine, plan: OpenPlan) -> Version | None:
    row = one(db, f"{PUBLISHED} order by number desc limit 1", {"id": plan.id})
    return _version(row) if row else None


def chart(db: Engine, plan: OpenPlan, number: int) -> Chart:
    sql = "select chart from chart_versions where plan_id = :id and number = :number"
    row = one(db, sql, {"id": plan.id, "number": number})
    if not row:
        raise PlaybookError("This version does not exist in this plan.")
    return chart_of(json.loads(row["chart"]))


def _version(row: Row) -> Version:
    on = date.fromisoformat(row["published_on"])
    return Version(row["number"], row["note"], row["revision"], on, row["published_by"])


def _checked(note: str) -> str:
    words = " ".join(note.split())
    if not words:
        raise PlaybookError("Say in a few words what this version is, such as “After the move”.")
    if len(words) > LONGEST_NOTE:
        raise PlaybookError(f"A note has at most {LONGEST_NOTE} characters. Shorten it.")
    return words
