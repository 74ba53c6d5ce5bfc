"""What the target's form does: a draft proposed, a target locked or withdrawn."""

from pages.manager.acting import act, act_today
from pages.ui import session
from playbook.access import Permission
from playbook.kpi.amount import unit_of
from playbook.kpi.kpi import Definition, Kpi
from playbook.kpi.target import CADENCES, STEP_DAYS, Step
from storage import targets
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
    if act_today(
        Permission.WORK,
        lambda db, key, today: targets.propose(db, key, draft, proposal, today),
        "Target kept, with its reason.",
    ):
        session.end_draft(f"{FORM} {one.key} {channel}", draft)
        forget(one, channel)


def forget(one: Kpi, channel: str) -> None:
    """The form shows what is kept again."""
    for name in CHANGED:
        session.take(place(one, channel, name))


def lock(target_id: str, seen: int) -> None:
    act_today(
        Permission.REVIEW,
        lambda db, key, today: targets.lock(db, key, target_id, seen, today),
        "Target locked.",
    )


def withdraw(one: Kpi, channel: str, target_id: str, seen: int) -> None:
    if act(
        Permission.WORK,
        lambda db, key: targets.withdraw(db, key, target_id, seen),
        "Target withdrawn; its versions stay in the history.",
    ):
        forget(one, channel)


def _step(day: int, low: object, high: object, factor: float) -> Step:
    def kept(value: object) -> float | None:
        return value / factor if isinstance(value, (int, float)) else None

    return Step(day, kept(low), kept(high))
