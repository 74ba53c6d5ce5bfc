"""What is drawn on the chart of an improvement, a layer at a time."""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from pages.ui.palette import Palette
from playbook.improvement.picture import Line, Mark, MarkKind, Picture, axis_label, scaled

SYMBOLS = {
    MarkKind.IMPROVEMENT: "diamond",
    MarkKind.CONCERN: "square",
    MarkKind.ORDINARY: "circle",
}
BASELINE = {"light": "rgba(107,119,130,0.13)", "dark": "rgba(148,161,173,0.16)"}


def baseline(figure: go.Figure, shown: Picture, colours: Palette) -> None:
    if not shown.baseline:
        return
    first, last = shown.baseline
    shade = BASELINE["dark" if colours.text == "#E6EBEF" else "light"]
    figure.add_vrect(x0=_at(first), x1=_at(last), fillcolor=shade, line_width=0, layer="below")
    _name(figure, "Baseline", _at(first), 1, colours.muted, xshift=6, yref="paper", yanchor="top")


def limit(
    figure: go.Figure, name: str, limit: Line, dash: str, shown: Picture, colours: Palette
) -> None:
    if not limit:
        return
    width = 1.6 if dash == "solid" else 1.2
    last = scaled(limit[-1][1], shown.unit)
    figure.add_scatter(
        x=[_at(on) for on, _ in limit],
        y=[scaled(value, shown.unit) for _, value in limit],
        mode="lines",
        line={"color": colours.ordinary, "dash": dash, "width": width},
        hoverinfo="skip",
    )
    words = f"{name} {axis_label(last, shown.unit)}"
    _name(figure, words, 1, last, colours.muted, xref="paper", xshift=4)


def values(figure: go.Figure, shown: Picture, colours: Palette) -> None:
    by_kind = {
        MarkKind.IMPROVEMENT: colours.improvement,
        MarkKind.CONCERN: colours.concern,
        MarkKind.ORDINARY: colours.ordinary,
    }
    marks: tuple[Mark, ...] = shown.marks
    figure.add_scatter(
        x=[_at(mark.on) for mark in marks],
        y=[scaled(mark.value, shown.unit) for mark in marks],
        mode="lines+markers",
        line={"color": colours.line, "width": 1.2},
        marker={
            "color": [by_kind[mark.kind] for mark in marks],
            "symbol": [SYMBOLS[mark.kind] for mark in marks],
            "size": [10 if mark.kind is not MarkKind.ORDINARY else 8 for mark in marks],
            "opacity": 1,
        },
        text=[mark.words for mark in marks],
        hovertemplate="%{text}<extra></extra>",
    )


def prediction(figure: go.Figure, shown: Picture, colours: Palette) -> None:
    """Where the value was predicted to be on the review date."""
    if shown.predicted is None:
        return
    value = scaled(shown.predicted, shown.unit)
    figure.add_scatter(
        x=[_at(shown.started_on), _at(shown.review_on)],
        y=[value, value],
        mode="lines",
        line={"color": colours.accent, "dash": "dot", "width": 1.6},
        hoverinfo="skip",
    )


def targets(figure: go.Figure, shown: Picture, colours: Palette) -> None:
    """An open diamond for each agreed step."""
    figure.add_scatter(
        x=[_at(on) for on, _ in shown.targets],
        y=[scaled(value, shown.unit) for _, value in shown.targets],
        mode="markers",
        marker={"symbol": "diamond-open", "size": 11, "color": colours.accent},
        text=[axis_label(scaled(value, shown.unit), shown.unit) for _, value in shown.targets],
        hovertemplate="Target %{text}<extra></extra>",
    )


def happened(figure: go.Figure, shown: Picture, colours: Palette) -> None:
    start = _at(shown.started_on)
    figure.add_shape(
        type="line",
        x0=start,
        x1=start,
        y0=0,
        y1=1.04,
        yref="paper",
        line={"color": colours.text, "width": 1.8},
    )
    words = f"<b>Change</b>, {_short(shown.started_on)}"
    _name(figure, words, start, 1.09, colours.text, yref="paper", xanchor="center")
    for number, (_, on) in enumerate(shown.named, start=1):
        figure.add_shape(
            type="line",
            x0=_at(on),
            x1=_at(on),
            y0=0.09,
            y1=0.16,
            yref="paper",
            line={"color": colours.muted, "width": 1},
        )
        _name(figure, str(number), _at(on), 0.03, colours.muted, yref="paper", xanchor="center")


def _name(figure: go.Figure, words: str, x: Any, y: float, colour: str, **more: Any) -> None:
    plain: dict[str, Any] = {"xanchor": "left", "showarrow": False}
    figure.add_annotation(
        text=words, x=x, y=y, font={"size": 12, "color": colour}, **(plain | more)
    )


def _at(on: date) -> str:
    return on.isoformat()


def _short(on: date) -> str:
    return f"{on.day} {on:%b}"
