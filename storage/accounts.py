"""Accounts: the first one, their passwords and rights."""

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from playbook.account import User, check_email, check_name, check_password
from playbook.errors import PlaybookError
from storage import events
from storage.access import OpenOffice, user_of, writing_in
from storage.engine import Engine, Row, one, writing
from storage.rows import insert, instant, new_id, now, text, update

HASHER = PasswordHasher()
NOBODY = HASHER.hash("no account has this password")


def exist(db: Engine) -> bool:
    return one(db, "select id from users limit 1", {}) is not None


def add_first(db: Engine, name: str, email: str, password: str) -> User:
    """The first account becomes administrator; there is only one first."""
    tidy = check_email(email)
    hashed = HASHER.hash(check_password(password, tidy))
    with writing(db):
        if exist(db):
            raise PlaybookError("The first account is made already. Sign in, or ask for a link.")
        user = add(db, name, tidy, hashed)
        update(db, "users", user.id, {"administrator_since": text(now().date())})
    return get(db, user.id)


def add(db: Engine, name: str, email: str, hashed: str | None) -> User:
    """Inside a write."""
    row: Row = {
        "id": new_id(),
        "name": check_name(name),
        "email": check_email(email),
        "password_hash": hashed,
        "created_at": instant(),
    }
    insert(db, "users", row)
    events.record(db, row["id"], "account made", row["id"], after={"name": row["name"]})
    return get(db, row["id"])


def get(db: Engine, user_id: str) -> User:
    row = one(db, "select * from users where id = :id", {"id": user_id})
    if not row:
        raise PlaybookError("This account does not exist.")
    return user_of(row)


def by_email(db: Engine, email: str) -> User | None:
    row = one(db, "select * from users where email = :email", {"email": email.strip().lower()})
    return user_of(row) if row else None


def without_password(db: Engine, email: str) -> User | None:
    """People of the demo: nobody real is without a password."""
    sql = """select * from users
        where email = :email and password_hash is null and closed_on is null"""
    row = one(db, sql, {"email": email})
    return user_of(row) if row else None


def with_password(db: Engine, email: str, password: str) -> User | None:
    """The account if the password is right; takes as long when there is no such account."""
    sql = "select * from users where email = :email and closed_on is null"
    row = one(db, sql, {"email": email.strip().lower()[:300]})
    stored = (row and row["password_hash"]) or NOBODY
    return user_of(row) if _matches(stored, password) and row else None


def rename(db: Engine, user: User, name: str) -> None:
    """A person's own name; it changes what is shown from now on, not what was recorded."""
    new = check_name(name)
    with writing(db):
        update(db, "users", user.id, {"name": new})
        db.execute(OWN_PLANS_NAME, {"name": new, "user_id": user.id})
        was, after = {"name": user.name}, {"name": new}
        events.record(db, user.id, "account renamed", user.id, before=was, after=after)


OWN_PLANS_NAME = """update plans set manager_name = :name where id in
    (select plan_id from memberships where user_id = :user_id and role = 'manager')"""


def change_password(db: Engine, user: User, old: str, new: str) -> None:
    """Ends every other sign-in of this person."""
    if not with_password(db, user.email, old):
        raise PlaybookError("The present password is not right. Nothing was changed.")
    hashed = HASHER.hash(check_password(new, user.email))
    with writing(db):
        store_password(db, user.id, hashed)


def store_password(db: Engine, user_id: str, hashed: str) -> None:
    """Inside a write: a new password ends all sign-ins made with the old one."""
    update(db, "users", user_id, {"password_hash": hashed})
    db.execute("delete from sign_ins where user_id = :id", {"id": user_id})
    events.record(db, user_id, "password changed", user_id)


def everyone(db: Engine, office: OpenOffice) -> list[User]:
    return [user_of(row) for row in db.query("select * from users order by lower(name), id")]


def make_administrator(db: Engine, office: OpenOffice, user_id: str) -> None:
    with writing_in(db, office):
        update(db, "users", user_id, {"administrator_since": text(now().date())})
        events.record(db, office.user.id, "made administrator", user_id)


def withdraw_administrator(db: Engine, office: OpenOffice, user_id: str) -> None:
    with writing_in(db, office):
        _refuse_to_lose_the_last(db, user_id)
        update(db, "users", user_id, {"administrator_since": None})
        events.record(db, office.user.id, "administrator withdrawn", user_id)


def close(db: Engine, office: OpenOffice, user_id: str) -> None:
    """The person can no longer sign in; what they did stays under their name."""
    with writing_in(db, office):
        _refuse_to_lose_the_last(db, user_id)
        update(db, "users", user_id, {"closed_on": text(now().date())})
        db.execute("delete from sign_ins where user_id = :id", {"id": user_id})
        events.record(db, office.user.id, "account closed", user_id)


def reopen(db: Engine, office: OpenOffice, user_id: str) -> None:
    with writing_in(db, office):
        update(db, "users", user_id, {"closed_on": None})
        events.record(db, office.user.id, "account reopened", user_id)


def _refuse_to_lose_the_last(db: Engine, user_id: str) -> None:
    sql = """select id from users
        where administrator_since is not null and closed_on is null and id <> :id limit 1"""
    is_one = "select id from users where id = :id and administrator_since is not null"
    if one(db, is_one, {"id": user_id}) and not one(db, sql, {"id": user_id}):
        raise PlaybookError("This is the last administrator. Make somebody else one first.")


def _matches(stored: str, password: str) -> bool:
    try:
        return HASHER.verify(stored, password[:2000])
    except VerificationError:
        return False
