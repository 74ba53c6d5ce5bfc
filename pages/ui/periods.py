"""The plan's tabs, a milestone's head and the filter above its tasks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from pages.ui import session
from pages.ui.text import line, literal, muted
from playbook.agenda import review_of
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.plan_search import Show, shown
from playbook.task import State, Task
from playbook.wording import period, spoken_date

TABS = "period-tabs"
FILTER = "task-filter"


def choose_period(
    milestones: Sequence[Milestone], tasks: Sequence[Task], first: str
) -> tuple[Milestone, Any]:
    """The chosen milestone and the place to draw it in; only that one is drawn."""
    labels = {_label(m, tasks): m for m in milestones}
    by_key = {m.key: label for label, m in labels.items()}
    chosen = session.get(session.PERIOD)
    wanted = chosen if chosen in by_key else first
    st.session_state[TABS] = by_key[wanted]
    tabs = st.tabs(
        list(labels), key=TABS, on_change=_remember, args=[dict(zip(labels, by_key, strict=True))]
    )
    for place, milestone in zip(tabs, milestones, strict=True):
        if place.open:
            return milestone, place
    return milestones[0], tabs[0]


def _remember(keys: dict[str, str]) -> None:
    session.put(session.PERIOD, keys.get(st.session_state[TABS]))
    st.session_state.pop(FILTER, None)


def _label(milestone: Milestone, tasks: Sequence[Task]) -> str:
    own = [task for task in tasks if task.milestone == milestone.key]
    done = sum(task.state is State.DONE for task in own)
    return f":gray[{line(milestone.short)} {done}/{len(own)}]"


def milestone_head(milestone: Milestone, plan: Plan, today: date) -> None:
    st.subheader(line(milestone.title), anchor=False)
    last = plan.date_of(milestone.last_day) if milestone.last_day else None
    words = [milestone.label.replace("-", "–")]
    words.append(period(plan.date_of(milestone.first_day), last, today))
    if review := review_of(plan, milestone):
        words.append(f"review {spoken_date(review.on, today)}")
    st.markdown(muted(" · ".join(words)))
    st.markdown(literal(milestone.purpose))


def filter_pills(tasks: Sequence[Task], plan: Plan, today: date) -> Show:
    counts = {show: sum(shown(show, task, plan, today) for task in tasks) for show in Show}
    offered = [s for s in Show if counts[s] or s in (Show.ALL, st.session_state.get(FILTER))]

    def label(show: Show) -> str:
        words = f"{show.value} {counts[show]}"
        return f":green[{words}]" if show == st.session_state.get(FILTER, Show.ALL) else words

    return (
        st.pills(
            "Show",
            offered,
            default=Show.ALL,
            required=True,
            format_func=label,
            key=FILTER,
            label_visibility="collapsed",
        )
        or Show.ALL
    )
