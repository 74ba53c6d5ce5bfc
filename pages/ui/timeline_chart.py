"""The plan on one line of days: periods, tasks by state, and today. A pure Vega-Lite drawing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pages.ui.palette import Palette
from playbook.agenda import review_of
from playbook.content import Milestone
from playbook.plan import Plan
from playbook.progress import applicable
from playbook.task import State, Task
from playbook.wording import spoken_date

SHOWN_BEYOND_DAYS = 60
HEIGHT = 230
LATE_OR_BLOCKED = "Late or blocked"
STATES = ("Done", "Open", LATE_OR_BLOCKED, "Not applicable")
SHAPES = ("circle", "triangle-up", "square", "cross")


def timeline(
    plan: Plan, milestones: Sequence[Milestone], tasks: Sequence[Task], today: date, c: Palette
) -> dict[str, Any]:
    """One row a period; a state has its own colour and its own shape."""
    text = {"title": None, "labelColor": c.muted, "labelFontSize": 12, "ticks": False}
    days = {**text, "domain": False, "gridColor": c.line, "format": "%-d %b", "tickCount": 6}
    rows = {"field": "period", "type": "nominal", "sort": [m.short for m in milestones]}
    y = {**rows, "axis": {**text, "domain": False}}
    bars = {"type": "bar", "height": 20, "color": c.line, "opacity": 0.5}
    point = {"type": "point", "filled": True, "size": 55, "opacity": 0.9}
    rule = {"type": "rule", "color": c.text, "strokeDash": [2, 2]}
    return {
        "height": HEIGHT,
        "config": {"view": {"stroke": None}},
        "layer": [
            _layer(_bars(plan, milestones), bars, x=_time("from", days), x2={"field": "to"}, y=y),
            _layer(
                _points(plan, milestones, tasks, today),
                point,
                x=_time("due"),
                y=y,
                color=_by_state([c.accent, c.ordinary, c.concern, c.line], c),
                shape=_by_state(list(SHAPES), c),
                tooltip=[{"field": "task"}, {"field": "state"}],
            ),
            _layer([{"today": today.isoformat()}], rule, x=_time("today")),
        ],
    }


def alternative(
    plan: Plan, milestones: Sequence[Milestone], tasks: Sequence[Task], today: date
) -> str:
    parts = []
    for milestone in milestones:
        own = applicable(t for t in tasks if t.milestone == milestone.key)
        done = sum(t.state is State.DONE for t in own)
        review = review_of(plan, milestone)
        when = f", review {spoken_date(review.on, today)}" if review else ""
        parts.append(f"{milestone.short}: {done} of {len(own)} done{when}")
    return "; ".join(parts) + "."


def _layer(rows: list[dict[str, str]], mark: dict[str, Any], **encoding: Any) -> dict[str, Any]:
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _time(field: str, axis: dict[str, Any] | None = None) -> dict[str, Any]:
    place = {"field": field, "type": "temporal", "timeUnit": "utcyearmonthdate"}
    return {**place, "axis": axis, "title": None} if axis else place


def _by_state(values: list[str], c: Palette) -> dict[str, Any]:
    legend = {"title": None, "orient": "top", "labelColor": c.muted, "labelFontSize": 12}
    scale = {"domain": list(STATES), "range": values}
    return {"field": "state", "type": "nominal", "scale": scale, "legend": legend}


def _bars(plan: Plan, milestones: Sequence[Milestone]) -> list[dict[str, str]]:
    ends = {m.key: (m.last_day or m.first_day + SHOWN_BEYOND_DAYS) + 1 for m in milestones}
    return [
        {
            "period": m.short,
            "from": plan.date_of(m.first_day).isoformat(),
            "to": plan.date_of(ends[m.key]).isoformat(),
        }
        for m in milestones
    ]


def _points(
    plan: Plan, milestones: Sequence[Milestone], tasks: Sequence[Task], today: date
) -> list[dict[str, str]]:
    names = {m.key: m.short for m in milestones}
    end = milestones[-1].first_day + SHOWN_BEYOND_DAYS
    return [
        {
            "period": names[task.milestone],
            "due": plan.due_on(task.due_day).isoformat(),
            "task": task.title,
            "state": _state(task, plan, today),
        }
        for task in tasks
        if task.milestone in names and task.due_day <= end
    ]


def _state(task: Task, plan: Plan, today: date) -> str:
    if task.state is State.BLOCKED or task.is_late(plan, today):
        return LATE_OR_BLOCKED
    return task.state.value.capitalize()
