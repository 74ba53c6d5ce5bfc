"""Who is what on a plan."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from playbook.access import Permission, Role
from playbook.account import User
from playbook.errors import PlaybookError
from storage import events
from storage.access import OpenOffice, OpenPlan, writing_in, writing_on
from storage.engine import Engine, tuples
from storage.rows import instant, upsert


@dataclass(frozen=True)
class Member:
    user_id: str
    name: str
    email: str
    role: Role


class PlanRole(NamedTuple):
    """One person's part in one plan, as the administrator and the plan picker see it."""

    plan_id: str
    manager: str
    site: str
    role: Role
    starts_on: str
    is_closed: bool
    is_archived: bool


@dataclass(frozen=True)
class PlanName:
    plan_id: str
    manager: str
    site: str


def all_plans(db: Engine, office: OpenOffice) -> list[PlanName]:
    """Names only: an administrator gives roles without looking into plans."""
    sql = "select id, manager_name, site from plans order by lower(manager_name), id"
    return [PlanName(row["id"], row["manager_name"], row["site"]) for row in db.query(sql)]


def of_plan(db: Engine, plan: OpenPlan) -> list[Member]:
    return _members(db, plan.id)


def of_user(db: Engine, user: User) -> list[PlanRole]:
    """The plans open to this person, own ones first."""
    sql = f"{PLAN_ROLES} where m.user_id = :user_id order by m.role <> 'manager', {ORDER}"
    return [_plan_role(row) for row in tuples(db, sql, {"user_id": user.id})]


def of_everyone(db: Engine, office: OpenOffice) -> dict[str, list[PlanRole]]:
    """Every account's roles, by account, for the administrator."""
    found: dict[str, list[PlanRole]] = {}
    for row in tuples(db, f"{PLAN_ROLES} order by {ORDER}", {}):
        found.setdefault(row[0], []).append(_plan_role(row))
    return found


def give(db: Engine, plan: OpenPlan, user: User, role: Role) -> None:
    with writing_on(db, plan, Permission.ARRANGE):
        place(db, plan.id, user, role, by=plan.user.id)


def withdraw(db: Engine, plan: OpenPlan, user_id: str) -> None:
    with writing_on(db, plan, Permission.ARRANGE):
        _remove(db, plan.id, user_id, by=plan.user.id)


def give_as_administrator(
    db: Engine, office: OpenOffice, plan_id: str, user: User, role: Role
) -> None:
    with writing_in(db, office):
        place(db, plan_id, user, role, by=office.user.id)


def withdraw_as_administrator(db: Engine, office: OpenOffice, plan_id: str, user_id: str) -> None:
    with writing_in(db, office):
        _remove(db, plan_id, user_id, by=office.user.id)


def place(db: Engine, plan_id: str, user: User, role: Role, by: str) -> None:
    """Inside a write. A plan has one manager: a new one makes the former a viewer."""
    if user.closed_on:
        raise PlaybookError(f"The account of {user.name} is closed. Reopen it first.")
    present = {member.user_id: member for member in _members(db, plan_id)}
    before = present.get(user.id)
    if before and before.role is Role.MANAGER and role is not Role.MANAGER:
        raise PlaybookError(
            f"{before.name} is this plan's manager, and nobody reviews themselves. "
            "Hand the plan over first."
        )
    if role is Role.MANAGER:
        _step_down(db, plan_id, present, user, by)
    row = {"plan_id": plan_id, "user_id": user.id, "role": role.value, "since": instant()}
    upsert(db, "memberships", row, key=("plan_id", "user_id"))
    after = {"name": user.name, "role": role.value}
    was = {"role": before.role.value} if before else {}
    events.record(db, by, "role given", user.id, plan_id=plan_id, before=was, after=after)


def _step_down(
    db: Engine, plan_id: str, present: dict[str, Member], successor: User, by: str
) -> None:
    sql = "update plans set manager_name = :name where id = :id"
    db.execute(sql, {"name": successor.name, "id": plan_id})
    _void_other_successions(db, plan_id)
    for member in present.values():
        if member.role is Role.MANAGER and member.user_id != successor.id:
            sql = """update memberships set role = 'viewer'
                where plan_id = :plan_id and user_id = :user_id"""
            db.execute(sql, {"plan_id": plan_id, "user_id": member.user_id})
            was, after = {"name": member.name}, {"name": successor.name}
            events.record(
                db, by, "plan handed over", plan_id, plan_id=plan_id, before=was, after=after
            )


def _void_other_successions(db: Engine, plan_id: str) -> None:
    """An old link must not take the plan away from its new manager."""
    sql = """update invitations set used_at = :now
        where plan_id = :plan_id and role = 'manager' and used_at is null"""
    db.execute(sql, {"now": instant(), "plan_id": plan_id})


def _remove(db: Engine, plan_id: str, user_id: str, by: str) -> None:
    member = next((m for m in _members(db, plan_id) if m.user_id == user_id), None)
    if not member:
        return
    if member.role is Role.MANAGER:
        raise PlaybookError("A plan keeps its manager. Hand it over to a successor instead.")
    sql = "delete from memberships where plan_id = :plan_id and user_id = :user_id"
    db.execute(sql, {"plan_id": plan_id, "user_id": user_id})
    before = {"name": member.name, "role": member.role.value}
    events.record(db, by, "role withdrawn", user_id, plan_id=plan_id, before=before)


PLAN_ROLES = """select m.user_id, m.role, p.id, p.manager_name, p.site, p.starts_on, p.closed_on,
    p.archived_on from memberships m join plans p on p.id = m.plan_id"""
ORDER = "p.archived_on is not null, p.closed_on is not null, lower(p.manager_name), p.id"


def _members(db: Engine, plan_id: str) -> list[Member]:
    sql = """select u.id, u.name, u.email, m.role from memberships m
        join users u on u.id = m.user_id where m.plan_id = :plan_id order by m.since, u.id"""
    rows = db.query(sql, {"plan_id": plan_id})
    return [Member(r["id"], r["name"], r["email"], Role(r["role"])) for r in rows]


def _plan_role(row: tuple[Any, ...]) -> PlanRole:
    _user, role, plan_id, manager, site, starts_on, closed_on, archived_on = row
    closed, archived = bool(closed_on), bool(archived_on)
    return PlanRole(plan_id, manager, site, Role(role), starts_on, closed, archived)
