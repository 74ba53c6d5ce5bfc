"""What a milestone is decided by: objectives, evidence, what is not done, what moved."""

from datetime import date

import streamlit as st

from pages.ui.ramp_cards import ramp_cards
from pages.ui.text import badge, line, literal, muted
from playbook.kpi.ramp import on_ramp_words
from playbook.plan import Plan
from playbook.review.slips import Slip
from playbook.review.snapshot import NotDone, Snapshot
from playbook.task import State
from playbook.wording import counted, days_late, listed, spoken_date


def summary(facts: Snapshot) -> str:
    """“12 of 14 tasks done.” in bold, then what is open, ruled out and slipped."""
    parts = [
        f"{facts.count(state)} {words}"
        for state, words in (
            (State.OPEN, "open"),
            (State.BLOCKED, "blocked"),
            (State.NOT_APPLICABLE, "not applicable"),
        )
        if facts.count(state)
    ]
    rest = f" {listed(parts).capitalize()}." if parts else ""
    if facts.slips:
        days = sum(slip.days for slip in facts.slips)
        slipped = f" {counted(len(facts.slips), 'due day')} slipped, by {counted(days, 'day')}"
        rest += f"{slipped} together." if len(facts.slips) > 1 else f"{slipped}."
    on_ramp = on_ramp_words(facts.ramps)
    found = f"{facts.done} of {facts.applicable} tasks done{f', {on_ramp}' if on_ramp else ''}"
    return f"**{found}.**{rest}"


def facts_list(facts: Snapshot, plan: Plan, today: date) -> None:
    if facts.aims or facts.proofs:
        st.subheader("Objectives and evidence", anchor=False)
        _objectives(facts)
    if facts.not_done:
        st.subheader("Not done", anchor=False)
        with st.container(gap="small"):
            for each in facts.not_done:
                _not_done(each)
    if facts.ramps:
        st.subheader(f"KPIs against their ramp, day {facts.plan_day}", anchor=False)
        ramp_cards(facts.ramps, date.fromisoformat(facts.as_of))
    if facts.slips:
        with st.expander(f"Due days that moved ({len(facts.slips)})"):
            for slip in facts.slips:
                _slip(slip, plan, today)


def _objectives(facts: Snapshot) -> None:
    with st.container(gap="small"):
        for aim in facts.aims:
            words = f"{aim.done} of {aim.counted}" if aim.counted else "not applicable"
            share = aim.done / aim.counted if aim.counted else 0.0
            st.progress(share, text=f"{line(aim.title)} :gray[· {words}]")
        for proof in facts.proofs:
            share = min(1.0, proof.counted / proof.needed)
            words = f"{proof.counted} of {proof.needed}"
            st.progress(share, text=f"{line(proof.label).capitalize()} :gray[· {words}]")


def _not_done(each: NotDone) -> None:
    colour = "gray" if each.state == State.NOT_APPLICABLE.value else "orange"
    late = f", {days_late(each.working_days_late)}" if each.working_days_late else ""
    if each.state == State.OPEN.value and not late:
        colour = "gray"
    words = f"{badge(colour, each.state.capitalize() + late)} **{line(each.title)}**"
    is_said = each.state != State.BLOCKED.value
    told = f"“{literal(each.words)}”" if is_said else literal(each.words)
    st.markdown(words + (f"  \n{told}" if each.words else ""))


def _slip(slip: Slip, plan: Plan, today: date) -> None:
    was, became = plan.due_on(slip.first_day), plan.due_on(slip.last_day)
    times = f", in {counted(slip.times, 'step')}" if slip.times > 1 else ""
    st.markdown(
        f"**{line(slip.title)}**: {counted(slip.days, 'day')} later{times}  \n"
        + muted(f"{spoken_date(was, today)}, now {spoken_date(became, today)}")
    )
