"""What whoever runs the session may press, in words, at the foot of the wall."""

from collections.abc import Callable

import streamlit as st

from pages.coach import room, wall_options
from pages.coach.room import Room
from pages.ui.text import literal, muted
from playbook.workshop import course
from playbook.workshop.course import Course, StepState
from playbook.workshop.guide import Step
from storage import workshop_wording, workshops
from storage.access import OpenWorkshop
from storage.engine import Engine
from storage.workshop_rows import Session

Move = Callable[[Course], Course]


def show() -> None:
    here = room.load()
    if here.session.is_closed:
        return
    if not here.key.may_run:
        st.markdown(muted("You read along: who coaches or manages all of its plans runs it."))
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(
            horizontal=True, vertical_alignment="center", width="content", gap="small"
        ):
            _left(here)
        st.space("stretch")
        with st.container(width="content"):  # its own: nothing stale is left beside the button
            _forward(here)


def _left(here: Room) -> None:
    place, steps = here.session.course.place, here.session.guide.steps
    if here.step and place is not None:
        st.markdown(muted(f"Step {place + 1} of {len(steps)}"), width="content")
        if place:
            _button("Back", "undo", course.go_back, here, "tertiary")
        with st.popover("Notes", icon=":material/sticky_note_2:", type="tertiary"):
            _notes(here, here.step)
        if here.step.takes_answers:
            _answering(here, here.step)
        st.button("Add a minute", icon=":material/more_time:", on_click=add_a_minute)
    elif here.session.course.is_lobby and not here.session.guide.is_named:
        st.button(
            "Let answers carry names",
            icon=":material/badge:",
            key="name-all",
            on_click=name_all,
            args=[here.session.version],
            help="For a small group: anonymous results take four answers, named ones take one.",
        )
    with st.popover("End", type="tertiary"):
        st.markdown("Closing ends the session for all phones. Results and actions are kept.")
        st.button("Close the session", key="close-now", on_click=close)


def _answering(here: Room, step: Step) -> None:
    seen, state = here.session.version, here.state
    if state is StepState.OPEN:
        if step.is_voted and not step.is_named:
            label = "Hide results" if step.is_live else "Show live"
            icon = "visibility_off" if step.is_live else "visibility"
            st.button(
                label,
                icon=f":material/{icon}:",
                key="live-or-not",
                on_click=show_live,
                args=[not step.is_live, seen],
            )
        _button("Lock answers", "lock", course.lock, here)
    if step.is_voted and state in (StepState.OPEN, StepState.LOCKED):
        _button("Show results", "bar_chart", course.reveal, here, is_off=not here.has_enough)
    if state is StepState.LOCKED:
        _button("Reopen", "lock_open", course.open_for_answers, here)


def _forward(here: Room) -> None:
    step = here.step
    if step and step.takes_answers and here.state is StepState.READY:
        st.button(
            "Open for answers",
            type="primary",
            key="open-answers",
            on_click=open_answers,
            args=[here.session.version],
        )
    elif here.session.course.is_last:
        st.button("Close the session", type="primary", key="close", on_click=close)
    else:
        label = "Next step" if step else "Begin"
        icon = ":material/arrow_forward:"
        st.button(
            label,
            type="primary",
            key="next",
            icon=icon,
            icon_position="right",
            on_click=move,
            args=[course.go_on, here.session.version],
        )


def _notes(here: Room, step: Step) -> None:
    st.markdown(literal(step.notes or "No notes for this step."))
    if step.minutes:
        st.markdown(muted(f"About {step.minutes} minutes."))
    is_early = here.state in (StepState.READY, StepState.OPEN) and not here.answered
    if step.is_voted and is_early:
        st.toggle(
            "Answers carry names",
            step.is_named,
            key=f"named {here.session.id} {step.key}",
            on_change=name_or_not,
            args=[not step.is_named, here.session.version],
        )


def _button(
    label: str,
    icon: str,
    to: Move,
    here: Room,
    kind: str = "secondary",
    is_off: bool = False,
) -> None:
    st.button(
        label,
        disabled=is_off,
        icon=f":material/{icon}:",
        type="tertiary" if kind == "tertiary" else "secondary",
        key=f"move-{icon}",
        on_click=move,
        args=[to, here.session.version],
    )


def move(to: Move, seen: int) -> None:
    room.act(lambda db, key, session: workshops.move(db, key, to, seen))


def open_answers(seen: int) -> None:
    """Options as they stand in the field go with it."""

    def do(db: Engine, key: OpenWorkshop, found: Session) -> None:
        step, version = found.course.step, seen
        if step and step.has_options and found.version == seen:
            lines = wall_options.lines(found.id, step)
            version = workshop_wording.offer(db, key, lines, seen).version
        workshops.move(db, key, course.open_for_answers, version)

    room.act(do)


def show_live(live: bool, seen: int) -> None:
    room.act(lambda db, key, session: workshop_wording.show_live(db, key, live, seen))


def name_or_not(named: bool, seen: int) -> None:
    room.act(lambda db, key, session: workshop_wording.name_or_not(db, key, named, seen))


def name_all(seen: int) -> None:
    room.act(lambda db, key, session: workshop_wording.name_all(db, key, seen))


def add_a_minute() -> None:
    room.act(lambda db, key, session: workshop_wording.add_time(db, key))


def close() -> None:
    room.act(lambda db, key, session: workshops.close(db, key))
