"""One-time links: to join (and take up a role on a plan), or to set a new password."""

from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe

from playbook.access import Permission, Role
from playbook.account import User, check_email, check_password
from playbook.errors import PlaybookError, Refused
from storage import accounts, events, memberships, sign_ins
from storage.access import OpenOffice, OpenPlan, user_of, writing_in, writing_on
from storage.engine import Engine, Row, one, writing
from storage.rows import insert, instant, now
from storage.sign_ins import hash_of

JOIN_WITHIN = timedelta(days=14)
RESET_WITHIN = timedelta(days=1)


@dataclass(frozen=True)
class Invitation:
    """What a link opens, for the page that shows it. `token` stays with whoever holds the link."""

    purpose: str
    email: str
    invited_by: str
    plan: str | None
    role: Role | None


@dataclass(frozen=True)
class Pending:
    email: str
    role: Role
    expires_at: str


def invite(db: Engine, office: OpenOffice, email: str) -> str:
    """A link for a new colleague without a plan yet; returns the token, which is not stored."""
    with writing_in(db, office):
        if accounts.by_email(db, email):
            raise PlaybookError("This address has an account already.")
        return _make(db, "join", check_email(email), office.user, JOIN_WITHIN)


def invite_to_plan(db: Engine, plan: OpenPlan, email: str, role: Role) -> str | None:
    """Give the role at once where there is an account (None), else make a link to copy."""
    with writing_on(db, plan, Permission.ARRANGE):
        return place_or_invite(db, plan.id, plan.user, email, role)


def place_or_invite(db: Engine, plan_id: str, by: User, email: str, role: Role) -> str | None:
    """Inside a write."""
    tidy = check_email(email)
    if user := accounts.by_email(db, tidy):
        memberships.place(db, plan_id, user, role, by=by.id)
        return None
    _void(db, plan_id, tidy)
    after = {"email": tidy, "role": role.value}
    events.record(db, by.id, "invited", plan_id, plan_id=plan_id, after=after)
    return _make(db, "join", tidy, by, JOIN_WITHIN, plan_id, role)


def reset_password(db: Engine, office: OpenOffice, user_id: str) -> str:
    with writing_in(db, office):
        user = accounts.get(db, user_id)
        events.record(db, office.user.id, "password link made", user_id)
        return _make(db, "password", user.email, office.user, RESET_WITHIN, user_id=user.id)


def pending(db: Engine, plan: OpenPlan) -> list[Pending]:
    sql = """select email, role, expires_at from invitations where plan_id = :plan_id
        and used_at is null and expires_at > :now order by created_at"""
    rows = db.query(sql, {"plan_id": plan.id, "now": instant()})
    return [Pending(r["email"], Role(r["role"]), r["expires_at"]) for r in rows]


def withdraw(db: Engine, plan: OpenPlan, email: str) -> None:
    with writing_on(db, plan, Permission.ARRANGE):
        _void(db, plan.id, email)
        after = {"email": email}
        events.record(
            db, plan.user.id, "invitation withdrawn", plan.id, plan_id=plan.id, after=after
        )


def _void(db: Engine, plan_id: str, email: str) -> None:
    """Of several links to one plan only the last works, or they would contradict each other."""
    sql = """update invitations set used_at = :now
        where plan_id = :plan_id and email = :email and used_at is null"""
    db.execute(sql, {"now": instant(), "plan_id": plan_id, "email": email})


def look_at(db: Engine, token: str) -> Invitation:
    """What a link is for; refuses a used, expired or unknown one alike."""
    row = _valid(db, token)
    role = Role(row["role"]) if row["role"] else None
    plan = f"{row['manager_name']}, {row['site']}" if row["plan_id"] else None
    return Invitation(row["purpose"], row["email"], row["invited_by"], plan, role)


def accept(db: Engine, token: str, name: str, password: str) -> sign_ins.SignedIn:
    """Use the link up: make the account or set the password, take up the role, sign in."""
    link = look_at(db, token)
    hashed = accounts.HASHER.hash(check_password(password, link.email))
    with writing(db):
        row = _valid(db, token)
        joins = link.purpose == "join"
        user = _joined(db, row, name, hashed) if joins else _reset(db, row, hashed)
        sql = "update invitations set used_at = :now where token_hash = :hash"
        db.execute(sql, {"now": instant(), "hash": hash_of(token)})
        return sign_ins.SignedIn(user, sign_ins.start(db, user))


def _joined(db: Engine, invitation: Row, name: str, hashed: str) -> User:
    """Somebody invited twice finds their account made by the first link."""
    if accounts.by_email(db, invitation["email"]):
        raise PlaybookError("This address has an account already. Sign in with it.")
    user = accounts.add(db, name, invitation["email"], hashed)
    sql = """select plan_id, role, created_by from invitations where email = :email
        and plan_id is not null and used_at is null and expires_at > :now order by created_at"""
    for row in list(db.query(sql, {"email": user.email, "now": instant()})):
        memberships.place(db, row["plan_id"], user, Role(row["role"]), by=row["created_by"])
    return user


def _reset(db: Engine, invitation: Row, hashed: str) -> User:
    accounts.store_password(db, invitation["user_id"], hashed)
    row = one(db, "select * from users where id = :id", {"id": invitation["user_id"]})
    if not row or row["closed_on"]:
        raise Refused("This account is closed.")
    return user_of(row)


def _valid(db: Engine, token: str) -> Row:
    sql = """select i.*, u.name as invited_by, p.manager_name, p.site from invitations i
        join users u on u.id = i.created_by left join plans p on p.id = i.plan_id
        where i.token_hash = :hash and i.used_at is null and i.expires_at > :now"""
    row = one(db, sql, {"hash": hash_of(token), "now": instant()})
    if not row:
        raise Refused("This link has been used or has expired. Ask for a new one.")
    return row


def _make(
    db: Engine,
    purpose: str,
    email: str,
    by: User,
    lasts: timedelta,
    plan_id: str | None = None,
    role: Role | None = None,
    user_id: str | None = None,
) -> str:
    token = token_urlsafe(32)
    insert(
        db,
        "invitations",
        {
            "token_hash": hash_of(token),
            "purpose": purpose,
            "email": email,
            "user_id": user_id,
            "plan_id": plan_id,
            "role": role.value if role else None,
            "created_by": by.id,
            "created_at": instant(),
            "expires_at": instant(now() + lasts),
        },
    )
    return token
