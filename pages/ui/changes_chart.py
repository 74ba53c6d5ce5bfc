"""The timeline of changes: a bar each from its start to its review or decision. Vega-Lite."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pages.ui.palette import Palette
from playbook.improvement.improvement import Improvement
from playbook.wording import counted, short_date

ROW = 34
Encoding = dict[str, Any]


def changes_chart(started: Sequence[Improvement], today: date, colours: Palette) -> dict[str, Any]:
    rows = _rows(started, today)
    y = {"field": "name", "type": "nominal", "axis": None, "sort": None}
    axis = {"title": None, "labelColor": colours.muted, "grid": False, "format": "%b"}
    x = {"field": "from", "type": "temporal", "axis": axis}
    return {
        "height": ROW * len(rows) + 10,
        "config": {"view": {"stroke": None}},
        "data": {"values": rows},
        "layer": [
            _bars(x, y, colours),
            {
                "mark": {"type": "rule", "strokeDash": [3, 3], "color": colours.muted},
                "data": {"values": [{"from": today.isoformat()}]},
                "encoding": {"x": x},
            },
            _names(x, y, colours, is_late=False),
            _names({**x, "field": "to"}, y, colours, is_late=True),
        ],
    }


def alternative(started: Sequence[Improvement]) -> str:
    told = [
        f"{each.problem}, from {short_date(each.started_on)}, {each.state}"
        for each in started
        if each.started_on
    ]
    return f"{counted(len(told), 'change')}: {'; '.join(told)}."


def _bars(x: Encoding, y: Encoding, colours: Palette) -> dict[str, Any]:
    """What runs in the accent, what was decided in grey."""
    scale = {"domain": [True, False], "range": [colours.accent, colours.ordinary]}
    colour = {"field": "is_running", "legend": None, "scale": scale}
    return {
        "mark": {"type": "bar", "height": 6, "cornerRadius": 3},
        "encoding": {"y": y, "x": x, "x2": {"field": "to"}, "color": colour},
    }


def _names(x: Encoding, y: Encoding, colours: Palette, is_late: bool) -> dict[str, Any]:
    """From the bar's start; a late bar is named up to its end, where there is room."""
    words = {"type": "text", "dy": -11, "fontSize": 12, "color": colours.text}
    return {
        "mark": {**words, "align": "right" if is_late else "left"},
        "transform": [{"filter": "datum.is_late" if is_late else "!datum.is_late"}],
        "encoding": {"y": y, "x": x, "text": {"field": "name"}},
    }


def _rows(started: Sequence[Improvement], today: date) -> list[dict[str, Any]]:
    begun = [each.started_on or today for each in started]
    ends = [each.prediction.review_on or today for each in started]
    middle = (min(begun).toordinal() + max([*ends, today]).toordinal()) / 2
    return [
        _row(each, today) | {"is_late": on.toordinal() > middle}
        for each, on in zip(started, begun, strict=True)
    ]


def _row(each: Improvement, today: date) -> dict[str, Any]:
    end = each.decided_on or each.prediction.review_on or today
    name = each.problem if len(each.problem) <= 44 else f"{each.problem[:43].rstrip()}…"
    return {
        "name": f"{each.number}  {name}",
        "from": each.started_on.isoformat() if each.started_on else None,
        "to": end.isoformat(),
        "is_running": each.decision is None,
    }
