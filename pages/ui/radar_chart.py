"""Levels by category as a radar, the earlier rounds pale behind the latest. Pure Vega-Lite."""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from textwrap import wrap
from typing import Any

from pages.ui.palette import Palette

HEIGHT = 300
RINGS = (0.25, 0.5, 0.75, 1.0)
LABEL_AT, LABEL_LETTERS = 1.12, 16
WIDE, HIGH = 2.0, 1.32
Levels = Mapping[str, float]


def radar_chart(rounds: Sequence[tuple[str, Levels]], colours: Palette) -> dict[str, Any]:
    """`rounds` oldest first, each with its name; levels run from 0 in the middle to 1. The axes
    are those of the latest round. Polygons are worked out here: Vega-Lite knows no polar axes."""
    axes = list(rounds[-1][1])
    grid = [p for ring in RINGS for p in _around(axes, dict.fromkeys(axes, ring), str(ring))]
    spokes = [p for axis in axes for p in _spoke(axes, axis)]
    line = {"type": "line", "color": colours.line, "strokeWidth": 1}
    return {
        "height": HEIGHT,
        "config": {"view": {"stroke": None}},
        "layer": [
            _layer(grid, line, detail={"field": "of"}),
            _layer(spokes, line, detail={"field": "of"}),
            *(_polygon(axes, each, place, len(rounds), colours) for place, each in
              enumerate(rounds)),
            *_labels(axes, colours),
        ],
    }  # fmt: skip


def alternative(rounds: Sequence[tuple[str, Levels]]) -> str:
    return " ".join(
        f"{name}: {', '.join(f'{axis} {level:.0%}' for axis, level in levels.items())}."
        for name, levels in rounds
    )


def _polygon(
    axes: Sequence[str], each: tuple[str, Levels], place: int, rounds: int, colours: Palette
) -> dict[str, Any]:
    name, levels = each
    is_last = place == rounds - 1
    colour = colours.accent if is_last else colours.ordinary
    mark = {
        "type": "line",
        "color": colour,
        "strokeWidth": 2.5 if is_last else 1.5,
        "strokeDash": [1, 0] if is_last else [4, 3],
        "opacity": 1 if is_last else 0.75,
    }
    tip = [{"field": "words", "title": name}]
    return _layer(_around(axes, levels, name), mark, tooltip=tip)


def _labels(axes: Sequence[str], colours: Palette) -> list[dict[str, Any]]:
    return [_label(axes, axis, colours) for axis in axes]


def _label(axes: Sequence[str], axis: str, colours: Palette) -> dict[str, Any]:
    """Beside the end of its axis, away from the middle."""
    x, y = _point(axes, axis, LABEL_AT)
    lines = wrap(axis, LABEL_LETTERS)
    align = "center" if abs(x) < 0.25 else "left" if x > 0 else "right"
    baseline = "middle" if abs(y) < 0.7 else "bottom" if y > 0 else "top"
    mark = {
        "type": "text",
        "text": lines,
        "color": colours.text,
        "fontSize": 12,
        "lineHeight": 14,
        "align": align,
        "baseline": baseline,
    }
    if baseline == "bottom" and len(lines) > 1:
        mark["dy"] = -14 * (len(lines) - 1)
    return _layer([{"x": x, "y": y, "order": 0}], mark)


def _around(axes: Sequence[str], levels: Levels, of: str) -> list[dict[str, Any]]:
    """The corners of one polygon, closed; an axis that this round does not have is left out."""
    known = [axis for axis in axes if axis in levels]
    corners = [(axis, _point(axes, axis, levels[axis])) for axis in [*known, *known[:1]]]
    return [
        {"x": x, "y": y, "order": n, "of": of, "words": f"{axis}: {levels[axis]:.0%}"}
        for n, (axis, (x, y)) in enumerate(corners)
    ]


def _spoke(axes: Sequence[str], axis: str) -> list[dict[str, Any]]:
    x, y = _point(axes, axis, 1)
    return [
        {"x": 0, "y": 0, "order": 0, "of": axis},
        {"x": x, "y": y, "order": 1, "of": axis},
    ]


def _point(axes: Sequence[str], axis: str, level: float) -> tuple[float, float]:
    """The first axis points up, the others follow clockwise."""
    angle = 2 * pi * axes.index(axis) / len(axes)
    return round(level * sin(angle), 4), round(level * cos(angle), 4)


def _layer(rows: Sequence[dict[str, Any]], mark: dict[str, Any], **more: Any) -> dict[str, Any]:
    def along(field: str, end: float) -> dict[str, Any]:
        scale = {"domain": [-end, end]}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": None}

    encoding = {"x": along("x", WIDE), "y": along("y", HIGH), **more}
    if mark["type"] == "line":
        encoding["order"] = {"field": "order", "type": "quantitative"}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}
