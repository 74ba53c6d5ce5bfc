"""Options that come from the room: looked at, shortened and merged before they are voted on."""

import streamlit as st

import storage
from pages.coach.room import Room, open_here
from pages.ui import session
from playbook.workshop.guide import Step
from storage import workshop_votes


def show(here: Room, step: Step) -> None:
    """The suggestion is the widget's own first value: one put into the session's state could be
    lost when news of a vote stops this run halfway."""
    st.text_area(
        "Options, one a line",
        "\n".join(_suggested(here, step)),
        key=field(here.session.id, step),
        height=260,
        help="Merge what is the same, and shorten each to a line. Twenty lines at most.",
    )


def lines(workshop_id: str, step: Step) -> list[str]:
    return str(session.get(field(workshop_id, step), "")).splitlines()


def field(workshop_id: str, step: Step) -> str:
    return f"options {workshop_id} {step.key}"


def _suggested(here: Room, step: Step) -> list[str]:
    """What the room has said, if it may be shown; else what the guide has."""
    source = here.session.guide.step(step.options_from)
    if not source:
        return [item.text for item in step.items]
    with storage.connect() as db:
        words = workshop_votes.shown(db, open_here(db), source).words
    said = dict.fromkeys(" ".join(each.split())[:120] for each in words)
    return list(said) or [item.text for item in step.items]
