"""Plan: one milestone at a time, its tasks, objectives and guiding questions."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.manager import add_task, guiding_questions, opened_task
from pages.manager.ticking import show_outcome, tick
from pages.ui import session, timeline_chart
from pages.ui.objectives import objectives
from pages.ui.palette import palette
from pages.ui.periods import choose_period, filter_pills, milestone_head
from pages.ui.task_row import Row, task_row
from pages.web import door
from playbook.access import Permission
from playbook.agenda import current_milestone
from playbook.plan_search import in_order, matches, shown
from playbook.task import Task
from playbook.wording import counted
from storage import evidence, plans, playbooks, tasks

MOST_FOUND = 30


@st.fragment
def board() -> None:
    with storage.connect() as db:
        key = door.plan_here(db)
        plan, milestones = plans.load(db, key), playbooks.milestones_of(db, key)
        all_tasks = tasks.of_plan(db, key)
        proof = evidence.of_tasks(db, key, all_tasks, milestones)
    today, may_work = session.today(plan), key.may(Permission.WORK)

    def rows(of: Sequence[Task]) -> None:
        for task in of:
            opened = session.get(session.OPENED_TASK) == task.id
            row = Row(
                task,
                plan,
                today,
                proof.get(task.id),
                may_work,
                tick,
                opened_task.toggle,
                False,
                opened,
            )
            if opened:
                with st.container(border=True):
                    task_row(row)
                    opened_task.show(row, key)
            else:
                task_row(row)

    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        st.title("Plan", anchor=False, width="content")
        words = st.text_input(
            "Search the plan",
            type="search",
            width=260,
            placeholder="Search all tasks",
            label_visibility="collapsed",
            key="search",
        )
    if words.strip():
        found = in_order([t for t in all_tasks if matches(t, words)], plan, today)
        st.markdown(
            f"{counted(len(found), 'task')} found." if found else "No task has these words."
        )
        rows(found[:MOST_FOUND])
        return
    here = current_milestone(milestones, plan.day(plan.clock(today)))
    opened = next((t for t in all_tasks if t.id == session.get(session.OPENED_TASK)), None)
    wanted = opened.milestone if opened and session.take(session.GO_TO_PLAN) else here.key
    milestone, place = choose_period(milestones, all_tasks, wanted)
    own = [task for task in all_tasks if task.milestone == milestone.key]
    with place:
        left, right = st.columns([1.8, 1], gap="large")
        with left:
            milestone_head(milestone, plan, today)
            show_outcome()
            show = filter_pills(own, plan, today)
            listed = in_order([t for t in own if shown(show, t, plan, today)], plan, today)
            rows(sorted(listed, key=lambda t: opened is None or t.id != opened.id))
            if not listed:
                st.markdown(
                    f"No task here is {show.value.lower()}. All {len(own)} are under “All”."
                )
            if may_work:
                add_task.form(milestone, plan, today)
        with right:
            objectives(milestone, own)
            guiding_questions.questions(milestone, key)
    with st.expander("Timeline", key="timeline", on_change="rerun") as timeline:
        if timeline.open:
            st.vega_lite_chart(
                timeline_chart.timeline(plan, milestones, all_tasks, today, palette()),
                alt=timeline_chart.alternative(plan, milestones, all_tasks, today),
            )


board()
