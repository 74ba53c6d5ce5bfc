"""The target's form: definition, ramp, guard-rail, owner, reason."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.manager.targeting import FACTORS, draft_of, place, propose
from pages.ui.text import line
from playbook.kpi.amount import unit_of
from playbook.kpi.choice import definition_name, definitions
from playbook.kpi.kpi import Definition, Kpi
from playbook.kpi.target import CADENCES, STEP_DAYS, Step, Target
from storage import own_kpis

UNIT_WORDS = {
    "rate": "%",
    "seconds": "s",
    "points": "points",
    "money": "",
    "count": "",
    "score": "",
}


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
        args=[one, channel, target.version if target else 0, draft_of(one, channel)],
    )
