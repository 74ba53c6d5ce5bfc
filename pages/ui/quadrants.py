"""Impact against effort: where each idea lies. A pure Vega-Lite drawing."""

from collections.abc import Sequence
from typing import Any

from pages.ui.palette import Palette
from playbook.improvement.idea import HIGH_FROM, Idea, Quadrant

HEIGHT = 230
MIDDLE = HIGH_FROM - 0.5
NAMES = (
    (Quadrant.QUICK_WIN, 0.6, 6.0),
    (Quadrant.MAJOR_PROJECT, MIDDLE + 0.1, 6.0),
    (Quadrant.FILL_IN, 0.6, 0.1),
    (Quadrant.HARD_SLOG, MIDDLE + 0.1, 0.1),
)


def quadrants(ideas: Sequence[Idea], colours: Palette) -> dict[str, Any]:
    """A dot an idea; ideas with the same scores share a dot that grows, with their number."""
    places = _places(ideas)
    dots = [{"effort": e, "impact": i, "ideas": len(t)} for (e, i), t in places.items()]
    names = [{"effort": x, "impact": y, "name": q.value.capitalize()} for q, x, y in NAMES]
    rule = {"type": "rule", "color": colours.line, "strokeWidth": 1.5}
    size = {"field": "ideas", "type": "quantitative", "legend": None}
    circle = {"type": "circle", "color": colours.accent, "opacity": 1}
    return {
        "height": HEIGHT,
        "config": {"view": {"stroke": None}},
        "layer": [
            {"data": {"values": [{}]}, "mark": rule, "encoding": {"x": {"datum": MIDDLE}}},
            {"data": {"values": [{}]}, "mark": rule, "encoding": {"y": {"datum": MIDDLE}}},
            _layer(names, _label(colours.muted, 12), colours, {"text": {"field": "name"}}),
            _layer(dots, circle, colours, {"size": {**size, "scale": {"range": [180, 520]}}}),
            _layer(
                [dot for dot in dots if dot["ideas"] > 1],
                {**_label("#FFFFFF", 12), "align": "center"},
                colours,
                {"text": {"field": "ideas"}},
            ),
        ],
    }


def alternative(ideas: Sequence[Idea]) -> str:
    """The same in words."""
    counts = {q: sum(idea.quadrant is q for idea in ideas) for q in Quadrant}
    told = [f"{number} {quadrant}" for quadrant, number in counts.items() if number]
    return f"Ideas by impact and effort: {', '.join(told) or 'none'}."


def _places(ideas: Sequence[Idea]) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for idea in ideas:
        if idea.impact is not None and idea.effort is not None:
            found.setdefault((idea.effort, idea.impact), []).append(idea.text)
    return found


def _layer(
    rows: Sequence[dict[str, Any]], mark: dict[str, Any], colours: Palette, more: dict[str, Any]
) -> dict[str, Any]:
    return {
        "data": {"values": list(rows)},
        "mark": mark,
        "encoding": {
            "x": _axis("effort", "Effort", (0.4, 5.6), colours),
            "y": _axis("impact", "Impact", (-0.2, 6.3), colours),
            **more,
        },
    }


def _axis(field: str, title: str, ends: tuple[float, float], colours: Palette) -> dict[str, Any]:
    axis = {
        "title": title,
        "titleColor": colours.muted,
        "labelColor": colours.muted,
        "values": [1, 2, 3, 4, 5],
        "format": "d",
        "grid": False,
        "domain": False,
        "ticks": False,
    }
    return {"field": field, "type": "quantitative", "scale": {"domain": list(ends)}, "axis": axis}


def _label(colour: str, size: int) -> dict[str, Any]:
    return {"type": "text", "color": colour, "fontSize": size, "align": "left"}
