"""How answers to each question split, from the lowest answer to the highest. Pure Vega-Lite."""

from collections.abc import Sequence
from typing import Any

from pages.ui.palette import PALETTES, Palette
from playbook.questionnaire.divergence import Divergence
from playbook.questionnaire.questionnaire import Questionnaire
from playbook.questionnaire.wording import answer_words, split_words

ROW_HEIGHT, BAR_HEIGHT = 62, 28
WIDE_ENOUGH = 0.12  # of the bar, for its label
STRONG = 0.7
OPACITIES = {1: (0.45, 1.0), 4: (0.3, 0.45, 0.6, 0.8, 1.0)}


def split_chart(
    asked: Questionnaire, shown: Sequence[Divergence], colours: Palette
) -> dict[str, Any]:
    """A bar a question, its wording above it; the highest answer stands left in the accent, the
    lowest right in grey: yes and no are not good and bad."""
    rows = [
        {**part, "ink": _on(colours) if part["opacity"] > STRONG else colours.text}
        for place, each in enumerate(shown)
        for part in _parts(asked, each, place)
    ]
    names = [{"row": place, "words": each.question.short} for place, each in enumerate(shown)]
    y = {"field": "row", "type": "ordinal", "axis": None}
    scale = {"domain": [0, 1]}
    x = {"field": "from", "type": "quantitative", "axis": None, "scale": scale}
    bar = {"type": "bar", "height": BAR_HEIGHT, "yOffset": 12}
    labelled = [row for row in rows if row["to"] - row["from"] >= WIDE_ENOUGH]
    high = [row for row in labelled if not row["is_lowest"]]
    low = [row for row in labelled if row["is_lowest"]]
    end = {**x, "field": "to"}
    ink = {"field": "ink", "type": "nominal", "scale": None, "legend": None}
    said = {"text": {"field": "label"}, "color": ink}
    colour = {
        "field": "is_lowest",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": [False, True], "range": [colours.accent, colours.ordinary]},
    }
    opacity = {"field": "opacity", "type": "quantitative", "scale": None, "legend": None}
    tip = {"tooltip": [{"field": "words", "title": "Answers"}]}
    return {
        "height": ROW_HEIGHT * len(shown),
        "config": {"view": {"stroke": None}},
        "layer": [
            _layer(rows, bar, y, x=x, x2={"field": "to"}, color=colour, opacity=opacity, **tip),
            _layer(high, _label(colours.text, "left", 8, 12), y, x=x, **said),
            _layer(low, _label(colours.text, "right", -8, 12), y, x=end, **said),
            _layer(
                names,
                {**_label(colours.text, "left", 0, -17), "fontSize": 14},
                y,
                x={"datum": 0, "scale": scale},
                text={"field": "words"},
            ),
        ],
    }


def alternative(asked: Questionnaire, shown: Sequence[Divergence]) -> str:
    words = "; ".join(f"{each.question.short}: {split_words(asked, each)}" for each in shown)
    return f"Where answers differ most. {words}."


def _on(colours: Palette) -> str:
    """What can be read on the accent: white on the dark one, black on the light one."""
    return "#FFFFFF" if colours == PALETTES["light"] else "#12181E"


def _parts(asked: Questionnaire, each: Divergence, place: int) -> list[dict[str, Any]]:
    answers, start = sum(each.counts.values()), 0.0
    parts = []
    for answer in reversed(asked.choices):
        count = each.counts.get(answer, 0)
        if count:
            end = start + count / answers
            parts.append({"row": place, "from": start, "to": end, **_words(asked, answer, count)})
            start = end
    return parts


def _words(asked: Questionnaire, answer: int, count: int) -> dict[str, Any]:
    said = answer_words(asked, answer)
    span = asked.choices[-1] - asked.choices[0]
    opacity = OPACITIES[span][answer - asked.choices[0]]
    label = f"{said} {count}" if span == 1 else f"{said}: {count}"
    words = f"{said}: {count}"
    is_lowest = answer == asked.choices[0]
    return {"label": label, "words": words, "opacity": opacity, "is_lowest": is_lowest}


def _label(colour: str, align: str, dx: int, dy: int) -> dict[str, Any]:
    place = {"align": align, "dx": dx, "dy": dy, "baseline": "middle"}
    return {"type": "text", "color": colour, "fontSize": 12, **place}


def _layer(rows: Sequence[dict[str, Any]], mark: dict[str, Any], y: Any, **more: Any) -> Any:
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": {"y": y, **more}}
