"""Plan: one milestone at a time, its tasks, objectives and guiding questions."""

import streamlit as st

from pages.manager import add_task, board, guiding_questions, new_tasks, plan_row
from pages.manager.board import Board
from pages.ui import session, timeline_chart
from pages.ui.objectives import objectives
from pages.ui.palette import palette
from pages.ui.periods import chosen_filter, filter_pills, milestone_head, period_tabs
from playbook.agenda import current_milestone
from playbook.content import Milestone
from playbook.plan_search import in_order, matches, shown
from playbook.wording import counted

MOST_FOUND = 30


def tabs(source: board.Source, here: Milestone) -> None:
    b = source.board()
    period_tabs(b.milestones, b.tasks, here.key)
    board.follow()


def pills(source: board.Source, here: Milestone) -> None:
    b = source.board()
    filter_pills(b.of(here), b.plan, b.today)
    board.follow()


def aims(source: board.Source, here: Milestone) -> None:
    objectives(here, source.board().of(here))


def timeline() -> None:
    with st.expander("Timeline", key="timeline", on_change="rerun") as body:
        if body.open:
            b = board.load()
            picture = timeline_chart.timeline(b.plan, b.milestones, b.tasks, b.today, palette())
            alt = timeline_chart.alternative(b.plan, b.milestones, b.tasks, b.today)
            st.vega_lite_chart(picture, alt=alt)


def milestone_to_show(b: Board) -> Milestone:
    """The one chosen, or that of a task opened elsewhere, or the one today lies in."""
    opened = b.task(session.take(session.FROM_TODAY))
    if opened:
        session.put(session.PERIOD, opened.milestone)
    chosen = [m for m in b.milestones if m.key == session.get(session.PERIOD)]
    return chosen[0] if chosen else current_milestone(b.milestones, b.plan.day(b.today))


def draw_milestone(source: board.Source, b: Board) -> None:
    here = milestone_to_show(b)
    st.fragment(new_tasks.offer, key="new-tasks")()
    st.fragment(tabs, key=board.TABS)(source, here)
    left, right = st.columns([1.8, 1], gap="large")
    with left:
        milestone_head(here, b.plan, b.today)
        st.fragment(pills, key=board.PILLS)(source, here)
        show = chosen_filter()
        listed = [t for t in b.of(here) if shown(show, t, b.plan, b.today)]
        plan_row.rows(source, in_order(listed, b.plan, b.today))
        if not listed:
            st.markdown(f"No task here is {show.value.lower()}. The others are under “All”.")
        if b.may_work:
            st.fragment(add_task.form, key="add-task")(here, b.plan, b.today)
    with right:
        st.fragment(aims, key=board.OBJECTIVES)(source, here)
        st.fragment(guiding_questions.questions, key="questions")(here)


with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
    st.title("Plan", anchor=False, width="content")
    words = st.text_input(
        "Search the plan",
        type="search",
        width=260,
        placeholder="Search all tasks",
        label_visibility="collapsed",
        key="search",
    )
with board.source() as source:
    loaded = source.board()
    if words.strip():
        hits = [task for task in loaded.tasks if matches(task, words)]
        st.markdown(f"{counted(len(hits), 'task')} found." if hits else "No task has these words.")
        plan_row.rows(source, in_order(hits, loaded.plan, loaded.today)[:MOST_FOUND])
    else:
        draw_milestone(source, loaded)
        st.fragment(timeline, key="timeline-piece")()
