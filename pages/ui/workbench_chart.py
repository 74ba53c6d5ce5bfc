"""One KPI: where it is, where it goes, and what ordinary weeks look like. A pure Plotly drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go

from pages.ui.palette import Palette
from playbook.charts.chart import Chart, Point, Segment
from playbook.charts.labels import Variation
from playbook.kpi.amount import spoken_value
from playbook.kpi.kpi import Benchmark
from playbook.kpi.target import Step
from playbook.wording import counted

HEIGHT = 360
DAYS_OF_ONE_YEAR = 366
SYMBOLS = {"concern": "square", "improvement": "diamond", "ordinary": "circle"}
# In which figures the axis counts; hover and labels say the unit.
FACTORS = {"rate": 100.0, "seconds": 1.0}


@dataclass(frozen=True)
class Picture:
    """What the chart shows; `steps` are (date, step) pairs of the ramp."""

    chart: Chart
    unit: str
    steps: Sequence[tuple[date, Step]]
    today: date
    benchmark: Benchmark | None = None
    noted: Sequence[date] = ()


def workbench_chart(picture: Picture, colours: Palette) -> go.Figure:
    figure = go.Figure(layout=_layout(picture, colours))
    _ordinary_band(figure, picture, colours)
    _weeks(figure, picture, colours)
    _ramp(figure, picture, colours)
    _benchmark(figure, picture, colours)
    figure.add_vline(x=picture.today.isoformat(), line={"color": colours.text, "width": 1})
    figure.add_annotation(
        x=picture.today.isoformat(), y=1, yref="paper", text="Today", showarrow=False,
        xanchor="left", xshift=3, font={"size": 12, "color": colours.muted},
    )  # fmt: skip
    return figure


def alternative(picture: Picture) -> str:
    """The same in words."""
    segment = picture.chart.segments[-1] if picture.chart.segments else None
    known = [point for point in picture.chart.points if point.value is not None]
    if not known or segment is None:
        return "No weekly values yet."
    last = spoken_value(known[-1].value, picture.unit)
    words = f"{counted(len(known), 'week')}; the latest is {last}."
    if segment.lower is not None and segment.upper is not None:
        low, high = (spoken_value(v, picture.unit) for v in (segment.lower, segment.upper))
        words += f" Ordinary weeks lie between {low} and {high}."
    return words


def _ordinary_band(figure: go.Figure, picture: Picture, colours: Palette) -> None:
    """One for each stretch with limits of its own; the latest is told in words."""
    for each in picture.chart.segments:
        _stretch(figure, each, picture, colours)
    segment = picture.chart.segments[-1] if picture.chart.segments else None
    if segment is None or segment.lower is None or segment.upper is None:
        return
    low = _scaled(segment.lower, picture)
    words = "Trial limits" if segment.trial else "Ordinary variation"
    span = f"{spoken_value(segment.lower, picture.unit)} to \
{spoken_value(segment.upper, picture.unit)}"
    place: dict[str, Any] = {"x": 0.01, "xref": "paper"}
    if len(picture.chart.segments) > 1:
        place = {"x": segment.first_on.isoformat(), "xshift": 4}
    figure.add_annotation(
        **place, y=low, yshift=9, showarrow=False, xanchor="left",
        text=f"{words}: {span}", font={"size": 12, "color": colours.muted},
    )  # fmt: skip


def _stretch(figure: go.Figure, segment: Segment, picture: Picture, colours: Palette) -> None:
    if segment.lower is None or segment.upper is None or segment.mean is None:
        return
    low, high = _scaled(segment.lower, picture), _scaled(segment.upper, picture)
    ends = [segment.first_on.isoformat(), segment.last_on.isoformat()]
    band = {"fillcolor": colours.ordinary, "opacity": 0.13, "line_width": 0}
    if len(picture.chart.segments) == 1:
        figure.add_hrect(y0=low, y1=high, **band)
    else:
        figure.add_shape(type="rect", x0=ends[0], x1=ends[1], y0=low, y1=high, **band)
    line = {"color": colours.ordinary, "width": 1.5}
    mean = _scaled(segment.mean, picture)
    figure.add_scatter(x=ends, y=[mean] * 2, mode="lines", line=line, hoverinfo="skip")


def _weeks(figure: go.Figure, picture: Picture, colours: Palette) -> None:
    points = [point for point in picture.chart.points if point.value is not None]
    kinds = [_kind(point) for point in points]
    figure.add_scatter(
        x=[point.on.isoformat() for point in points],
        y=[_scaled(point.value, picture) for point in points],
        mode="lines+markers",
        line={"color": colours.ordinary, "width": 1.5},
        marker={
            "size": 8,
            "color": [getattr(colours, kind) for kind in kinds],
            "symbol": [SYMBOLS[kind] for kind in kinds],
        },
        text=[_hover(point, picture) for point in points],
        hovertemplate="%{text}<extra></extra>",
    )
    _notes(figure, picture, points, colours)


def _notes(figure: go.Figure, picture: Picture, points: Sequence[Point], colours: Palette) -> None:
    for point in points:
        if point.on in picture.noted:
            figure.add_annotation(
                x=point.on.isoformat(), y=_scaled(point.value, picture), text="note",
                arrowcolor=colours.muted, ax=0, ay=-26, font={"size": 12, "color": colours.text},
            )  # fmt: skip


def _ramp(figure: go.Figure, picture: Picture, colours: Palette) -> None:
    """Dashed stairs; a band has two of them."""
    for side in ("low", "high"):
        steps = [(on, getattr(step, side)) for on, step in picture.steps]
        known = [(on.isoformat(), value) for on, value in steps if value is not None]
        if not known:
            continue
        figure.add_scatter(
            x=[on for on, _ in known],
            y=[_scaled(value, picture) for _, value in known],
            mode="lines+markers+text",
            line={"color": colours.accent, "dash": "dash", "shape": "vh", "width": 2},
            marker={"size": 10, "symbol": "diamond", "color": colours.accent},
            text=[spoken_value(value, picture.unit) for _, value in known],
            textposition="top left",
            textfont={"size": 12, "color": colours.accent},
            hoverinfo="skip",
        )


def _benchmark(figure: go.Figure, picture: Picture, colours: Palette) -> None:
    mark = picture.benchmark
    if mark is None:
        return
    low = mark.low if mark.low is not None else mark.value
    high = mark.high if mark.high is not None else mark.value
    if low is None or high is None:
        return
    ends = {"y0": _scaled(low, picture), "y1": _scaled(high, picture)}
    figure.add_shape(
        type="rect" if low != high else "line", xref="paper", x0=0.985, x1=1, opacity=0.45,
        fillcolor=colours.accent, line={"width": 2 if low == high else 0, "color": colours.accent},
        **ends,
    )  # fmt: skip
    figure.add_annotation(
        x=0.98, xref="paper", y=_scaled(high, picture), text="Benchmark", showarrow=False,
        xanchor="right", font={"size": 12, "color": colours.muted},
    )  # fmt: skip


def _layout(picture: Picture, colours: Palette) -> dict[str, Any]:
    axis = {"showgrid": False, "zeroline": False, "tickfont": {"size": 12, "color": colours.muted}}
    suffix = "\u00a0%" if picture.unit == "rate" else "\u00a0s" if picture.unit == "seconds" else ""
    return {
        "height": HEIGHT,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "dragmode": False,
        "xaxis": {
            **axis,
            "tickformat": _dates(picture),
            "linecolor": colours.line,
            "showline": True,
        },
        "yaxis": {**axis, "ticksuffix": suffix},
    }


def _dates(picture: Picture) -> str:
    """Days within a year; over several, a day without its year would say nothing."""
    first = min((point.on for point in picture.chart.points), default=picture.today)
    return "%-d %b" if (picture.today - first).days <= DAYS_OF_ONE_YEAR else "%b %Y"


def _kind(point: Point) -> str:
    if point.variation.is_concern:
        return "concern"
    return "improvement" if point.variation.is_improvement else "ordinary"


def _hover(point: Point, picture: Picture) -> str:
    n = f", n = {point.size:,.0f}" if point.size else ""
    said = point.variation
    usual = said in (Variation.COMMON_CAUSE, Variation.NOT_JUDGED)
    judged = "" if usual else f"<br>{said.value}"
    return f"Week of {point.on:%-d %B}<br>{spoken_value(point.value, picture.unit)}{n}{judged}"


def _scaled(value: float | None, picture: Picture) -> float:
    assert value is not None, "only known values are drawn"
    return value * FACTORS.get(picture.unit, 1.0)
