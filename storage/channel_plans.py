"""The eight contact methods of a plan: wanted, offered, owned and promised."""

import json
from dataclasses import dataclass

from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.org_chart.channels import ChannelPlan, Hours, Promise, channel, channels
from storage import events
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, new_id, text, update
from storage.stale import refuse_stale

LONGEST_HOW = 200


@dataclass(frozen=True)
class KeptChannel:
    """Version 0 was never saved."""

    plan: ChannelPlan
    version: int = 0
    id: str = ""


def of_plan(db: Engine, plan: OpenPlan) -> tuple[KeptChannel, ...]:
    """All eight, in their order."""
    rows = db.query("select * from channel_plans where plan_id = :id", {"id": plan.id})
    kept = {row["key"]: _kept(row) for row in rows}
    return tuple(kept.get(c.key, KeptChannel(ChannelPlan(c.key))) for c in channels())


def plans_of(db: Engine, plan: OpenPlan) -> tuple[ChannelPlan, ...]:
    return tuple(kept.plan for kept in of_plan(db, plan))


def owners_named(db: Engine, plan: OpenPlan) -> tuple[int, int]:
    """How many of the channels offered have an owner who sits on the chart; and of how many."""
    sql = """select count(c.id) as offered, count(s.id) as owned from channel_plans c
        left join seats s on s.plan_id = c.plan_id and s.id = c.owner_seat_id and s.vacant = 0
        where c.plan_id = :id and c.offered = 1"""
    row = one(db, sql, {"id": plan.id})
    return (int(row["owned"]), int(row["offered"])) if row else (0, 0)


def save(db: Engine, plan: OpenPlan, wanted: ChannelPlan, seen: int) -> None:
    """`seen` is the version the form was filled from."""
    title = channel(wanted.key).title
    row = _row(_checked(wanted))
    with writing_on(db, plan, Permission.WORK):
        kept = next(each for each in of_plan(db, plan) if each.plan.key == wanted.key)
        if kept.plan == wanted:
            return
        if kept.version:
            refuse_stale(db, "channel_plans", kept.id, seen, title)
            update(db, "channel_plans", kept.id, {**row, "version": seen + 1})
        else:
            kept = KeptChannel(wanted, 1, new_id())
            insert(db, "channel_plans", {**row, "id": kept.id, "plan_id": plan.id, "version": 1})
        after = {"text": f"{title}: {'offered' if wanted.offered else 'not offered'}"}
        events.record(db, plan.user.id, "channel changed", kept.id, plan_id=plan.id, after=after)


def _checked(wanted: ChannelPlan) -> ChannelPlan:
    if wanted.asked_count is not None and wanted.asked_count < 1:
        raise PlaybookError("How many customers were asked must be 1 or more, or left empty.")
    if len(wanted.asked_how) > LONGEST_HOW:
        raise PlaybookError(f"How you asked takes {LONGEST_HOW} characters at most. Shorten it.")
    return wanted


def _row(plan: ChannelPlan) -> Row:
    hours = [[each.opens, each.closes] if each else None for each in plan.promise.hours]
    return {
        "key": plan.key,
        "wanted": None if plan.wanted is None else int(plan.wanted),
        "asked_how": plan.asked_how,
        "asked_on": text(plan.asked_on),
        "asked_count": plan.asked_count,
        "offered": int(plan.offered),
        "owner_seat_id": plan.owner_seat_id,
        "hours": json.dumps(hours),
        "response_seconds": plan.promise.response_seconds,
        "within_opening_hours": int(plan.promise.within_opening_hours),
    }


def _kept(row: Row) -> KeptChannel:
    hours = tuple(Hours(*each) if each else None for each in json.loads(row["hours"]))
    promise = Promise(hours, row["response_seconds"], bool(row["within_opening_hours"]))
    plan = ChannelPlan(
        row["key"],
        None if row["wanted"] is None else bool(row["wanted"]),
        row["asked_how"],
        day(row["asked_on"]),
        row["asked_count"],
        bool(row["offered"]),
        row["owner_seat_id"],
        promise,
    )
    return KeptChannel(plan, row["version"], row["id"])
