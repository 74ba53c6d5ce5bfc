"""The draft of a planned improvement: kept as each field is left, until it is saved."""

from pages.manager.acting import act
from pages.ui import improvement_draft
from playbook.access import Permission
from playbook.improvement.improvement import Improvement
from storage import improvement_drafts, improvements, kpis_as_counted
from storage.access import OpenPlan
from storage.engine import Engine


def shown(db: Engine, key: OpenPlan, saved: Improvement) -> tuple[Improvement, int]:
    """The improvement as this person left its form, and the version they had seen."""
    kept = improvement_drafts.of(db, key, saved.id)
    return (kept.wanted, kept.seen) if kept else (saved, saved.version)


def keep(improvement_id: str) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        each, _ = shown(db, key, improvements.get(db, key, improvement_id))
        wanted = improvement_draft.typed(each, kpis_as_counted.by_key(db, key))
        improvement_drafts.keep(db, key, wanted, improvement_draft.seen(each))

    act(Permission.WORK, do)


def discard(improvement_id: str) -> None:
    def do(db: Engine, key: OpenPlan) -> None:
        improvement_drafts.forget(db, key, improvement_id)
        saved = improvements.get(db, key, improvement_id)
        improvement_draft.begin_anew(saved)
        improvement_draft.catch_up(saved)

    act(Permission.WORK, do, "The plan stands as it was saved.")
