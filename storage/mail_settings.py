"""How e-mail leaves, by environment variable (docs/deploy.md): off until a server is named."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from playbook.account import check_email
from playbook.errors import PlaybookError
from playbook.review.weekly_letter import check_weekday
from storage.settings import settings

SECURITIES = ("starttls", "tls", "none")
PORTS = {"starttls": 587, "tls": 465, "none": 25}


@dataclass(frozen=True)
class MailSettings:
    """The password is in no message, no page and no representation of this."""

    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    weekday: int = 0


def mail_settings() -> MailSettings | None:
    """None when e-mail is off: no DAY120_SMTP_HOST, or the demo, which writes to nobody.

    PlaybookError names the variable that is wrong.
    """
    host = _read("HOST")
    if not host or settings().is_demo:
        return None
    security = _read("SECURITY").lower() or SECURITIES[0]
    if security not in SECURITIES:
        raise PlaybookError(f"DAY120_SMTP_SECURITY is {security!r}; use {', '.join(SECURITIES)}.")
    user, password = _read("USER"), _password()
    if user and not password:
        raise PlaybookError("DAY120_SMTP_USER needs DAY120_SMTP_PASSWORD or ..._PASSWORD_FILE.")
    weekday = check_weekday(os.environ.get("DAY120_MAIL_WEEKDAY") or "Monday")
    return MailSettings(host, _port(security), security, _sender(), user, password, weekday)


def mail_is_on() -> bool:
    """False also where a setting is wrong: the page E-mail says which."""
    try:
        return mail_settings() is not None
    except PlaybookError:
        return False


def _read(name: str) -> str:
    return os.environ.get(f"DAY120_SMTP_{name}", "").strip()


def _port(security: str) -> int:
    text = _read("PORT") or str(PORTS[security])
    if not text.isdigit() or not 1 <= int(text) <= 65_535:
        raise PlaybookError(f"DAY120_SMTP_PORT is {text!r}; it must be a number up to 65535.")
    return int(text)


def _sender() -> str:
    try:
        return check_email(os.environ.get("DAY120_MAIL_FROM", ""))
    except PlaybookError as error:
        raise PlaybookError("DAY120_MAIL_FROM must be the address that e-mails come from.") from (
            error
        )


def _password() -> str:
    """A file keeps it out of the list of processes and of the service's unit."""
    named = _read("PASSWORD_FILE")
    if not named:
        return os.environ.get("DAY120_SMTP_PASSWORD", "")
    try:
        return Path(named).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise PlaybookError(f"DAY120_SMTP_PASSWORD_FILE cannot be read: {named}.") from error
