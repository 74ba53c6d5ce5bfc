"""What the charts of a questionnaire draw, and the same in words."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.ui import radar_chart, score_trend, split_chart
from pages.ui.palette import PALETTES
from pages.ui.qr_code import qr_code
from playbook.questionnaire.divergence import divergent
from playbook.questionnaire.questionnaire import AnswerKind, Side
from playbook.questionnaire.result import Result
from playbook.questionnaire.round import Round
from playbook.questionnaire.voice import person
from tests.playbook.questionnaire.asking import asking

LIGHT = PALETTES["light"]
LEVELS = {"Channels": 1.0, "Queue": 0.5, "Knowledge": 0.0, "Supervision": 0.25}


def test_a_bar_is_as_wide_as_its_share_and_the_parts_meet() -> None:
    asked = asking()
    shown = divergent(asked, {"a0": {1: 3, 0: 1}})
    [yes, no] = split_chart.split_chart(asked, shown, LIGHT)["layer"][0]["data"]["values"]
    assert (yes["from"], yes["to"], yes["label"]) == (0, 0.75, "Yes 3")
    assert (no["from"], no["to"], no["label"]) == (0.75, 1, "No 1")
    assert split_chart.alternative(asked, shown) == "Where answers differ most. A0: yes 3, no 1."


def test_on_a_scale_the_highest_answer_stands_first() -> None:
    asked = asking(AnswerKind.SCALE)
    shown = divergent(asked, {"a0": {1: 2, 3: 1, 5: 1}})
    parts = split_chart.split_chart(asked, shown, LIGHT)["layer"][0]["data"]["values"]
    assert [part["label"] for part in parts] == ["5: 1", "3: 1", "1: 2"]
    assert [part["is_lowest"] for part in parts] == [False, False, True]


def test_the_first_axis_points_up_and_the_polygon_is_closed() -> None:
    chart = radar_chart.radar_chart([("Round 1", LEVELS)], LIGHT)
    corners = chart["layer"][2]["data"]["values"]
    assert [(c["x"], c["y"]) for c in corners] == [(0, 1), (0.5, 0), (0, 0), (-0.25, 0), (0, 1)]
    assert radar_chart.alternative([("Round 1", LEVELS)]) == (
        "Round 1: Channels 100%, Queue 50%, Knowledge 0%, Supervision 25%."
    )


@given(st.dictionaries(st.sampled_from(list(LEVELS)), st.floats(0, 1), min_size=1))
def test_no_corner_lies_outside_the_ring(levels: dict[str, float]) -> None:
    chart = radar_chart.radar_chart([("before", levels), ("now", LEVELS)], LIGHT)
    for layer in chart["layer"][2:4]:
        assert all(c["x"] ** 2 + c["y"] ** 2 <= 1 + 1e-3 for c in layer["data"]["values"])


def test_the_trend_shows_rounds_that_have_a_score() -> None:
    asked = asking()
    first = Round("r", "small", 1, date(2026, 3, 16), 14, (Side.SELF,), closed_on=date(2026, 3, 20))
    results = [
        Result(asked, first, (person(Side.SELF, "Amara", {"a0": 1}),)),
        Result(asked, replace(first, day=60), ()),
        Result(asked, replace(first, day=118), (person(Side.SELF, "Amara", {"a0": 1, "b0": 1}),)),
    ]
    rows = score_trend.score_trend(results, LIGHT)["data"]["values"]
    assert [(row["day"], row["score"]) for row in rows] == [(14, 1), (118, 2)]
    assert "day 118: 2 of 5 points" in score_trend.alternative(results)


@pytest.mark.parametrize("address", ["http://localhost:8501/answer/x", "https://" + "a" * 200])
def test_a_qr_code_is_a_picture_on_white(address: str) -> None:
    drawn = qr_code(address)
    assert drawn.startswith("<svg")
    assert "#fff" in drawn
    assert "<script" not in drawn
