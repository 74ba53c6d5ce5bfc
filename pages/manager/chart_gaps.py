"""What the chart lacks, each with its reason and its task; the five questions answered."""

from collections.abc import Sequence

import streamlit as st

from pages.manager import chart_view
from pages.manager.team_board import TeamBoard, act
from pages.manager.ticking import open_in_plan
from pages.ui import session
from pages.ui.text import line, literal, muted
from playbook.org_chart.follow_up import MEET, FollowUp, direct_reports, meeting, of_gap
from playbook.org_chart.gap import Gap
from playbook.org_chart.guiding_questions import answers
from playbook.task import State
from playbook.wording import counted
from storage import chart_tasks, gap_ideas

FIRST = 8
MOST_AT_ONCE = 60


def show(board: TeamBoard, gaps: Sequence[Gap], name: str) -> None:
    """A row a gap; “Make tasks of all” while two or more have none."""
    if not gaps:
        st.markdown("No gaps found.")
        return
    new = [of_gap(gap) for gap in gaps if gap.key not in board.made][:MOST_AT_ONCE]
    if board.may_work and len(new) > 1:
        label = f"Make tasks of all {len(new)} gaps" if len(new) == len(gaps) else None
        st.button(
            label or f"Make tasks of the {len(new)} gaps without one",
            key=f"all-gaps {name}",
            on_click=make,
            args=[new],
        )
    kept = f"{session.CHART_GAPS_SHOWN} {name}"
    shown = int(session.get(kept) or FIRST)
    for gap in gaps[:shown]:
        _gap(board, gap)
    if len(gaps) > shown:
        st.button(
            "Show more gaps", key=f"more-gaps {name}", on_click=session.put, args=[kept, shown + 40]
        )


def _gap(board: TeamBoard, gap: Gap) -> None:
    with st.container(gap="xxsmall", key=f"gap {gap.key}"):
        st.markdown(f"**{literal(gap.sentence)}**  \n{muted(literal(gap.reason))}")
        with st.container(horizontal=True, vertical_alignment="center"):
            _task(board, gap)
            _idea(board, gap)
            if gap.seat_ids and session.get(session.CHART_SHOWN, "Chart") == "Chart":
                st.button(
                    "Show on the chart",
                    type="tertiary",
                    key=f"find {gap.key}",
                    on_click=chart_view.choose,
                    args=[board, gap.seat_ids[0]],
                )


def _task(board: TeamBoard, gap: Gap) -> None:
    if made := board.made.get(gap.key):
        state = "done" if made.state is State.DONE else made.state.value
        st.markdown(muted(f"Task in the plan: {state}"), width="content")
        if st.button("Open the task", type="tertiary", key=f"open {gap.key}"):
            open_in_plan(made.task_id)
            st.switch_page("manager/plan.py")
    elif board.may_work:
        st.button(
            "Make a task",
            type="tertiary",
            key=f"make {gap.key}",
            on_click=make,
            args=[[of_gap(gap)]],
        )


def _idea(board: TeamBoard, gap: Gap) -> None:
    if gap_ideas.id_of(board.key.id, gap) in board.ideas:
        st.page_link("manager/improve.py", label="Idea in Improve", width="content")
    elif board.may_work:
        st.button(
            "Make it an idea",
            type="tertiary",
            key=f"idea {gap.key}",
            on_click=note,
            args=[gap],
        )


def note(gap: Gap) -> None:
    act(lambda db, key, today: gap_ideas.note(db, key, gap, today), "Idea saved.")


def make(wanted: list[FollowUp]) -> None:
    words = f"{counted(len(wanted), 'task')} added to the plan."
    act(lambda db, key, today: chart_tasks.make(db, key, wanted, today), words)


def questions(board: TeamBoard) -> None:
    for answer in answers(board.chart, board.roles):
        gap = ":orange-badge[Gap] " if answer.is_gap else ""
        st.markdown(
            f"{line(answer.question)}  \n{gap}**{line(answer.answer)}.** {literal(answer.reason)}"
        )


def meetings(board: TeamBoard) -> None:
    """One click for all direct reports who are neither met nor in the plan."""
    people = direct_reports(board.chart, board.plan.manager)
    if not people:
        return
    met = sum(seat.met_on is not None for seat in people)
    st.markdown(f"**{met} of {counted(len(people), 'direct report')} met.**")
    open_ = [s for s in people if not s.met_on and f"{MEET}{s.id}" not in board.made]
    if open_ and board.may_work:
        wanted = [meeting(seat, board.roles) for seat in open_]
        label = f"Make {counted(len(wanted), 'meet-them task')}"
        st.button(label, key="meet-all", on_click=make, args=[wanted])
