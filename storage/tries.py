"""Failed tries, and the wait that follows too many of them."""

from collections.abc import Iterable
from datetime import datetime

from playbook.errors import PlaybookError
from playbook.throttle import REMEMBERED_FOR, waits_until
from storage.engine import Engine, one
from storage.rows import insert, instant, new_id, now

Subject = tuple[str, int]  # who tries, and how many tries are free


def refuse_while_waiting(db: Engine, subjects: Iterable[Subject]) -> None:
    sql = """select count(*) as n, max(failed_at) as last from failed_sign_ins
        where subject = :subject and failed_at > :since"""
    moment = now()
    for subject, free_tries in subjects:
        row = one(db, sql, {"subject": subject, "since": instant(moment - REMEMBERED_FOR)})
        if row and row["n"]:
            until = waits_until(row["n"], free_tries, datetime.fromisoformat(row["last"]))
            if until > moment:
                seconds = int((until - moment).total_seconds()) + 1
                raise PlaybookError(f"Too many failed tries. Try again in {_wait(seconds)}.")


def note_failure(db: Engine, subjects: Iterable[Subject]) -> None:
    """Inside a write."""
    for subject, _ in subjects:
        row = {"id": new_id(), "subject": subject, "failed_at": instant()}
        insert(db, "failed_sign_ins", row)


def _wait(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 120 else f"{-(-seconds // 60)} minutes"
