"""What the target's form does: a draft proposed, a target locked or withdrawn."""

import storage
from pages.ui import session
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.kpi import Definition, Kpi
from playbook.kpi_amount import unit_of
from playbook.kpi_target import CADENCES, STEP_DAYS, Step
from storage import plans, targets
from storage.rows import new_id
from storage.targets import Proposal

FORM = "target"
FACTORS = {"rate": 100.0}
CHANGED = (
    "definition", "owner", "cadence", "guard", "matters", "reason",
    *(f"{side}-{day}" for side in ("low", "high") for day in STEP_DAYS),
)  # fmt: skip


def place(one: Kpi, channel: str, name: str) -> str:
    return f"target {one.key} {channel} {name}"


def draft_of(one: Kpi, channel: str) -> str:
    return session.draft_id(f"{FORM} {one.key} {channel}", new_id())


def propose(one: Kpi, channel: str, seen: int, draft: str) -> None:
    def typed(name: str) -> object:
        return session.get(place(one, channel, name))

    definition = typed("definition")
    assert isinstance(definition, Definition), "the form always has a definition"
    factor = FACTORS.get(unit_of(one, definition.variant), 1.0)
    proposal = Proposal(
        definition,
        channel,
        tuple(_step(day, typed(f"low-{day}"), typed(f"high-{day}"), factor) for day in STEP_DAYS),
        str(typed("reason") or ""),
        str(typed("owner") or ""),
        str(typed("cadence") or CADENCES[0]),
        str(typed("guard") or ""),
        bool(typed("matters")),
        seen,
    )
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.WORK)
            today = session.today(plans.load(db, key))
            targets.propose(db, key, draft, proposal, today)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))
        return
    session.end_draft(f"{FORM} {one.key} {channel}", draft)
    session.put(session.SAVED, "Target kept, with its reason.")
    forget(one, channel)


def forget(one: Kpi, channel: str) -> None:
    """The form shows what is kept again."""
    for name in CHANGED:
        session.take(place(one, channel, name))


def lock(target_id: str, seen: int) -> None:
    try:
        with storage.connect() as db:
            key = door.plan_here(db, Permission.REVIEW)
            targets.lock(db, key, target_id, seen, session.today(plans.load(db, key)))
        session.put(session.SAVED, "Target locked.")
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def withdraw(one: Kpi, channel: str, target_id: str, seen: int) -> None:
    try:
        with storage.connect() as db:
            targets.withdraw(db, door.plan_here(db, Permission.WORK), target_id, seen)
        session.put(session.SAVED, "Target withdrawn; its versions stay in the history.")
        forget(one, channel)
    except PlaybookError as error:
        session.put(session.REFUSAL, str(error))


def _step(day: int, low: object, high: object, factor: float) -> Step:
    def kept(value: object) -> float | None:
        return value / factor if isinstance(value, (int, float)) else None

    return Step(day, kept(low), kept(high))
