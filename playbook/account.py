"""A person with an account, and what a name, an address and a password may be."""

import re
from dataclasses import dataclass
from datetime import date

from playbook.errors import PlaybookError

LONGEST_NAME = 120
LONGEST_EMAIL = 254
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1_000
EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True)
class User:
    id: str
    name: str
    email: str
    administrator_since: date | None = None
    closed_on: date | None = None
    version: int = 1

    @property
    def is_administrator(self) -> bool:
        return self.administrator_since is not None and self.closed_on is None


def check_name(name: str, what: str = "A name") -> str:
    """One line of 1 to 120 characters, kept as typed otherwise."""
    one_line = " ".join(name.split())
    if not one_line:
        raise PlaybookError(f"{what} is missing.")
    if len(one_line) > LONGEST_NAME:
        raise PlaybookError(
            f"{what} has {len(one_line):,} characters; {LONGEST_NAME} are the most."
        )
    return one_line


def check_email(email: str) -> str:
    """Lower case, so that Ruth@ and ruth@ are one person."""
    tidy = email.strip().lower()
    if len(tidy) > LONGEST_EMAIL or not EMAIL.fullmatch(tidy):
        typed = f"“{email.strip()[:80]}”" if email.strip() else "This"
        raise PlaybookError(
            f"{typed} is not an e-mail address: it needs a name, an @ and a domain."
        )
    return tidy


def check_password(password: str, email: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise PlaybookError(
            f"A password has at least {SHORTEST_PASSWORD} characters; three words do well."
        )
    if len(password) > LONGEST_PASSWORD:
        raise PlaybookError(f"A password has at most {LONGEST_PASSWORD:,} characters.")
    if password.strip().lower() == email:
        raise PlaybookError("The password must not be the e-mail address.")
    return password
