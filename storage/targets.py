"""Targets in versions: proposed by the manager with a reason, locked by the reviewer."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.kpi.kpi import Definition
from playbook.kpi.target import (
    CADENCES,
    Step,
    Target,
    TargetVersion,
    check_reason,
    check_steps,
)
from storage import events, kpi_weeks, own_kpis
from storage.access import OpenPlan, writing_on
from storage.engine import Engine, Row, one
from storage.rows import day, insert, insert_all, instant, text, update
from storage.stale import refuse_stale


@dataclass(frozen=True)
class Proposal:
    """What the workbench's form holds; `seen` is the target's version, 0 for a new one."""

    definition: Definition
    channel: str
    steps: tuple[Step, ...]
    reason: str
    owner: str = ""
    cadence: str = CADENCES[0]
    guard_rail: str = ""
    matters_most: bool = True
    seen: int = 0


def of_plan(db: Engine, plan: OpenPlan) -> list[Target]:
    sql = """select * from targets where plan_id = :id and withdrawn_at is null
        order by created_at, id"""
    versions = _versions(db, plan)
    rows = db.query(sql, {"id": plan.id})
    return [_target(row, versions[row["id"]]) for row in rows]


def find(db: Engine, plan: OpenPlan, kpi_key: str, channel: str = "") -> Target | None:
    """The target for this KPI in this channel; "" is all channels together."""
    wanted = (kpi_key, channel)
    return next((t for t in of_plan(db, plan) if (t.kpi, t.channel) == wanted), None)


def propose(db: Engine, plan: OpenPlan, target_id: str, wanted: Proposal, today: date) -> Target:
    """A new version, valid from today; a locked one stays in force until then, and is kept.

    `target_id` comes from the form for a new target. A second version on one day replaces the
    first, as long as that is not locked.
    """
    kpi_key = wanted.definition.kpi
    with writing_on(db, plan, Permission.WORK):
        chosen = own_kpis.all_kpis(db, plan).get(kpi_key)
        if chosen is None:
            raise PlaybookError("This KPI does not exist in this plan.")
        tidy = replace(
            wanted,
            steps=check_steps(chosen, wanted.steps, wanted.definition.variant),
            reason=check_reason(wanted.reason),
            owner=" ".join(wanted.owner.split())[:120],
        )
        found = find(db, plan, kpi_key, wanted.channel)
        if found and found.id == target_id:
            return found  # the second click of two
        if found:
            refuse_stale(db, "targets", found.id, wanted.seen, f"The target for {chosen.name}")
            _renew(db, plan, found, tidy, today)
        elif not one(db, "select id from targets where id = :id", {"id": target_id}):
            _begin(db, plan, target_id, tidy, today)
    kept = find(db, plan, kpi_key, wanted.channel)
    assert kept, "the target was just written"
    return kept


def lock(db: Engine, plan: OpenPlan, target_id: str, seen: int, today: date) -> None:
    """The reviewer agrees: the newest version may not be written over any more."""
    with writing_on(db, plan, Permission.REVIEW):
        target = _get(db, plan, target_id)
        refuse_stale(db, "targets", target_id, seen, "This target")
        if target.newest.is_locked:
            return
        db.execute(
            """update target_versions set locked_by = :by, locked_on = :on
            where target_id = :id and number = :number""",
            {
                "by": plan.user.id,
                "on": text(today),
                "id": target_id,
                "number": target.newest.number,
            },
        )
        update(db, "targets", target_id, {"version": seen + 1})
        after = {"kpi": target.kpi, "number": target.newest.number}
        events.record(db, plan.user.id, "target locked", target_id, plan_id=plan.id, after=after)


def withdraw(db: Engine, plan: OpenPlan, target_id: str, seen: int) -> None:
    with writing_on(db, plan, Permission.WORK):
        target = _get(db, plan, target_id)
        refuse_stale(db, "targets", target_id, seen, "This target")
        update(db, "targets", target_id, {"withdrawn_at": instant(), "version": seen + 1})
        kpi_weeks.forget(db, plan)
        before = {"kpi": target.kpi}
        events.record(
            db, plan.user.id, "target withdrawn", target_id, plan_id=plan.id, before=before
        )


def count_locked(db: Engine, plan: OpenPlan) -> int:
    """Targets whose newest version the reviewer has agreed to."""
    return sum(target.newest.is_locked for target in of_plan(db, plan))


def _get(db: Engine, plan: OpenPlan, target_id: str) -> Target:
    found = next((target for target in of_plan(db, plan) if target.id == target_id), None)
    if found is None:
        raise PlaybookError("This target does not exist in this plan.")
    return found


def _begin(db: Engine, plan: OpenPlan, target_id: str, wanted: Proposal, today: date) -> None:
    row = {"id": target_id, "plan_id": plan.id, **_definition(wanted), "created_at": instant()}
    insert(db, "targets", {**row, "kpi": wanted.definition.kpi, "channel": wanted.channel})
    _write(db, plan, target_id, 1, wanted, today)


def _renew(db: Engine, plan: OpenPlan, found: Target, wanted: Proposal, today: date) -> None:
    number, newest = found.newest.number, found.newest
    if newest.valid_from == today and not newest.is_locked:
        for table in ("target_steps", "target_versions"):
            sql = f"delete from {table} where target_id = :id and number = :number"
            db.execute(sql, {"id": found.id, "number": number})
    else:
        number += 1
    update(db, "targets", found.id, {**_definition(wanted), "version": wanted.seen + 1})
    _write(db, plan, found.id, number, wanted, today)


def _definition(wanted: Proposal) -> Row:
    return {
        "variant": wanted.definition.variant,
        "threshold_seconds": wanted.definition.threshold_seconds,
        "matters_most": int(wanted.matters_most),
    }


def _write(
    db: Engine, plan: OpenPlan, target_id: str, number: int, wanted: Proposal, today: date
) -> None:
    row: Row = {
        "target_id": target_id,
        "number": number,
        "valid_from": text(today),
        "reason": wanted.reason,
        "owner": wanted.owner,
        "cadence": wanted.cadence,
        "guard_rail": wanted.guard_rail,
        "variant": wanted.definition.variant,
        "threshold_seconds": wanted.definition.threshold_seconds,
        "proposed_by": plan.user.id,
        "proposed_at": instant(),
    }
    insert(db, "target_versions", row)
    kpi_weeks.forget(db, plan)
    steps = [{"day": s.day, "low": s.low, "high": s.high} for s in wanted.steps]
    insert_all(db, "target_steps", ({"target_id": target_id, "number": number, **s} for s in steps))
    after = {"kpi": wanted.definition.kpi, "steps": steps, "reason": wanted.reason}
    events.record(db, plan.user.id, "target proposed", target_id, plan_id=plan.id, after=after)


VERSIONS = """select v.*, p.name as proposed_name, l.name as locked_name from target_versions v
    join targets t on t.id = v.target_id join users p on p.id = v.proposed_by
    left join users l on l.id = v.locked_by where t.plan_id = :id order by v.number"""
STEPS = """select s.* from target_steps s join targets t on t.id = s.target_id
    where t.plan_id = :id order by s.day"""


def _versions(db: Engine, plan: OpenPlan) -> dict[str, list[TargetVersion]]:
    steps: dict[tuple[str, int], list[Step]] = defaultdict(list)
    for row in db.query(STEPS, {"id": plan.id}):
        steps[row["target_id"], row["number"]].append(Step(row["day"], row["low"], row["high"]))
    found: dict[str, list[TargetVersion]] = defaultdict(list)
    for row in db.query(VERSIONS, {"id": plan.id}):
        found[row["target_id"]].append(_version(row, tuple(steps[row["target_id"], row["number"]])))
    return found


def _version(row: Row, steps: tuple[Step, ...]) -> TargetVersion:
    return TargetVersion(
        row["number"],
        date.fromisoformat(row["valid_from"]),
        steps,
        row["reason"],
        row["owner"],
        row["cadence"],
        row["guard_rail"],
        row["proposed_name"],
        row["locked_name"] or "",
        day(row["locked_on"]),
        row["variant"],
        row["threshold_seconds"],
    )


def _target(row: Row, versions: list[TargetVersion]) -> Target:
    return Target(
        row["id"],
        row["kpi"],
        row["variant"],
        row["threshold_seconds"],
        row["channel"],
        bool(row["matters_most"]),
        row["version"],
        tuple(versions),
    )
