"""The target's form: definition, ramp, guard-rail, owner, reason; proposing and locking."""

from collections.abc import Mapping, Sequence

import streamlit as st

import storage
from pages.ui import session
from pages.ui.text import line
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.kpi import Definition, Kpi
from playbook.kpi_amount import unit_of
from playbook.kpi_choice import definition_name, definitions
from playbook.kpi_target import CADENCES, STEP_DAYS, Step, Target
from storage import own_kpis, plans, targets
from storage.rows import new_id
from storage.targets import Proposal

FORM = "target"
FACTORS = {"rate": 100.0}
UNIT_WORDS = {
    "rate": "%",
    "seconds": "s",
    "points": "points",
    "money": "",
    "count": "",
    "score": "",
}
CHANGED = (
    "definition", "owner", "cadence", "guard", "matters", "reason",
    *(f"{side}-{day}" for side in ("low", "high") for day in STEP_DAYS),
)  # fmt: skip


def place(one: Kpi, channel: str, name: str) -> str:
    return f"target {one.key} {channel} {name}"


def definition_field(one: Kpi, chosen: Definition, channel: str) -> Definition:
    """Which of the ways of counting; only one where a KPI has one."""
    options = [chosen] if one.key.startswith(own_kpis.OWN) else definitions(one)
    if chosen not in options:
        options = [chosen, *options]
    picked = st.selectbox(
        "Definition",
        options,
        options.index(chosen),
        format_func=lambda each: line(definition_name(one, each)),
        key=place(one, channel, "definition"),
        help=line(one.definition),
        disabled=len(options) == 1,
    )
    return picked or chosen


def step_fields(
    one: Kpi, definition: Definition, target: Target | None, channel: str
) -> list[Step]:
    """The ramp as it is typed; each day has a lower and, or, an upper figure."""
    unit = unit_of(one, definition.variant)
    factor, before = (
        FACTORS.get(unit, 1.0),
        {s.day: s for s in target.newest.steps} if target else {},
    )
    sides = ["low", "high"] if one.is_band else ["low"] if one.direction == "increase" else ["high"]
    typed: dict[int, dict[str, float | None]] = {day: {} for day in STEP_DAYS}
    with st.grid(2, min_column_width=92, gap="small") as grid:
        for day in STEP_DAYS:
            for side in sides:
                kept = getattr(before[day], side) if day in before else None
                with grid.cell():
                    value = st.number_input(
                        _label(day, side, unit, is_band=one.is_band),
                        value=kept * factor if kept is not None else None,
                        key=place(one, channel, f"{side}-{day}"),
                        format="%.1f",
                        step=1.0,
                    )
                typed[day][side] = value / factor if value is not None else None
    steps = [Step(day, **sides_) for day, sides_ in typed.items()]
    return [step for step in steps if step.is_set]


def _label(day: int, side: str, unit: str, *, is_band: bool) -> str:
    word = {"low": ", from", "high": ", to"}[side] if is_band else ""
    unit_word = UNIT_WORDS.get(unit, "")
    return f"Day {day}{word}{', ' + unit_word if unit_word else ''}"


def rest_of_form(
    one: Kpi, kpis: Mapping[str, Kpi], target: Target | None, channel: str, reviewers: Sequence[str]
) -> None:
    newest = target.newest if target else None
    rails = [k for k in (one.guard_rails or [k for k in kpis if k != one.key]) if k in kpis]
    chosen = newest.guard_rail if newest and newest.guard_rail in rails else rails[0]
    st.selectbox(
        "Guard-rail: what must not get worse",
        rails,
        rails.index(chosen),
        format_func=lambda k: line(kpis[k].name),
        key=place(one, channel, "guard"),
    )
    owner, cadence = st.columns(2)
    owner.text_input("Owner", newest.owner if newest else "", key=place(one, channel, "owner"))
    cadence.selectbox(
        "Read",
        CADENCES,
        CADENCES.index(newest.cadence) if newest and newest.cadence in CADENCES else 0,
        key=place(one, channel, "cadence"),
    )
    st.checkbox(
        "One of the few that matter most",
        target.matters_most if target else True,
        key=place(one, channel, "matters"),
    )
    st.text_input(
        "Reason for this version",
        key=place(one, channel, "reason"),
        placeholder="Kept with the target",
    )
    to_whom = f" to {line(reviewers[0])}" if reviewers else ""
    st.button(
        f"Propose{to_whom}" if reviewers else "Set this target",
        type="primary",
        width="stretch",
        on_click=propose,
        args=[one, channel, target.version if target else 0, _draft(one, channel)],
    )


def _draft(one: Kpi, channel: str) -> str:
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
