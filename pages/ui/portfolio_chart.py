"""Everybody on the axis of plan days: today, and the day their work is worth. Pure Vega-Lite."""

from collections.abc import Sequence
from typing import Any

from pages.ui.palette import Palette
from playbook.plan import LAST_PLAN_DAY
from playbook.review.portfolio import Portrait, told_apart

ROW_HEIGHT = 24
FRAME = 52  # the axis and what Streamlit leaves around it


def portfolio_chart(people: Sequence[Portrait], c: Palette) -> dict[str, Any]:
    """A row a manager: an open circle today, a filled one where the finished work would be due."""
    names = told_apart(people)
    rows = [_values(p, name, c) for p, name in zip(people, names, strict=True)]
    text = {"title": None, "labelColor": c.muted, "labelFontSize": 12, "ticks": False}
    ends = [14, 30, 60, 90, 120]
    days = {**text, "values": [1, *ends], "gridColor": c.line, "domain": False}
    last = max(LAST_PLAN_DAY, *(p.day for p in people)) + 5
    x = {"field": "today", "type": "quantitative", "scale": {"domain": [0, last]}, "axis": days}
    labels = {**text, "domain": False, "labelColor": c.text, "labelLimit": 160}
    y: dict[str, Any] = {"field": "name", "type": "nominal", "sort": names, "axis": labels}
    y["scale"] = {"type": "point", "padding": 0.7}
    colour = {"field": "colour", "type": "nominal", "scale": None}
    both = {"y": y, "color": colour, "tooltip": [{"field": "words", "title": "Manager"}]}
    worth = {"field": "worth", "type": "quantitative"}
    return {
        "height": ROW_HEIGHT * len(people) + FRAME,
        "config": {"view": {"stroke": None}},
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 3}, "encoding": {"x": x, "x2": worth, **both}},
            {"mark": _dot(True), "encoding": {"x": {**x, "field": "worth"}, **both}},
            {"mark": _dot(False), "encoding": {"x": x, **both}},
        ],
    }


def alternative(people: Sequence[Portrait]) -> str:
    return " ".join(_words(p) for p in people)


def _values(person: Portrait, name: str, c: Palette) -> dict[str, Any]:
    colour = c.concern if person.needs_attention else c.ordinary
    worth = max(0, person.worth_day)
    return {
        "name": name,
        "today": max(0, person.day),
        "worth": worth,
        "colour": colour,
        "words": _words(person),
    }


def _words(person: Portrait) -> str:
    return (
        f"{person.plan.manager}: day {person.day}, finished work worth day {person.worth_day}"
        f"{', needs attention' if person.needs_attention else ''}."
    )


def _dot(is_filled: bool) -> dict[str, Any]:
    return {"type": "point", "filled": is_filled, "size": 80, "opacity": 1, "strokeWidth": 2}
