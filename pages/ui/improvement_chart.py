"""The chart of an improvement: baseline, frozen limits, the change and what else happened."""

import plotly.graph_objects as go

from pages.ui import improvement_layers as layers
from pages.ui.palette import Palette
from playbook.improvement.picture import Picture, axis_label, scaled, ticks

HEIGHT = 360


def improvement_chart(shown: Picture, colours: Palette) -> go.Figure:
    """Names stand beside their lines, so there is no legend box."""
    figure = go.Figure()
    low, high = _ends(shown)
    layers.baseline(figure, shown, colours)
    for name, limit, dash in (
        ("Upper", shown.upper, "dash"),
        (shown.wording.centre, shown.mean, "solid"),
        ("Lower", shown.lower, "dash"),
    ):
        layers.limit(figure, name, limit, dash, shown, colours)
    layers.values(figure, shown, colours)
    layers.prediction(figure, shown, colours)
    layers.targets(figure, shown, colours)
    layers.happened(figure, shown, colours)
    _layout(figure, shown, colours, low, high)
    return figure


def _ends(shown: Picture) -> tuple[float, float]:
    values = [m.value for m in shown.marks] + [v for _, v in (*shown.lower, *shown.upper)]
    values += [shown.predicted] if shown.predicted is not None else []
    values += [value for _, value in shown.targets]
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low or abs(high) or 1.0) * 0.12
    below = room * (2 if shown.named else 1)
    return scaled(low - below, shown.unit), scaled(high + room, shown.unit)


def _layout(figure: go.Figure, shown: Picture, colours: Palette, low: float, high: float) -> None:
    font = {"size": 12, "color": colours.muted}
    values = ticks(low, high, shown.unit)
    figure.update_layout(
        height=HEIGHT,
        showlegend=False,
        dragmode=False,
        margin={"l": 48, "r": 84, "t": 34, "b": 28},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hoverlabel={"font": {"size": 13}},
    )
    figure.update_xaxes(
        tickfont=font,
        tickformat="%d %b",
        nticks=5,
        showgrid=False,
        zeroline=False,
        linecolor=colours.line,
        fixedrange=True,
    )
    figure.update_yaxes(
        range=[low, high],
        tickvals=values,
        ticktext=[axis_label(value, shown.unit) for value in values],
        tickfont=font,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
