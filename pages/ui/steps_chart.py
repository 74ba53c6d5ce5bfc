"""A cohort on the axis of plan days, with a mark at every step somebody is late with. Vega-Lite."""

from collections.abc import Sequence
from typing import Any

from pages.ui.palette import Palette
from playbook.plan import LAST_PLAN_DAY
from playbook.review.portfolio import Portrait, told_apart
from playbook.review.programme import HeldStep, LateStep
from playbook.wording import counted

ROW_HEIGHT = 22
FRAME = 52  # the axis and what Streamlit leaves around it
ENDS = (14, 30, 60, 90, 120)


def steps_chart(
    people: Sequence[Portrait], late: Sequence[LateStep], worst: HeldStep | None, c: Palette
) -> dict[str, Any]:
    """A row a manager up to today; late steps as marks, the one that holds most up in orange."""
    names = {p.plan.id: name for p, name in zip(people, told_apart(people), strict=True)}
    order, last = list(names.values()), max([LAST_PLAN_DAY, *(p.day for p in people)]) + 3
    rows = [{"name": names[p.plan.id], "today": max(0, p.day)} for p in people]
    marks = [_mark(step, names, worst, c) for step in late if step.plan_id in names]
    text = {"title": None, "labelColor": c.muted, "labelFontSize": 12, "ticks": False}
    days = {**text, "values": [1, *ENDS], "gridColor": c.line, "domain": False}
    scale = {"domain": [0, last]}
    x = {"field": "today", "type": "quantitative", "scale": scale, "axis": days}
    labels = {**text, "domain": False, "labelColor": c.text, "labelLimit": 170}
    y: dict[str, Any] = {"field": "name", "type": "nominal", "sort": order, "axis": labels}
    y["scale"] = {"type": "point", "padding": 0.7, "domain": order}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    tooltip = [{"field": "words", "title": "Late with"}]
    line = {"type": "rule", "strokeWidth": 2, "color": c.line}
    mark = {"type": "tick", "thickness": 3, "size": 14, "orient": "vertical", "opacity": 0.9}
    at = {"x": {**x, "field": "day"}, "y": y, "color": colour, "tooltip": tooltip}
    ends = {"x": {**x, "field": "zero"}, "x2": {"field": "today"}, "y": y}
    return {
        "height": ROW_HEIGHT * len(people) + FRAME,
        "config": {"view": {"stroke": None}},
        "layer": [
            {"data": {"values": [{**row, "zero": 0} for row in rows]}, "mark": line}
            | {"encoding": ends},
            {"data": {"values": marks}, "mark": mark, "encoding": at},
        ],
    }


def alternative(people: Sequence[Portrait], late: Sequence[LateStep]) -> str:
    counts = {p.plan.id: 0 for p in people}
    for step in late:
        if step.plan_id in counts:
            counts[step.plan_id] += 1
    return " ".join(
        f"{p.plan.manager}: day {p.day}, late with {counted(counts[p.plan.id], 'step')}."
        for p in people
    )


def _mark(
    step: LateStep, names: dict[str, str], worst: HeldStep | None, c: Palette
) -> dict[str, Any]:
    is_worst = worst is not None and step.title == worst.title
    return {
        "name": names[step.plan_id],
        "day": step.due_day,
        "colour": c.concern if is_worst else c.ordinary,
        "words": f"{step.title}, due on day {step.due_day}",
    }
