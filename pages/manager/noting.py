"""Saving, sharing and withdrawing observations, for the Listen page."""

from typing import Any

from pages.manager import improving
from pages.manager.acting import Act, act
from pages.ui import session
from pages.ui.observation_list import Actions
from playbook.access import Permission
from playbook.listening.observation import Kind
from storage import observations, plans
from storage.access import OpenPlan
from storage.engine import Engine
from storage.observations import Note
from storage.rows import new_id

FORM = "note"


def draft() -> str:
    """The id of the observation that is being typed."""
    return session.draft_id(FORM, new_id())


def save(note: str) -> None:
    """The kind stays chosen: the next note is often of the same kind."""

    def add(db: Engine, key: OpenPlan) -> None:
        today = session.today(plans.load(db, key))
        observations.add(db, key, note, _typed(note), today)

    if _done(add, "Observation saved."):
        session.end_draft(FORM, note)


def share(observation_id: str, seen: int) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        today = session.today(plans.load(db, key))
        observations.share(db, key, observation_id, seen, today)

    _done(do, "Shared with everybody who sees this plan.")


def keep(observation_id: str, seen: int) -> None:
    _done(
        lambda db, key: observations.keep_to_myself(db, key, observation_id, seen),
        "Only you can read it now.",
    )


def withdraw(observation_id: str, seen: int) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        today = session.today(plans.load(db, key))
        observations.withdraw(db, key, observation_id, seen, today)

    _done(do, "Deleted. Its words are gone from the history too.")


def change(observation_id: str, seen: int, box: str) -> None:
    words = session.get(box, "")
    _done(
        lambda db, key: observations.reword(db, key, observation_id, seen, words),
        "Observation changed.",
    )


ACTIONS = Actions(share, keep, withdraw, change, improving.from_observation)


def shown(first: int) -> int:
    return int(session.get(session.SHOWN) or first)


def show_more(first: int) -> None:
    session.put(session.SHOWN, shown(first) + first)


def _typed(note: str) -> Note:
    def get(name: str, otherwise: Any) -> Any:
        return session.get(f"{name} {note}", otherwise)

    own = [get("note-new-theme", "")] if get("note-new-theme", "") else []
    return Note(
        Kind(session.get("note-kind", Kind.ONE_TO_ONE)),
        get("note-text", ""),
        get("note-who", ""),
        (*get("note-themes", []), *own),
        bool(get("note-in-confidence", True)),
    )


def _done(do: Act, words: str) -> bool:
    return act(Permission.LISTEN, do, words)
