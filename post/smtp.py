"""An SMTP server that takes letters, or says why not; one that hangs is left after ten seconds."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from enum import Enum, auto

from playbook.errors import PlaybookError
from playbook.review.weekly_letter import Letter
from storage.mail_settings import MailSettings

PATIENCE_SECONDS = 10.0
READY_FOR_THE_LETTER, TAKEN, FORWARDED = 354, 250, 251


class Outcome(Enum):
    """`LATER`: not now, says the server. `UNSURE`: it had all of it and did not answer."""

    TAKEN = auto()
    LATER = auto()
    REFUSED = auto()
    UNSURE = auto()


class Unreachable(PlaybookError):
    """No letter was handed over; all of them can be tried again."""


@contextmanager
def connected(mail: MailSettings, patience: float = PATIENCE_SECONDS) -> Iterator[smtplib.SMTP]:
    """`Unreachable` says in a sentence what did not work; the password is in none."""
    try:
        server = _open(mail, patience)
    except smtplib.SMTPAuthenticationError as error:
        raise Unreachable(
            f"{mail.host} refused the user name or password ({error.smtp_code})."
        ) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(
            f"{mail.host}, port {mail.port}, cannot be reached: {_words(error)}. Nothing was "
            "sent; it is tried again."
        ) from error
    try:
        yield server
    finally:
        server.close()


def hand_over(server: smtplib.SMTP, mail: MailSettings, to: str, letter: Letter) -> Outcome:
    """One letter to one person. `Unreachable` when the server went away before it had it."""
    try:
        lines = _as_lines(_message(mail, to, letter))
        code = _code_before_the_letter(server, mail.sender, to)
        if code != READY_FOR_THE_LETTER:
            server.rset()
            return _outcome(code)
    except ValueError:  # an address that no server could be told
        return Outcome.REFUSED
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(f"{mail.host} went away: {_words(error)}. It is tried again.") from error
    try:
        server.send(lines)
        return _outcome(server.getreply()[0])
    except (OSError, smtplib.SMTPException):
        return Outcome.UNSURE


def _open(mail: MailSettings, patience: float) -> smtplib.SMTP:
    context = ssl.create_default_context()
    server: smtplib.SMTP
    if mail.security == "tls":
        server = smtplib.SMTP_SSL(mail.host, mail.port, timeout=patience, context=context)
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=patience)
    try:
        if mail.security == "starttls":
            server.starttls(context=context)
        server.ehlo_or_helo_if_needed()
        if mail.user:
            server.login(mail.user, mail.password)
    except BaseException:
        server.close()
        raise
    return server


def _code_before_the_letter(server: smtplib.SMTP, sender: str, to: str) -> int:
    """354 when sender and recipient are taken and the server waits for the letter itself."""
    code = server.mail(sender)[0]
    if code == TAKEN:
        code = server.rcpt(to)[0]
    return server.docmd("DATA")[0] if code in (TAKEN, FORWARDED) else code


def _outcome(code: int) -> Outcome:
    if code == TAKEN:
        return Outcome.TAKEN
    return Outcome.LATER if 400 <= code < 500 else Outcome.REFUSED


def _message(mail: MailSettings, to: str, letter: Letter) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = f"Day 120 <{mail.sender}>"
    message["To"] = to
    message["Subject"] = letter.subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=mail.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, cte="quoted-printable")
    return message


def _as_lines(message: EmailMessage) -> bytes:
    """As the wire wants it: a line that begins with a dot gets another, a lone dot ends it."""
    lines = message.as_bytes().replace(b"\r\n", b"\n").split(b"\n")
    doubled = [b"." + line if line.startswith(b".") else line for line in lines]
    return b"\r\n".join(doubled).removesuffix(b"\r\n") + b"\r\n.\r\n"


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it answered {error.smtp_code}"
    if isinstance(error, ssl.SSLError):
        return "the encryption could not be agreed"
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "it did not answer in time"
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
