"""Pace: tasks done against tasks expected, by plan day. Pure drawing."""

from collections.abc import Sequence
from typing import Literal, cast

import altair as alt
import pandas as pd

from pages.ui.palette import Palette
from playbook.progress import Pace


def pace_chart(points: Sequence[Pace], today_day: int, colours: Palette) -> alt.LayerChart:
    """Done as a step line up to today, expected as a dashed line; both named at their ends."""
    done = [(p.day, p.done) for p in points if p.day <= max(1, today_day)]
    expected = [(p.day, p.expected) for p in points]
    top = max(*(n for _, n in [*done, *expected]), 4)
    axis = alt.Axis(
        labelColor=colours.muted, labelFontSize=12, grid=False, domain=False, ticks=False, title=""
    )
    days = sorted({1, points[-1].day // 2 or 1, points[-1].day})
    x = alt.X("day:Q", scale=alt.Scale(domain=[1, points[-1].day]), axis=_days_axis(axis, days))
    y = alt.Y("tasks:Q", scale=alt.Scale(domain=[0, top * 1.15]), axis=_counts_axis(axis, colours))
    dashes = _chart(expected).mark_line(strokeDash=[4, 3], color=colours.ordinary, strokeWidth=1.5)
    steps = _chart(done).mark_line(interpolate="step-after", color=colours.accent, strokeWidth=2.5)
    layers = [
        dashes.encode(x=x, y=y),
        steps.encode(x=x, y=y),
        _chart(done[-1:]).mark_circle(size=70, color=colours.accent, opacity=1).encode(x=x, y=y),
        _label(done[-1], f"Done {done[-1][1]}", colours.accent, 8, 12, "left").encode(x=x, y=y),
        _label(expected[-1], "Expected", colours.muted, 0, -8, "right").encode(x=x, y=y),
    ]
    picture = alt.layer(*layers).properties(height=170).configure_view(strokeWidth=0)
    return cast(alt.LayerChart, picture)


def alternative(points: Sequence[Pace], today_day: int) -> str:
    """The same in words, for a reader who does not see the picture."""
    now = points[min(len(points), max(1, today_day)) - 1]
    return f"By day {now.day}, {now.done} tasks are done and {now.expected} were expected."


def _chart(rows: Sequence[tuple[int, int]]) -> alt.Chart:
    return alt.Chart(pd.DataFrame(rows, columns=["day", "tasks"]))


def _label(
    point: tuple[int, int],
    words: str,
    colour: str,
    dx: int,
    dy: int,
    align: Literal["left", "right"],
) -> alt.Chart:
    label = _chart([point]).mark_text(
        text=words, color=colour, align=align, dx=dx, dy=dy, fontSize=12
    )
    return cast(alt.Chart, label)


def _days_axis(axis: alt.Axis, days: list[int]) -> alt.Axis:
    return alt.Axis(**{**axis.to_dict(), "values": days, "labelExpr": "'Day ' + datum.value"})


def _counts_axis(axis: alt.Axis, colours: Palette) -> alt.Axis:
    lines = {"grid": True, "gridColor": colours.line, "tickCount": 3, "format": "d"}
    return alt.Axis(**{**axis.to_dict(), **lines})
