"""The plan's tabs, a milestone's head and the filter above its tasks."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.ui import session
from pages.ui.text import line, literal, muted
from playbook.agenda import review_of
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.plan_search import Show, shown
from playbook.progress import applicable
from playbook.task import State, Task
from playbook.wording import period, spoken_date

TABS = "period-tabs"
FILTER = "task-filter"


def period_tabs(milestones: Sequence[Milestone], tasks: Sequence[Task], here: str) -> None:
    """Only a choice: what is chosen is drawn below. The counts in the labels may change."""
    labels = {_label(m, tasks): m.key for m in milestones}
    st.session_state[TABS] = next(label for label, key in labels.items() if key == here)
    st.tabs(list(labels), key=TABS, on_change=_remember, args=[labels])


def _remember(keys: dict[str, str]) -> None:
    session.put(session.PERIOD, keys.get(st.session_state[TABS]))
    session.put(session.REDRAW, True)
    st.session_state.pop(FILTER, None)


def _label(milestone: Milestone, tasks: Sequence[Task]) -> str:
    own = applicable(task for task in tasks if task.milestone == milestone.key)
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


def chosen_filter() -> Show:
    return Show(st.session_state.get(FILTER) or Show.ALL)


def filter_pills(tasks: Sequence[Task], plan: Plan, today: date) -> None:
    """The four states and what is late, each with its count; an empty one is not offered."""
    counts = {show: sum(shown(show, task, plan, today) for task in tasks) for show in Show}
    offered = [s for s in Show if counts[s] or s in (Show.ALL, chosen_filter())]

    def label(show: Show) -> str:
        words = f"{show.value} {counts[show]}"
        return f":green[{words}]" if show == chosen_filter() else words

    st.pills(
        "Show",
        offered,
        default=Show.ALL,
        required=True,
        format_func=label,
        key=FILTER,
        label_visibility="collapsed",
        on_change=session.put,
        args=[session.REDRAW, True],
        wrap=True,
    )
