"""Today: where I am, the next three things, what is in the way."""

from collections.abc import Sequence

import streamlit as st

import storage
from pages.manager import alerting, chart_reminder, for_you, improvement_hour, taken_actions
from pages.manager.day import Day, load
from pages.manager.ticking import open_in_plan, show_outcome, tick
from pages.senior_management import leading
from pages.ui import pace_chart, session
from pages.ui.headline import headline
from pages.ui.palette import palette
from pages.ui.period_strip import period_strip
from pages.ui.task_row import Row, task_row
from pages.ui.text import line, literal
from pages.web import door
from playbook.access import Permission, Role
from playbook.agenda import missing_evidence
from playbook.progress import pace, pace_by_day
from playbook.task import Task
from playbook.wording import counted, sentence
from storage import plans

IN_THE_WAY = 5
FIRST_DAYS_SHOWN = 14


def whole_day() -> None:
    leading.follow()
    if session.get(session.FROM_TODAY):
        st.switch_page("manager/plan.py")
    day = load()
    headline(day.plan, day.agenda, day.today, day.key.role is Role.MANAGER)
    period_strip(day.milestones, day.tasks, day.milestone.key)
    st.markdown(f"**{line(day.milestone.title)}.** {literal(day.milestone.purpose)}")
    show_outcome()
    if day.may_work:
        for_you.nudge(day.plan, day.checked_in, day.today)
    chart_reminder.show(day.published, day.today)
    left, right = st.columns([1.85, 1], gap="large")
    with left:
        next_three(day)
        for_you.digest(day.for_me, day.today)
        taken_actions.show(day.taken, day.today)
        in_the_way(day)
    with right:
        how_it_goes(day)
        what_is_missing(day)


def from_the_figures() -> None:
    """A piece of its own: working out all charts takes too long to do again on every tick."""
    with storage.connect() as db:
        key = door.plan_here(db)
        plan = plans.load(db, key)
        today = session.today(plan)
        alerts, improving = (
            alerting.due(db, key, plan, today),
            improvement_hour.asked(db, key, today),
        )
    if session.take(session.TO_WORKBENCH):
        st.switch_page("manager/workbench.py")
    improvement_hour.show(plan, today, improving)
    alerting.show(alerts, key.may(Permission.WORK))


def next_three(day: Day) -> None:
    st.subheader("Next three", anchor=False)
    if day.agenda.next_three:
        rows(day, day.agenda.next_three)
    else:
        st.markdown("Nothing else is waiting. Add what you need in the plan.")


def in_the_way(day: Day) -> None:
    late_or_blocked = day.agenda.in_the_way
    if not late_or_blocked:
        return
    st.subheader("In the way", anchor=False)
    rows(day, late_or_blocked[:IN_THE_WAY])
    if (more := len(late_or_blocked) - IN_THE_WAY) > 0:
        st.page_link("manager/plan.py", label=f"{counted(more, 'more task')} in the plan")


def rows(day: Day, tasks: Sequence[Task]) -> None:
    with st.container(border=True, gap="small"):
        for task in tasks:
            proof = day.proof.get(task.id)
            task_row(Row(task, day.plan, day.today, proof, day.may_work, tick, open_in_plan, True))


def how_it_goes(day: Day) -> None:
    so_far = pace(day.plan, day.tasks, day.today)
    st.subheader("Pace", anchor=False)
    st.markdown(f"**{so_far.done} done**, {so_far.expected} expected by today.")
    last = max(day.milestone.last_day or so_far.day, FIRST_DAYS_SHOWN)
    points = pace_by_day(day.plan, day.tasks, last)
    picture = pace_chart.pace_chart(points, so_far.day, palette())
    st.vega_lite_chart(picture, alt=pace_chart.alternative(points, so_far.day))


def what_is_missing(day: Day) -> None:
    missing = missing_evidence(day.tasks, day.proof, day.milestone)
    if missing:
        st.subheader("Evidence still missing", anchor=False)
    for each in missing:
        words = f"{sentence(each.label)} :gray[· {each.counted} of {each.needed}]"
        with st.container(gap="small"):
            st.progress(each.share, text=words)


st.fragment(whole_day, key="day")()
st.fragment(from_the_figures, key="figures")()
