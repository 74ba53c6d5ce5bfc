"""The wall: the code, the step, the results; controls for whoever runs the session."""

from datetime import UTC, datetime

import streamlit as st

from pages.coach import controls, lobby, room, summary, wall_actions, wall_head, wall_options
from pages.coach.room import Room
from pages.manager.ticking import show_words
from pages.ui import wall_results
from pages.ui.live.live import clock
from pages.ui.text import line, literal, muted
from playbook.wording import counted
from playbook.workshop.course import StepState
from playbook.workshop.guide import Step, StepKind

FOURS = "anonymous results take four answers, so that nobody can be picked out."
st.set_page_config(initial_sidebar_state="collapsed")


def on_the_wall() -> None:
    here = room.load()
    show_words()
    if here.session.is_closed:
        summary.show(here)
    elif not here.step:
        lobby.show(here)
    else:
        wall_head.show(here, here.step)
        the_step(here, here.step)


def the_step(here: Room, step: Step) -> None:
    beside = _is_beside(here, step)
    left, right = st.columns([1, 0.85], gap="large") if beside else (st.container(), None)
    with left:
        st.title(line(step.title), anchor=False)
        if step.hint:
            st.markdown(literal(step.hint))
        body(here, step)
    if right:
        with right:
            st.title("Where you disagree most", anchor=False)
            wall_results.divided(here.divided, is_half=True)


def _is_beside(here: Room, step: Step) -> bool:
    return bool(here.divided) and step.kind in room.DIVERGENT


def body(here: Room, step: Step) -> None:
    if step.kind is StepKind.ACTIONS:
        wall_actions.show(here)
    elif here.is_timer:
        clock(here.session.ends_at, datetime.now(UTC), key="timer")
    elif step.has_options and here.state is StepState.READY:
        wall_options.show(here, step)
    elif step.shows_disagreement:
        if here.divided:
            wall_results.divided(here.divided)
        elif here.rated:
            st.markdown("You agree on every question that was shown.")
        else:
            why = "." if here.session.guide.is_named else f": {FOURS}"
            st.markdown(f"No question has been shown yet{why}")
    elif step.is_voted and here.is_shown:
        is_over = here.state is not StepState.OPEN
        is_half = _is_beside(here, step)
        wall_results.show(step, here.counts, here.answered, is_over, is_half=is_half)
        if here.named:
            st.markdown(muted(f"Answered by {line(', '.join(here.named))}."))
    elif step.is_voted:
        waiting(here)


def waiting(here: Room) -> None:
    answers = counted(here.answered, "answer")
    if here.state is StepState.LOCKED:
        st.markdown(f"### :gray[{answers}, locked and not shown yet]")
    elif here.answered:
        st.markdown(f"### :gray[{answers} so far, hidden until all are in]")
    else:
        st.markdown("### :gray[Answer on your phone]")
    if here.answered and not here.has_enough:
        st.markdown(muted(FOURS[0].upper() + FOURS[1:]))


st.fragment(on_the_wall, key=room.WALL, run_every="20s")()
with st.bottom:
    st.fragment(controls.show, key=room.CONTROLS)()
