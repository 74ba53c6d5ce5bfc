"""Pace: tasks done against tasks expected, by plan day. A pure Vega-Lite drawing."""

from collections.abc import Sequence
from typing import Any

from pages.ui.palette import Palette
from playbook.progress import Pace
from playbook.wording import counted

Layer = dict[str, Any]
HEIGHT = 170


def pace_chart(points: Sequence[Pace], today_day: int, colours: Palette) -> dict[str, Any]:
    """Done as a step line up to today, expected as a dashed line; both named at their ends."""
    done = [(p.day, p.done) for p in points if p.day <= max(1, today_day)]
    expected = [(p.day, p.expected) for p in points]
    dashed = {"type": "line", "strokeDash": [4, 3], "color": colours.ordinary, "strokeWidth": 1.5}
    steps = {"type": "line", "interpolate": "step-after", "color": colours.accent}
    dot = {"type": "circle", "size": 70, "color": colours.accent, "opacity": 1}
    return {
        "height": HEIGHT,
        "config": {"view": {"stroke": None}},
        "encoding": _axes(points, max(n for _, n in [*done, *expected]), colours),
        "layer": [
            _layer(expected, dashed),
            _layer(done, {**steps, "strokeWidth": 2.5}),
            _layer(done[-1:], dot),
            _layer(done[-1:], _label(f"Done {done[-1][1]}", colours.accent, 8, 12, "left")),
            _layer(expected[-1:], _label("Expected", colours.muted, 0, -8, "right")),
        ],
    }


def alternative(points: Sequence[Pace], today_day: int) -> str:
    """The same in words, for a reader who does not see the picture."""
    now = points[min(len(points), max(1, today_day)) - 1]
    return f"By day {now.day}: {counted(now.done, 'task')} done, {now.expected} expected."


def _axes(points: Sequence[Pace], most: int, colours: Palette) -> dict[str, Any]:
    last = points[-1].day
    plain = {"title": None, "labelColor": colours.muted, "labelFontSize": 12, "ticks": False}
    days = {"values": sorted({1, last // 2 or 1, last}), "labelExpr": "'Day ' + datum.value"}
    counts = {"grid": True, "gridColor": colours.line, "tickCount": 3, "format": "d"}
    x_axis = {**plain, "domain": False, "grid": False, "labelFlush": True, **days}
    top = max(most, 4) * 1.15
    return {
        "x": _scaled("day", [1, last], x_axis),
        "y": _scaled("tasks", [0, top], {**plain, "domain": False, **counts}),
    }


def _scaled(field: str, domain: list[float], axis: dict[str, Any]) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "scale": {"domain": domain}, "axis": axis}


def _layer(rows: Sequence[tuple[int, int]], mark: dict[str, Any]) -> Layer:
    return {"data": {"values": [{"day": d, "tasks": n} for d, n in rows]}, "mark": mark}


def _label(words: str, colour: str, dx: int, dy: int, align: str) -> dict[str, Any]:
    place = {"align": align, "dx": dx, "dy": dy}
    return {"type": "text", "text": words, "color": colour, "fontSize": 12, **place}
