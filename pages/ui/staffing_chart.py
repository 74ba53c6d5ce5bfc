"""Agents needed by weekday and hour in the busiest coming week. A pure Plotly drawing."""

from collections.abc import Sequence

import plotly.graph_objects as go

from pages.ui import heat_map
from pages.ui.palette import Palette
from playbook.calendar import WEEKDAYS
from playbook.staffing.staffing import QueuePlan


def staffing_chart(plans: Sequence[QueuePlan], colours: Palette) -> go.Figure:
    figure = heat_map.heat_map(_most(plans), colours)
    figure.update_traces(
        texttemplate="%{z:.0f}",
        textfont={"size": 12},
        hovertemplate="%{y} %{x}:00: %{z:.0f} agents<extra></extra>",
    )
    return figure


def alternative(plans: Sequence[QueuePlan]) -> str:
    (day, hour), most = max(_most(plans).items(), key=lambda item: item[1])
    return f"Agents by weekday and hour; most on {WEEKDAYS[day]} at {hour:02}:00, {most:.0f}."


def _most(plans: Sequence[QueuePlan]) -> dict[tuple[int, int], float]:
    """For each weekday's hour the most that any of the weeks needs."""
    found: dict[tuple[int, int], float] = {}
    for plan in plans:
        at = plan.interval.starts_at
        slot = (at.weekday(), at.hour)
        found[slot] = max(found.get(slot, 0.0), float(plan.requirement.agents))
    return found
