"""The timeline of changes: a bar each from its start to its review or decision. Vega-Lite."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pages.ui.palette import Palette
from playbook.improvement import Improvement
from playbook.wording import counted, short_date

ROW = 34


def changes_chart(started: Sequence[Improvement], today: date, colours: Palette) -> dict[str, Any]:
    ends = [each.prediction.review_on or today for each in started]
    begun = [each.started_on or today for each in started]
    middle = (min(begun).toordinal() + max([*ends, today]).toordinal()) / 2
    rows = [
        _row(each, today) | {"is_late": on.toordinal() > middle}
        for each, on in zip(started, begun, strict=True)
    ]
    y = {"field": "name", "type": "nominal", "axis": None, "sort": None}
    x = {
        "field": "from",
        "type": "temporal",
        "axis": {"title": None, "labelColor": colours.muted, "grid": False, "format": "%b"},
    }
    words = {"type": "text", "dy": -11, "fontSize": 12, "color": colours.text}
    label = {"y": y, "text": {"field": "name"}}
    bar = {"type": "bar", "height": 6, "cornerRadius": 3}
    return {
        "height": ROW * len(rows) + 10,
        "config": {"view": {"stroke": None}},
        "data": {"values": rows},
        "layer": [
            {
                "mark": bar,
                "encoding": {
                    "y": y,
                    "x": x,
                    "x2": {"field": "to"},
                    "color": {
                        "field": "is_running",
                        "legend": None,
                        "scale": {
                            "domain": [True, False],
                            "range": [colours.accent, colours.ordinary],
                        },
                    },
                },
            },
            {
                "mark": {"type": "rule", "strokeDash": [3, 3], "color": colours.muted},
                "data": {"values": [{"from": today.isoformat()}]},
                "encoding": {"x": x},
            },
            {
                "mark": {**words, "align": "left"},
                "transform": [{"filter": "!datum.is_late"}],
                "encoding": {**label, "x": x},
            },
            {
                "mark": {**words, "align": "right"},
                "transform": [{"filter": "datum.is_late"}],
                "encoding": {**label, "x": {**x, "field": "to"}},
            },
        ],
    }


def alternative(started: Sequence[Improvement]) -> str:
    told = [
        f"{each.problem}, from {short_date(each.started_on)}, {each.state}"
        for each in started
        if each.started_on
    ]
    return f"{counted(len(told), 'change')}: {'; '.join(told)}."


def _row(each: Improvement, today: date) -> dict[str, Any]:
    end = each.decided_on or each.prediction.review_on or today
    name = each.problem if len(each.problem) <= 44 else f"{each.problem[:43].rstrip()}…"
    return {
        "name": f"{each.number}  {name}",
        "from": each.started_on.isoformat() if each.started_on else None,
        "to": end.isoformat(),
        "is_running": each.decision is None,
    }
