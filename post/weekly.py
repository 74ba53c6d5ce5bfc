"""One round of the weekly e-mail: everybody who has not had this week's, once."""

from dataclasses import dataclass
from datetime import date
from smtplib import SMTP

from playbook.account import User
from playbook.review.weekly_letter import letter, week_of
from post.smtp import PATIENCE_SECONDS, Outcome, Unreachable, connected, hand_over
from storage import for_you, mailings
from storage.engine import Engine
from storage.mail_settings import MailSettings
from storage.mailings import Sending

MOST_FAILURES = 3
STATES = {
    Outcome.TAKEN: Sending.SENT,
    Outcome.REFUSED: Sending.REFUSED,
    Outcome.UNSURE: Sending.UNSURE,
}


@dataclass
class Round:
    """How many letters went out, and why it stopped if it did."""

    sent: int = 0
    refused: int = 0
    unsure: int = 0
    trouble: str = ""


def send_all(
    db: Engine, mail: MailSettings, address: str, today: date, patience: float = PATIENCE_SECONDS
) -> Round:
    """Who has nothing waiting gets nothing this week. A letter that fails does not stop the others;
    a server that cannot be reached does. Who was not written to stays for the next round."""
    done, week, failures = Round(), week_of(today), 0
    waiting = [user for user in mailings.to_write_to(db, week) if _has_something(db, user, week)]
    while waiting and failures < MOST_FAILURES:
        left = len(waiting)
        try:
            with connected(mail, patience) as server:
                while waiting:
                    _send_one(db, server, mail, waiting.pop(0), address, today, done)
        except Unreachable as error:
            done.trouble = str(error)
            mailings.note_trouble(db, done.trouble)
            failures = failures + 1 if len(waiting) < left else MOST_FAILURES
    return done


def _has_something(db: Engine, user: User, week: str) -> bool:
    if for_you.of_user(db, user):
        return True
    if mailings.claim(db, user, week):
        mailings.settle(db, user, week, Sending.NOTHING)
    return False


def _send_one(
    db: Engine,
    server: SMTP,
    mail: MailSettings,
    user: User,
    address: str,
    today: date,
    done: Round,
) -> None:
    week = week_of(today)
    if not mailings.claim(db, user, week):
        return
    try:
        said = letter(for_you.of_user(db, user), address, today)
        outcome = hand_over(server, mail, user.email, said)
    except Unreachable:
        mailings.release(db, user, week)
        raise
    if outcome is Outcome.LATER:
        mailings.release(db, user, week)
        return
    mailings.settle(db, user, week, STATES[outcome])
    done.sent += outcome is Outcome.TAKEN
    done.refused += outcome is Outcome.REFUSED
    done.unsure += outcome is Outcome.UNSURE
    if outcome is Outcome.UNSURE:
        raise Unreachable(f"{mail.host} took a letter and did not answer. The rest wait.")
