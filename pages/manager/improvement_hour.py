"""On Today: what improvement asks for this week: verdicts due, changes that slipped, what runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.manager import known_weeks
from pages.manager.improvement_after import BADGES
from pages.ui.text import badge, line, muted
from playbook.agenda import is_beyond
from playbook.improvement.case_of_a_change import finished, main_case
from playbook.improvement.improvement import Improvement, State
from playbook.improvement.sustain import Sustained, regression_watch
from playbook.plan import Plan
from playbook.wording import counted
from storage import improvements, surroundings
from storage.access import OpenPlan
from storage.engine import Engine

SLIPPED = (Sustained.SLIPPED, Sustained.FADED)


@dataclass(frozen=True)
class Asked:
    """Verdicts that are due, adopted changes that slipped, those to look at again, and how many
    run."""

    due: Sequence[Improvement]
    slipped: Sequence[Improvement]
    checked: Sequence[tuple[Improvement, Sustained]]
    running: int


def asked(db: Engine, key: OpenPlan, today: date) -> Asked:
    found = improvements.of_plan(db, key)
    due = [each for each in found if each.is_due(today)]
    kept = [each for each in found if each.is_kept]
    watched = _watched(db, key, kept, today)
    slipped = [each for each, result in watched if result in SLIPPED]
    checked = [
        (each, result)
        for each, result in watched
        if each not in slipped and each.is_to_be_checked(today)
    ]
    running = [each for each in found if each.state is State.RUNNING and each not in due]
    return Asked(due, slipped, checked, len(running))


def show(plan: Plan, today: date, wanted: Asked) -> None:
    if not (wanted.due or wanted.slipped or wanted.checked or is_beyond(plan, today)):
        return
    with st.container(gap="xsmall"):
        st.subheader("This week’s improvement hour", anchor=False)
        for mark, several in (("Verdict due", wanted.due), ("Slipped back", wanted.slipped)):
            for each in several:
                st.markdown(f"{badge('orange', mark)} {line(each.problem)}")
        for each, result in wanted.checked:
            marks = f"{badge('gray', 'Sustain check')} {badge(*BADGES[result])}"
            st.markdown(f"{marks} {line(each.problem)}")
        running = wanted.running
        words = f"{counted(running, 'change')} {'runs' if running == 1 else 'run'}."
        quiet = "No other change runs." if wanted.due else QUIET
        st.markdown(muted(words if running else quiet))
        st.page_link("manager/improve.py", label="Open Improve")


QUIET = "No change runs. Choose one from the ideas."


def _watched(
    db: Engine, key: OpenPlan, kept: Sequence[Improvement], today: date
) -> list[tuple[Improvement, Sustained]]:
    if not kept:
        return []
    around = surroundings.around(db, key, kept, known_weeks.weekly)
    return [
        (each, regression_watch(finished(main_case(each, around), today), today).result)
        for each in kept
    ]
