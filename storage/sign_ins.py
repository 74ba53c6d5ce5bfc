"""Who is signed in: random tokens, of which only the hash is stored."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe

from playbook.account import User
from playbook.errors import PlaybookError
from playbook.throttle import (
    FREE_TRIES_FOR_AN_ACCOUNT,
    FREE_TRIES_FROM_AN_ADDRESS,
    REMEMBERED_FOR,
)
from storage import accounts, events
from storage.access import user_of
from storage.engine import Engine, one, writing
from storage.rows import insert, instant, now
from storage.tries import note_failure, refuse_while_waiting

LASTS = timedelta(days=30)
SEEN_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class SignedIn:
    user: User
    token: str


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def sign_in(db: Engine, email: str, password: str, address: str) -> SignedIn:
    """Refuses with a wait after too many failed tries for one account or from one address."""
    subjects = _subjects(email, address)
    refuse_while_waiting(db, subjects)
    user = accounts.with_password(db, email, password)
    with writing(db):
        if user:
            db.execute("delete from failed_sign_ins where subject = :s", {"s": subjects[0][0]})
            return SignedIn(user, start(db, user))
        note_failure(db, subjects)
    raise PlaybookError("The e-mail address or the password is not right.")


def start(db: Engine, user: User) -> str:
    """Inside a write: a new sign-in for this person; returns the token for the cookie."""
    token, moment = token_urlsafe(32), now()
    insert(
        db,
        "sign_ins",
        {
            "token_hash": hash_of(token),
            "user_id": user.id,
            "created_at": instant(moment),
            "seen_at": instant(moment),
            "expires_at": instant(moment + LASTS),
        },
    )
    events.record(db, user.id, "signed in", user.id)
    return token


def user_behind(db: Engine, token: str | None) -> User | None:
    """The person a cookie stands for; None when it is forged, expired or signed out."""
    if not token or len(token) > 200:
        return None
    sql = """select u.*, s.seen_at from sign_ins s join users u on u.id = s.user_id
        where s.token_hash = :hash and s.expires_at > :now and u.closed_on is null"""
    row = one(db, sql, {"hash": hash_of(token), "now": instant()})
    if not row:
        return None
    if row["seen_at"] < instant(now() - SEEN_EVERY):
        _prolong(db, token)
    return user_of(row)


def end(db: Engine, token: str | None) -> None:
    if token:
        db.execute("delete from sign_ins where token_hash = :hash", {"hash": hash_of(token)})


def end_everywhere(db: Engine, user: User) -> None:
    with writing(db):
        db.execute("delete from sign_ins where user_id = :id", {"id": user.id})
        events.record(db, user.id, "signed out everywhere", user.id)


def count(db: Engine, user: User) -> int:
    sql = "select count(*) as n from sign_ins where user_id = :id and expires_at > :now"
    row = one(db, sql, {"id": user.id, "now": instant()})
    return int(row["n"]) if row else 0


def sweep(db: Engine) -> None:
    """Forget what has expired."""
    with writing(db):
        db.execute("delete from sign_ins where expires_at <= :now", {"now": instant()})
        old = instant(now() - REMEMBERED_FOR)
        db.execute("delete from failed_sign_ins where failed_at <= :old", {"old": old})


def _prolong(db: Engine, token: str) -> None:
    moment = now()
    sql = "update sign_ins set seen_at = :now, expires_at = :end where token_hash = :hash"
    params = {"now": instant(moment), "end": instant(moment + LASTS), "hash": hash_of(token)}
    db.execute(sql, params)


def _subjects(email: str, address: str) -> list[tuple[str, int]]:
    account = f"account {hash_of(email.strip().lower())}"
    return [
        (account, FREE_TRIES_FOR_AN_ACCOUNT),
        (f"address {address}", FREE_TRIES_FROM_AN_ADDRESS),
    ]
