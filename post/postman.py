"""Looks every quarter of an hour whether the weekly e-mail is due; started with the server."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from threading import Event, Thread

import storage
from playbook.errors import PlaybookError
from playbook.review.weekly_letter import is_due
from post.weekly import Round, send_all
from storage import mailings
from storage.mail_settings import mail_is_on, mail_settings

EVERY_SECONDS = 15 * 60


@contextmanager
def working() -> Iterator[None]:
    """A thread of its own while the server runs; none where e-mail is off."""
    done = Event()
    thread = Thread(target=_work, args=[done], name="postman", daemon=True)
    if mail_is_on():
        thread.start()
    try:
        yield
    finally:
        done.set()


def look(moment: datetime) -> Round | None:
    """None when e-mail is off or not due; `moment` is the host's local time."""
    mail = mail_settings()
    if not mail or not is_due(moment, mail.weekday):
        return None
    with storage.connect() as db:
        return send_all(db, mail, storage.settings().address, moment.date())


def try_once(moment: datetime) -> None:
    """A look that never ends the thread: the administrator is told what went wrong, and a fault
    of our own stands in the server's log as well."""
    try:
        look(moment)
    except PlaybookError as error:
        _note(str(error))
    except Exception:  # whatever went wrong, next time may be better
        traceback.print_exc()
        _note("A fault in Day 120 itself; the server's log says where.")


def _work(done: Event) -> None:
    while not done.wait(EVERY_SECONDS):
        try_once(datetime.now())


def _note(words: str) -> None:
    with suppress(Exception), storage.connect() as db:  # it stands in the log already
        mailings.note_trouble(db, words)
