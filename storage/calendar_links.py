"""Private calendar addresses: one a person and plan, of which only the hash is kept."""

from secrets import token_urlsafe

from playbook.access import Permission
from storage import events
from storage.access import OpenPlan, hash_of, writing_on
from storage.engine import Engine, one
from storage.rows import insert, instant


def share(db: Engine, plan: OpenPlan) -> str:
    """A new address' token, shown once; the one before stops working."""
    token = token_urlsafe(32)
    with writing_on(db, plan, Permission.READ):
        _end(db, plan)
        row = {"plan_id": plan.id, "user_id": plan.user.id, "created_at": instant()}
        insert(db, "calendar_links", {"token_hash": hash_of(token), **row})
        _record(db, plan, "calendar address made")
    return token


def revoke(db: Engine, plan: OpenPlan) -> None:
    with writing_on(db, plan, Permission.READ):
        if is_shared(db, plan):
            _end(db, plan)
            _record(db, plan, "calendar address revoked")


def is_shared(db: Engine, plan: OpenPlan) -> bool:
    sql = """select token_hash from calendar_links
        where plan_id = :plan_id and user_id = :me and revoked_at is null"""
    return one(db, sql, {"plan_id": plan.id, "me": plan.user.id}) is not None


def _end(db: Engine, plan: OpenPlan) -> None:
    sql = """update calendar_links set revoked_at = :now
        where plan_id = :plan_id and user_id = :me and revoked_at is null"""
    db.execute(sql, {"now": instant(), "plan_id": plan.id, "me": plan.user.id})


def _record(db: Engine, plan: OpenPlan, kind: str) -> None:
    me = plan.user.id
    events.record(db, me, kind, plan.id, plan_id=plan.id, only_for=me)
