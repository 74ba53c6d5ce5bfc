"""Contacts by weekday and hour of an average week. A pure Plotly drawing."""

from collections.abc import Mapping

import plotly.graph_objects as go

from pages.ui.palette import Palette
from playbook.calendar import WEEKDAYS

Week = Mapping[tuple[int, int], float]
ROW_HEIGHT = 40
FEW_HOURS = 12  # beyond, an hour's name would not fit below its column


def heat_map(week: Week, colours: Palette) -> go.Figure:
    hours = range(min(h for _, h in week), max(h for _, h in week) + 1)
    days = sorted({day for day, _ in week})
    names = [WEEKDAYS[day][:3] for day in days]
    values = [[week.get((day, hour)) for hour in hours] for day in days]
    tick = {"size": 12, "color": colours.muted}
    scale = [[0, "rgba(11,100,112,0.06)"], [1, colours.accent]]
    figure = go.Figure(
        go.Heatmap(
            x=[f"{hour:02}" for hour in hours],
            y=names,
            z=values,
            colorscale=scale,
            showscale=False,
            xgap=2,
            ygap=2,
            hovertemplate="%{y} %{x}:00: %{z:.0f} contacts<extra></extra>",
        )
    )
    figure.update_layout(
        height=ROW_HEIGHT * len(days) + 40,
        margin={"l": 8, "r": 8, "t": 4, "b": 28},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        dragmode=False,
        xaxis={
            "type": "category",
            "tickfont": tick,
            "showgrid": False,
            "tickangle": 0,
            "dtick": 1 if len(hours) <= FEW_HOURS else 3,
        },
        yaxis={"autorange": "reversed", "tickfont": tick, "showgrid": False},
    )
    return figure


def alternative(week: Week) -> str:
    (day, hour), most = max(week.items(), key=lambda item: item[1])
    return f"Average week by hour; the most come on {WEEKDAYS[day]} at {hour:02}:00, {most:.0f}."
