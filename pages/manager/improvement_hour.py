"""On Today: what improvement asks for this week: verdicts due, changes that slipped, what runs."""

from datetime import date

import streamlit as st

from pages.manager import known_weeks
from pages.ui.text import badge, line, muted
from playbook.agenda import is_beyond
from playbook.improvement import Improvement, State
from playbook.improvement_case import finished, main_case
from playbook.plan import Plan
from playbook.sustain import Sustained, regression_watch
from playbook.wording import counted
from storage import improvements, surroundings
from storage.access import OpenPlan
from storage.engine import Engine

SLIPPED = (Sustained.SLIPPED, Sustained.FADED)
Asked = tuple[list[Improvement], list[Improvement], int]


def asked(db: Engine, key: OpenPlan, today: date) -> Asked:
    """Verdicts that are due, adopted changes that slipped, and how many run."""
    found = improvements.of_plan(db, key)
    due = [each for each in found if each.is_due(today)]
    kept = [each for each in found if each.is_kept]
    around = surroundings.around(db, key, kept, known_weeks.weekly) if kept else None
    slipped = [
        each
        for each in kept
        if around
        and regression_watch(finished(main_case(each, around), today), today).result in SLIPPED
    ]
    running = [each for each in found if each.state is State.RUNNING and each not in due]
    return due, slipped, len(running)


def show(plan: Plan, today: date, wanted: Asked) -> None:
    due, slipped, running = wanted
    if not (due or slipped or is_beyond(plan, today)):
        return
    with st.container(gap="xsmall"):
        st.subheader("This week’s improvement hour", anchor=False)
        for mark, several in (("Verdict due", due), ("Slipped back", slipped)):
            for each in several:
                st.markdown(f"{badge('orange', mark)} {line(each.problem)}")
        words = f"{counted(running, 'change')} {'runs' if running == 1 else 'run'}."
        quiet = "No other change runs." if due else "No change runs. Choose one from the ideas."
        st.markdown(muted(words if running else quiet))
        st.page_link("manager/improve.py", label="Open Improve")
