"""A change gets, on its review date, the verdict that the recipe gives when worked by hand."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import sqrt
from pathlib import Path
from statistics import fmean

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from playbook.charts.rule_sets import PTD, Direction
from playbook.improvement.improvement import Guard, Improvement, Prediction
from playbook.verdict.look import Result, look
from storage import improvements, own_kpis, verdicts
from storage.access import OpenPlan
from tests.pages.conftest import Opens
from tests.storage.improving import CSAT, monday, planned

REFERENCE = Path(__file__).parents[2] / "playbook/charts/reference_charts.json"
BEFORE = 20
T_OF_28_DEGREES = 2.0484  # 95 %, two-sided, from a printed table


@pytest.fixture
def worked() -> list[float]:
    """Thirty weeks of handle time, of which the reference has worked the frozen limits out."""
    cases = json.loads(REFERENCE.read_text("utf-8"))
    (case,) = [each for each in cases if each["name"] == "handle time, frozen after 20"]
    return [value for _, value in case["rows"]]


@pytest.fixture
def due(db: Database, plan_key: OpenPlan, today: date, worked: list[float]) -> Improvement:
    counted = ("Handle time of claims", "seconds", "decrease", "seconds of handling / claims")
    kpi = own_kpis.define(db, plan_key, "claims", *counted)
    review = monday(today)
    start = review - timedelta(weeks=len(worked) - BEFORE)
    for place, value in enumerate(worked):
        own_kpis.type_in(db, plan_key, kpi, start + timedelta(weeks=place - BEFORE), value)
    each = planned(db, plan_key, review, start)
    guards = (Guard(CSAT, Direction.INCREASE),)
    prediction = Prediction("ask once", kpi, 420.0, 400.0, review, "it saves a call", guards)
    improvements.save(db, plan_key, replace(each, prediction=prediction, rules=PTD))
    improvements.start(db, plan_key, each.id, each.version + 1, start, start)
    return improvements.get(db, plan_key, each.id)


def by_hand(before: list[float], after: list[float]) -> tuple[float, float, float]:
    """Difference, and the ends of the second key's interval; these weeks resemble nothing."""
    old, new = fmean(before), fmean(after)
    rest = [[v - old for v in before], [v - new for v in after]]
    squares = sum(r * r for side in rest for r in side)
    products = sum(a * b for side in rest for a, b in pairwise(side))
    raw = products / squares
    assert raw + (1 + 4 * max(raw, 0)) / 30 <= 0  # no inflation, so 28 degrees of freedom
    half = T_OF_28_DEGREES * sqrt(squares / 28) * sqrt(1 / len(before) + 1 / len(after))
    return new - old, new - old - half, new - old + half


def test_the_app_gives_the_verdict_of_the_recipe_worked_by_hand(
    opens: Opens,
    db: Database,
    amara: User,
    plan_key: OpenPlan,
    today: date,
    due: Improvement,
    worked: list[float],
    words: Callable[[AppTest], str],
) -> None:
    page = opens(amara, "manager/improve.py")
    page.button(f"open-{due.id}").click().run()
    assert page.title[0].value.replace("\\", "") == "Handle time of claims fell by 23.3 seconds"
    assert "Improved" in words(page)
    assert "limits frozen on" in words(page)

    page.radio(f"decision {due.id}").set_value("adopt")
    page.text_area(f"decide reason {due.id}").input("Agents like it")
    next(each for each in page.button if each.label == "Record decision").click().run()
    main = verdicts.of_plan(db, plan_key)[due.id][0].verdict
    difference, lower, upper = by_hand(worked[:BEFORE], worked[BEFORE:])
    assert main.result is Result.BETTER
    assert main.effect
    found = (main.effect.difference, main.effect.lower, main.effect.upper)
    assert found == pytest.approx((difference, lower, upper), abs=5e-4)
    frozen = look(main.case, main.on).keys.chart.points[-1]
    assert (frozen.mean, frozen.lower, frozen.upper) == pytest.approx((420.41, 373.51, 467.31))
