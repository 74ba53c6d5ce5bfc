"""What happened: append-only, written in the same transaction as the change itself."""

import json
from dataclasses import dataclass
from typing import Any

from storage.access import OpenPlan
from storage.engine import Engine, Row, one
from storage.rows import first_id_after, insert, instant, new_id


@dataclass(frozen=True)
class Event:
    id: str
    kind: str
    subject: str
    by: str
    happened_at: str
    before: dict[str, Any]
    after: dict[str, Any]


def state(db: Engine, plan: OpenPlan) -> tuple[str, int, str]:
    """Another one as soon as anything has happened to this plan."""
    sql = "select count(*) as n, max(id) as id from events where plan_id = :id"
    row = one(db, sql, {"id": plan.id}) or {}
    return plan.id, row.get("n", 0), row.get("id") or ""


def record(
    db: Engine,
    user_id: str | None,
    kind: str,
    subject: str,
    *,
    plan_id: str | None = None,
    before: Row | None = None,
    after: Row | None = None,
    only_for: str | None = None,
) -> None:
    """`only_for` keeps the event to the one person whose confidence it holds."""
    insert(
        db,
        "events",
        {
            "id": new_id(),
            "plan_id": plan_id,
            "user_id": user_id,
            "only_for": only_for,
            "kind": kind,
            "subject": subject,
            "happened_at": instant(),
            "before": json.dumps(before or {}),
            "after": json.dumps(after or {}),
        },
    )


def blank(db: Engine, subject: str, *names: str) -> None:
    """Empty these fields in every event about a subject, in what was and in what became."""
    sql = "select id, before, after from events where subject = :subject"
    for row in list(db.query(sql, {"subject": subject})):
        changes = {side: _without(row[side], names) for side in ("before", "after")}
        db.execute(
            "update events set before = :before, after = :after where id = :id",
            {**changes, "id": row["id"]},
        )


def keep_for(db: Engine, subject: str, user_id: str) -> None:
    """What was open to all about a subject is from now on one person's alone."""
    sql = "update events set only_for = :user_id where subject = :subject"
    db.execute(sql, {"user_id": user_id, "subject": subject})


def last_change(db: Engine, subject: str) -> Event | None:
    """Who touched this last, for the sentence that a stale save gets."""
    sql = EVENTS + " where e.subject = :subject order by e.id desc limit 1"
    return next((_event(row) for row in db.query(sql, {"subject": subject})), None)


def newest(db: Engine) -> str:
    """A stamp that changes with every change, also while events of a clock that was ahead stand
    there: the newest id of all, and the newest up to now."""
    sql = "select max(id) as last, (select max(id) from events where id < :now) as now from events"
    row = next(iter(db.query(sql, {"now": first_id_after(instant())})))
    return f"{row['last'] or ''} {row['now'] or ''}"


EVENTS = """select e.id, e.kind, e.subject, e.happened_at, e.before, e.after,
    coalesce(u.name, 'Day 120') as by_name
    from events e left join users u on u.id = e.user_id"""


def _event(row: Row) -> Event:
    before, after = json.loads(row["before"] or "{}"), json.loads(row["after"] or "{}")
    return Event(
        row["id"], row["kind"], row["subject"], row["by_name"], row["happened_at"], before, after
    )


def of_plan(db: Engine, plan: OpenPlan, subject: str | None = None) -> list[Event]:
    """A plan's events, newest first, without what is kept for somebody else."""
    sql = f"""{EVENTS} where e.plan_id = :plan_id
        and (e.only_for is null or e.only_for = :reader_id)
        and (:subject = '' or e.subject = :subject) order by e.id desc"""
    params = {"plan_id": plan.id, "reader_id": plan.user.id, "subject": subject or ""}
    return [_event(row) for row in db.query(sql, params)]


def about(happened: list[Event], titles: dict[str, str], words: str) -> list[Event]:
    """The events in which every word occurs: kind, person, task title, or what changed."""

    def text(event: Event) -> str:
        changes = f"{event.before} {event.after}"
        return f"{event.kind} {event.by} {titles.get(event.subject, '')} {changes}".casefold()

    return [e for e in happened if all(word in text(e) for word in words.casefold().split())]


def _without(text: str | None, names: tuple[str, ...]) -> str:
    fields = json.loads(text or "{}")
    return json.dumps({name: "" if name in names else value for name, value in fields.items()})
