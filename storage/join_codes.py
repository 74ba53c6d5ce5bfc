"""Codes as phones type them: found, or refused, and guessing gets slow."""

from playbook.errors import PlaybookError, Refused
from playbook.throttle import FREE_GUESSES_FROM_AN_ADDRESS
from playbook.workshop import secrecy
from playbook.workshop.code import read_code
from storage.access import OpenPhone
from storage.engine import Engine, one, writing
from storage.tries import note_failure, refuse_while_waiting
from storage.workshop_access import open_phone


def find(db: Engine, typed: str, cookie: str, address: str) -> OpenPhone:
    """A phone that is in already is never held up by others who guess from its address."""
    subjects = [(f"join {address}", FREE_GUESSES_FROM_AN_ADDRESS)]
    try:
        phone = open_phone(db, read_code(typed), cookie)
    except PlaybookError as refusal:
        _hold_up(db, subjects)
        with writing(db):
            note_failure(db, subjects)
        raise Refused(str(refusal)) from refusal
    if not _is_in(db, phone):
        _hold_up(db, subjects)
    return phone


def _hold_up(db: Engine, subjects: list[tuple[str, int]]) -> None:
    try:
        refuse_while_waiting(db, subjects)
    except PlaybookError as wait:
        raise Refused(str(wait)) from wait


def code_of(db: Engine, phone: OpenPhone) -> str:
    """As its address has it."""
    row = one(db, "select code from workshops where id = :id", {"id": phone.workshop_id})
    return str(row["code"]) if row else ""


def _is_in(db: Engine, phone: OpenPhone) -> bool:
    row = one(db, "select secret from workshops where id = :id", {"id": phone.workshop_id})
    if not row or not row["secret"] or not phone.cookie:
        return False
    key = secrecy.phone_key(row["secret"], phone.cookie)
    sql = "select phone_key from workshop_phones where workshop_id = :id and phone_key = :key"
    return one(db, sql, {"id": phone.workshop_id, "key": key}) is not None
