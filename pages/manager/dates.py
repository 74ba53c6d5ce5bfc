"""Dates: move the start, pause and resume, close and archive; told before it is done."""

import streamlit as st

import storage
from pages.manager import arranging
from pages.manager.ticking import show_outcome
from pages.ui import session
from pages.ui.move_preview import move_preview
from pages.ui.plan_form import EARLIEST, LATEST
from pages.ui.plan_preview import plan_preview
from pages.ui.refusals import say_refusal
from pages.ui.text import line, muted
from pages.web import door
from playbook.access import Permission
from playbook.errors import PlaybookError
from playbook.plan import check_start
from playbook.rescheduling import preview_move
from playbook.wording import spoken_date
from storage import plans, playbooks, tasks

with storage.connect() as db:
    key = door.plan_here(db)
    plan, milestones = plans.load(db, key), playbooks.milestones_of(db, key)
    all_tasks = tasks.of_plan(db, key)
today, may_arrange = session.today(plan), key.may(Permission.ARRANGE)

st.title("Dates", anchor=False)
show_outcome()
left, right = st.columns([1.2, 1], gap="large")
with right:
    plan_preview(arranging.with_chosen_start(plan, today), milestones, today)
with left:
    st.markdown(
        f"The plan started on **{spoken_date(plan.starts_on, today)}**."
        if plan.starts_on <= today
        else f"The plan starts on **{spoken_date(plan.starts_on, today)}**."
    )
    st.markdown(muted(f"Days are those of {line(plan.site)} ({line(plan.time_zone)})."))
    for pause in plan.pauses:
        until = spoken_date(pause.last_on, today) if pause.last_on else "open"
        st.markdown(f"Paused {spoken_date(pause.first_on, today)} to {until}: {line(pause.reason)}")
    if not may_arrange:
        st.markdown(f"Only {line(plan.manager)} can move, pause or close this plan.")
        st.stop()
    st.subheader("Move the start", anchor=False)
    moved = st.date_input(
        "New first day",
        plan.starts_on,
        EARLIEST,
        LATEST,
        format="DD/MM/YYYY",
        key="new-start",
    )
    if moved and moved != plan.starts_on:
        try:
            check_start(moved, today)
            move_preview(preview_move(plan, all_tasks, moved), today)
            st.button(
                "Move the start",
                type="primary",
                key="move",
                on_click=arranging.move,
                args=[moved, plan.version],
            )
        except PlaybookError as error:
            say_refusal(str(error))
    st.subheader("Pause", anchor=False)
    if any(pause.last_on is None for pause in plan.pauses):
        st.date_input("First day back", today, format="DD/MM/YYYY", key="back", required=True)
        st.button("Resume the plan", key="resume", on_click=arranging.resume)
    else:
        with st.form("pause", border=False):
            first, last = st.columns(2)
            first.date_input("First day away", today, format="DD/MM/YYYY", key="pause-first")
            last.date_input(
                "Last day away",
                None,
                format="DD/MM/YYYY",
                key="pause-last",
                help="Leave empty if you do not know yet",
            )
            st.text_input("Reason", key="pause-reason", placeholder="Such as leave")
            st.form_submit_button("Pause the plan", on_click=arranging.pause)
    st.subheader("Close", anchor=False)
    st.markdown(
        "A closed plan keeps everything and can be reopened. An archived one also leaves "
        "the plan list; it stays under “My account”."
    )
    with st.container(horizontal=True):
        if plan.closed_on:
            st.button("Reopen", key="reopen", on_click=arranging.reopen, args=[plan.version])
        else:
            st.button("Close the plan", key="close", on_click=arranging.close, args=[plan.version])
        if not plan.archived_on:
            st.button("Archive", key="archive", on_click=arranging.archive, args=[plan.version])
