"""Who gets the weekly e-mail, and that nobody gets it twice."""

from dataclasses import dataclass
from enum import StrEnum

from playbook.account import User
from storage.access import OpenOffice, user_of
from storage.engine import Engine, one, writing
from storage.rows import insert, instant, new_id, upsert

LONGEST_TROUBLE = 500


class Sending(StrEnum):
    """`UNSURE`: the server had all of it and did not answer, so it is not sent again."""

    SENDING = "sending"
    SENT = "sent"
    NOTHING = "nothing"
    REFUSED = "refused"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Told:
    """For the administrator: how the last week went; `trouble` only if nothing went out since."""

    week: str = ""
    sent: int = 0
    unsure: int = 0
    refused: int = 0
    last_at: str = ""
    trouble: str = ""
    trouble_at: str = ""


def to_write_to(db: Engine, week: str) -> list[User]:
    """Open accounts with a part in a plan, who want it and have not had this week's."""
    sql = """select distinct u.* from users u join memberships m on m.user_id = u.id
        where u.closed_on is null
        and not exists (select 1 from mail_refusals r where r.user_id = u.id)
        and not exists (select 1 from mailings l where l.user_id = u.id and l.week = :week)
        order by u.id"""
    return [user_of(row) for row in db.query(sql, {"week": week})]


def claim(db: Engine, user: User, week: str) -> bool:
    """True for one caller only, whoever else tries at the same moment: then write, then settle."""
    key = {"user_id": user.id, "week": week}
    with writing(db):
        sql = "select week from mailings where user_id = :user_id and week = :week"
        if one(db, sql, key):
            return False
        insert(db, "mailings", {**key, "claimed_at": instant(), "state": Sending.SENDING.value})
    return True


def settle(db: Engine, user: User, week: str, state: Sending) -> None:
    sql = "update mailings set state = :state where user_id = :user_id and week = :week"
    with writing(db):
        db.execute(sql, {"state": state.value, "user_id": user.id, "week": week})


def release(db: Engine, user: User, week: str) -> None:
    """It certainly did not leave, so it may be tried again."""
    sql = """delete from mailings
        where user_id = :user_id and week = :week and state = 'sending'"""
    with writing(db):
        db.execute(sql, {"user_id": user.id, "week": week})


def wants(db: Engine, user: User) -> bool:
    sql = "select user_id from mail_refusals where user_id = :id"
    return one(db, sql, {"id": user.id}) is None


def choose(db: Engine, user: User, is_wanted: bool) -> None:
    """A person's own choice."""
    with writing(db):
        if is_wanted:
            db.execute("delete from mail_refusals where user_id = :id", {"id": user.id})
        else:
            row = {"user_id": user.id, "since": instant()}
            upsert(db, "mail_refusals", row, key=("user_id",))


def note_trouble(db: Engine, words: str) -> None:
    """Kept until something goes out again; only the newest is told."""
    with writing(db):
        db.execute("delete from mail_troubles", {})
        row = {"id": new_id(), "happened_at": instant(), "words": words[:LONGEST_TROUBLE]}
        insert(db, "mail_troubles", row)


def told(db: Engine, office: OpenOffice) -> Told:
    last = one(db, LAST, {})
    trouble = one(db, "select * from mail_troubles order by id desc limit 1", {})
    week, last_at = (last["week"], last["claimed_at"]) if last else ("", "")
    sql = "select state, count(*) as n from mailings where week = :week group by state"
    counts = {row["state"]: row["n"] for row in db.query(sql, {"week": week})}
    is_open = trouble is not None and trouble["happened_at"] > last_at
    return Told(
        week,
        counts.get("sent", 0),
        counts.get("unsure", 0) + counts.get("sending", 0),
        counts.get("refused", 0),
        last_at,
        trouble["words"] if trouble and is_open else "",
        trouble["happened_at"] if trouble and is_open else "",
    )


LAST = """select week, claimed_at from mailings where state = 'sent'
    order by claimed_at desc limit 1"""
