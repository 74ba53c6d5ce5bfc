"""What a newer playbook adds is offered on the plan: taken or declined, and not asked again."""

import streamlit as st

import storage
from pages.manager import board
from pages.manager.acting import act
from pages.ui import session
from pages.ui.text import line, literal, muted
from pages.web import door
from playbook.access import Permission
from playbook.wording import counted
from storage import new_tasks, plans
from storage.access import OpenPlan
from storage.engine import Engine
from storage.new_tasks import Offer


def offer() -> None:
    board.follow()
    with storage.connect() as db:
        key = door.plan_here(db)
        found = new_tasks.offered(db, key) if key.may(Permission.WORK) else None
    if found:
        _ask(found)


def _ask(found: Offer) -> None:
    many = counted(len(found.tasks), "new task")
    with st.container(border=True):
        st.markdown(f"**“{line(found.title)}” has {many} since your plan started.** You decide.")
        for milestone, task in found.tasks:
            st.checkbox(line(task.title), True, key=f"take {task.key}")
            st.markdown(muted(f"{line(milestone.short)}, day {task.due_day}. {literal(task.why)}"))
        with st.container(horizontal=True):
            st.button("Add the chosen ones", key="take-new", on_click=decide, args=[found, True])
            st.button(
                "Not for my plan",
                type="tertiary",
                key="decline-new",
                on_click=decide,
                args=[found, False],
            )


def decide(found: Offer, takes: bool) -> None:
    chosen = [t.key for _, t in found.tasks if takes and session.get(f"take {t.key}")]
    words = f"{counted(len(chosen), 'task')} added." if chosen else "Left as it is."

    def do(db: Engine, key: OpenPlan) -> None:
        today = session.today(plans.load(db, key))
        new_tasks.decide(db, key, found.version_id, chosen, today)

    act(Permission.WORK, do, words)
    board.redraw_page()
