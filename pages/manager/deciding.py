"""What happens to one improvement: planned, started, decided; what else happened; new limits."""

from dataclasses import replace
from datetime import date
from typing import Any

import storage
from pages.manager import drafting
from pages.manager.improving import done
from pages.ui import improvement_draft, session
from pages.web import door
from playbook.access import Permission
from playbook.charts.rebase import rebase_gate
from playbook.errors import PlaybookError, Stale
from playbook.improvement.case_of_a_change import finished, judged, main_case
from playbook.improvement.happening import Happening, HappeningKind
from playbook.improvement.improvement import Decision
from playbook.verdict.look import look
from storage import happenings, improvements, kpis_as_counted, rebases, surroundings
from storage.access import OpenPlan
from storage.engine import Engine
from storage.rows import new_id

HAPPENED = "happening"


def save(improvement_id: str) -> None:
    _save(improvement_id, "Saved.")


def start(improvement_id: str) -> None:
    """What stands in the form is saved first: it is what gets locked."""
    if not _save(improvement_id, "Saved."):
        return
    begin = session.get(f"start-on {improvement_id}")
    accepts = bool(session.get(f"accept-overlap {improvement_id}"))

    def act(db: Engine, key: OpenPlan, today: date) -> None:
        seen = improvements.get(db, key, improvement_id).version
        improvements.start(db, key, improvement_id, seen, begin or today, today, accepts)

    done(act, "Started. The prediction is locked.")


def decide(improvement_id: str, seen: int, stops: bool = False) -> None:
    choice = Decision.ABANDON if stops else session.get(f"decision {improvement_id}")
    place = "stop" if stops else "decide"
    words = tuple(session.get(f"{place} {what} {improvement_id}") or "" for what in WORDS)
    made: list[str | None] = []

    def act(db: Engine, key: OpenPlan, today: date) -> None:
        if choice is None:
            raise PlaybookError("Choose whether to adopt, adapt or abandon the change.")
        each = improvements.get(db, key, improvement_id)
        result = judged(each, surroundings.around(db, key, [each]), today)
        reason, lessons = words
        made.append(
            improvements.decide(
                db, key, improvement_id, seen, Decision(choice), (reason, lessons), result, today
            )
        )

    done(act, "Decision recorded, with the verdict and its data.")


WORDS = ("reason", "lessons")


def draft() -> str:
    """The id of the event that is being typed."""
    return session.draft_id(HAPPENED, new_id())


def note_happening(improvement_id: str, happening_id: str) -> None:
    def typed(name: str) -> Any:
        return session.get(f"happening-{name} {happening_id}")

    def add(db: Engine, key: OpenPlan, today: date) -> None:
        kind = HappeningKind(typed("kind") or HappeningKind.OTHER)
        kpi = improvements.get(db, key, improvement_id).prediction.kpi
        new = Happening(happening_id, typed("title") or "", kind, typed("on") or today, kpi)
        happenings.add(db, key, new)

    if done(add, "Noted."):
        session.end_draft(HAPPENED, happening_id)


def remove_happening(happening_id: str) -> None:
    done(lambda db, key, today: happenings.remove(db, key, happening_id, today), "Removed.")


def rebase(improvement_id: str) -> None:
    reason = session.get(f"rebase reason {improvement_id}") or ""
    accepts = bool(session.get(f"rebase accept {improvement_id}"))

    def act(db: Engine, key: OpenPlan, today: date) -> None:
        each = improvements.get(db, key, improvement_id)
        case = finished(main_case(each, surroundings.around(db, key, [each])), today)
        gate = rebase_gate(look(case, today), [case.started_on])
        rebases.decide(db, key, each.prediction.kpi, gate, reason, accepts, today)

    done(act, "New limits from the start of this change. The old ones stay visible here.")


def _save(improvement_id: str, words: str) -> bool:
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            before = improvements.get(db, key, improvement_id)
            seen = improvement_draft.seen(before)
            each, _ = drafting.shown(db, key, before)
            wanted = improvement_draft.typed(each, kpis_as_counted.by_key(db, key))
            improvements.save(db, key, replace(wanted, version=seen))
            improvement_draft.catch_up(improvements.get(db, key, improvement_id))
    except Stale as error:
        improvement_draft.catch_up(before)  # told who was first, the next save is a decision
        session.put(session.REFUSAL, str(error))
        return False
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        return False
    session.put(session.SAVED, words)
    return True
