"""The plan on one line of days: periods, reviews, tasks by state, and today."""

from collections.abc import Sequence
from datetime import date
from typing import cast

import altair as alt
import pandas as pd

from pages.ui.palette import Palette
from playbook.agenda import review_of
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.task import State, Task
from playbook.wording import spoken_date

SHOWN_BEYOND_DAYS = 60


def timeline(
    plan: Plan, milestones: Sequence[Milestone], tasks: Sequence[Task], today: date, c: Palette
) -> alt.LayerChart:
    """One row a period; done tasks filled, open ones hollow, late and blocked ones orange."""
    order = [m.short for m in milestones]
    axis = alt.Axis(title="", labelColor=c.muted, labelFontSize=12, domain=False, ticks=False)
    y = alt.Y("period:N", sort=order, axis=axis)
    day_axis = alt.Axis(
        title="",
        labelColor=c.muted,
        labelFontSize=12,
        gridColor=c.line,
        format="%-d %b",
        tickCount=6,
    )
    colours = alt.Scale(
        domain=["Done", "Open", "Late or blocked", "Not applicable"],
        range=[c.accent, c.ordinary, c.concern, c.line],
    )
    bars = (
        alt.Chart(_bars(plan, milestones))
        .mark_bar(height=20, color=c.line, opacity=0.5)
        .encode(x=alt.X("from:T", axis=day_axis, title=""), x2="to:T", y=y)
    )
    points = (
        alt.Chart(_points(plan, milestones, tasks, today))
        .mark_point(filled=True, size=55, opacity=0.9)
        .encode(
            x="due:T",
            y=y,
            tooltip=["task:N", "state:N"],
            shape=alt.Shape("state:N", legend=None),
            color=alt.Color(
                "state:N",
                scale=colours,
                legend=alt.Legend(title=None, orient="top", labelColor=c.muted, labelFontSize=12),
            ),
        )
    )
    now = pd.DataFrame({"today": [pd.Timestamp(today)]})
    rule = alt.Chart(now).mark_rule(color=c.text, strokeDash=[2, 2]).encode(x="today:T")
    picture = alt.layer(bars, points, rule).properties(height=230)
    return cast(alt.LayerChart, picture.configure_view(strokeWidth=0))


def alternative(
    plan: Plan, milestones: Sequence[Milestone], tasks: Sequence[Task], today: date
) -> str:
    parts = []
    for milestone in milestones:
        own = [t for t in tasks if t.milestone == milestone.key]
        done = sum(t.state is State.DONE for t in own)
        review = review_of(plan, milestone)
        when = f", review {spoken_date(review.on, today)}" if review else ""
        parts.append(f"{milestone.short}: {done} of {len(own)} done{when}")
    return "; ".join(parts) + "."


def _bars(plan: Plan, milestones: Sequence[Milestone]) -> pd.DataFrame:
    rows = []
    for m in milestones:
        last = m.last_day or m.first_day + SHOWN_BEYOND_DAYS
        rows.append((m.short, _moment(plan.date_of(m.first_day)), _moment(plan.date_of(last + 1))))
    return pd.DataFrame(rows, columns=["period", "from", "to"])


def _points(
    plan: Plan, milestones: Sequence[Milestone], tasks: Sequence[Task], today: date
) -> pd.DataFrame:
    names = {m.key: m.short for m in milestones}
    end = milestones[-1].first_day + SHOWN_BEYOND_DAYS
    rows = [
        (names[t.milestone], _moment(plan.due_on(t.due_day)), t.title, _state(t, plan, today))
        for t in tasks
        if t.milestone in names and t.due_day <= end
    ]
    return pd.DataFrame(rows, columns=["period", "due", "task", "state"])


def _state(task: Task, plan: Plan, today: date) -> str:
    if task.state is State.BLOCKED or task.is_late(plan, today):
        return "Late or blocked"
    return task.state.value.capitalize()


def _moment(day: date) -> pd.Timestamp:
    return pd.Timestamp(day)
