"""The score of each round by the plan day on which it was opened. Pure Vega-Lite."""

from collections.abc import Sequence
from typing import Any

from pages.ui.palette import Palette
from playbook.questionnaire.questionnaire import AnswerKind
from playbook.questionnaire.result import Result
from playbook.questionnaire.wording import score_words

HEIGHT = 150


def score_trend(results: Sequence[Result], colours: Palette) -> dict[str, Any]:
    """Oldest first; only rounds with a score. The axis shows the whole range there is."""
    scored = [(each, each.score) for each in results if each.score]
    rows = [
        {
            "day": each.round.day,
            "score": round(found.value, 2),
            "label": score_words(each.asked, found),
        }
        for each, found in scored
    ]
    asked = scored[-1][0].asked
    lowest = 1 if asked.kind is AnswerKind.SCALE else 0
    plain = {"title": None, "labelColor": colours.muted, "labelFontSize": 12, "ticks": False}
    days = {"values": [row["day"] for row in rows], "labelExpr": "'Day ' + datum.value"}
    last = max(120, *(each.round.day for each, _ in scored))
    x = _scaled("day", [0, last], {**plain, **days, "domain": False, "grid": False})
    grid = {"grid": True, "gridColor": colours.line, "tickCount": 4, "domain": False}
    y = _scaled("score", [lowest, scored[-1][1].out_of], {**plain, **grid})
    dot = {"type": "circle", "size": 70, "color": colours.accent, "opacity": 1}
    text = {"type": "text", "dy": -14, "color": colours.text, "fontSize": 12, "align": "center"}
    return {
        "height": HEIGHT,
        "config": {"view": {"stroke": None}},
        "data": {"values": rows},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "line", "color": colours.accent, "strokeWidth": 2.5}},
            {"mark": dot},
            {
                "mark": text,
                "encoding": {
                    "text": {
                        "field": "score",
                        "format": ".1f" if asked.kind is AnswerKind.SCALE else ".1~f",
                    }
                },
            },
        ],
    }


def alternative(results: Sequence[Result]) -> str:
    told = [
        f"day {each.round.day}: {score_words(each.asked, each.score)}"
        for each in results
        if each.score
    ]
    return f"Score by round. {'; '.join(told)}."


def _scaled(field: str, domain: list[float], axis: dict[str, Any]) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "scale": {"domain": domain}, "axis": axis}
