"""Today: where I am, the next three things, what is in the way."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.manager import alerting, chart_reminder, improvement_hour
from pages.manager.ticking import open_in_plan, show_outcome, tick
from pages.ui import pace_chart, session
from pages.ui.headline import headline
from pages.ui.palette import palette
from pages.ui.period_strip import period_strip
from pages.ui.task_row import Row, task_row
from pages.ui.text import line, literal
from pages.web import door
from playbook.access import Permission, Role
from playbook.agenda import agenda, current_milestone, missing_evidence
from playbook.progress import pace, pace_by_day
from playbook.task import Task
from playbook.wording import counted
from storage import chart_versions, evidence, plans, playbooks, tasks

IN_THE_WAY = 5


@st.fragment
def day() -> None:
    if session.get(session.FROM_TODAY):
        st.switch_page("manager/plan.py")
    if session.take(session.TO_WORKBENCH):
        st.switch_page("manager/workbench.py")
    with storage.connect() as db:
        key = door.plan_here(db)
        plan, milestones = plans.load(db, key), playbooks.milestones_of(db, key)
        all_tasks = tasks.of_plan(db, key)
        proof = evidence.of_tasks(db, key, all_tasks, milestones)
        published = chart_versions.newest(db, key)
        today = session.today(plan)
        calling = alerting.due(db, key, plan, today)
        improving = improvement_hour.asked(db, key, today)
    now = agenda(plan, all_tasks, milestones, today)
    here = current_milestone(milestones, plan.day(plan.clock(today)))
    headline(plan, now, today, key.role is Role.MANAGER)
    period_strip(milestones, all_tasks, here.key)
    st.markdown(f"**{line(here.title)}.** {literal(here.purpose)}")
    show_outcome()
    chart_reminder.show(published, today)

    def rows(of: Sequence[Task]) -> None:
        with st.container(border=True, gap="small"):
            for task in of:
                may_work = key.may(Permission.WORK)
                row = Row(task, plan, today, proof.get(task.id), may_work, tick, open_in_plan, True)
                task_row(row)

    left, right = st.columns([1.85, 1], gap="large")
    with left:
        st.subheader("Next three", anchor=False)
        if now.next_three:
            rows(now.next_three)
        else:
            st.markdown("Nothing else is waiting. Add what you need in the plan.")
        if now.in_the_way:
            st.subheader("In the way", anchor=False)
            rows(now.in_the_way[:IN_THE_WAY])
            if (more := len(now.in_the_way) - IN_THE_WAY) > 0:
                st.page_link("manager/plan.py", label=f"{counted(more, 'more task')} in the plan")
    with right:
        improvement_hour.show(plan, today, improving)
        so_far = pace(plan, all_tasks, today)
        st.subheader("Pace", anchor=False)
        st.markdown(f"**{so_far.done} done**, {so_far.expected} expected by today.")
        points = pace_by_day(plan, all_tasks, max(here.last_day or so_far.day, 14))
        st.vega_lite_chart(
            pace_chart.pace_chart(points, so_far.day, palette()),
            alt=pace_chart.alternative(points, so_far.day),
        )
        alerting.show(calling, key.may(Permission.WORK))
        missing = missing_evidence(all_tasks, proof, here)
        if missing:
            st.subheader("Evidence still missing", anchor=False)
        for each in missing:
            with st.container(gap="small"):
                st.progress(
                    each.share,
                    text=f"{each.label.capitalize()} :gray[· {each.counted} of {each.needed}]",
                )


day()
