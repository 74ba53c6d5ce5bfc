"""Verdicts as text: kept, read again, worked out again."""

from dataclasses import replace

import pytest

from playbook.charts.options import ChartKind
from playbook.charts.rule_sets import MDC
from playbook.charts.series import Observation
from playbook.errors import PlaybookError
from playbook.verdict.case import Event, OtherChange
from playbook.verdict.record import (
    fingerprint,
    from_json,
    to_json,
)
from playbook.verdict.verdict import judge, later_look, recompute
from tests.playbook.changes import BASE, UP, case, moved
from tests.playbook.weeks import week

FULL = case(
    moved(0.03),
    observations=tuple(Observation(week(n), v, 400) for n, v in enumerate([*BASE, *moved(0.03)])),
    options=replace(UP, rules=MDC, kind=ChartKind.P_PRIME, rebase_on=(week(2),), target=0.75),
    logged_on=week(19),
    expected_change=0.05,
    other_changes=(OtherChange("Rota", week(1), week(3)), OtherChange("Menu", week(60))),
    events=(Event("Outage", week(22)),),
    redefined_on=(week(1),),
)


def test_a_kept_verdict_is_read_back_equal_and_recomputes_to_itself() -> None:
    for verdict in (judge(FULL, week(31)), judge(FULL, week(25)), later_look(FULL, week(33))):
        again = from_json(to_json(verdict))
        assert again == verdict
        assert recompute(again) == verdict


def test_a_verdict_without_an_effect_is_kept_too() -> None:
    verdict = judge(case([]), week(31))
    assert verdict.effect is None
    assert from_json(to_json(verdict)) == verdict


def test_the_fingerprint_moves_with_a_value_a_date_and_an_option() -> None:
    others = (
        replace(FULL, observations=FULL.observations[:-1]),
        replace(FULL, review_on=week(30)),
        replace(FULL, options=UP),
    )
    assert len({fingerprint(FULL), *map(fingerprint, others)}) == 4
    assert fingerprint(replace(FULL)) == fingerprint(FULL)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"result": "better"}', "null"])
def test_text_that_is_no_verdict_is_refused_in_words(text: str) -> None:
    with pytest.raises(PlaybookError, match="cannot be read"):
        from_json(text)
