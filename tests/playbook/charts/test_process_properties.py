"""What holds for every series: shifting, mirroring, rebasing, and never crashing."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.charts.chart import Chart
from playbook.charts.labels import Variation
from playbook.charts.options import ChartKind, ChartOptions
from playbook.charts.process_behaviour import process_chart
from playbook.charts.rule_sets import DAY120, MDC, PTD, WHEELER, Direction
from playbook.charts.series import Observation
from tests.playbook.weeks import week, weekly

# Quarters add and average without rounding often enough; ties and runs are frequent.
VALUES = st.lists(st.integers(-40, 40).map(lambda n: n / 4), min_size=1, max_size=40)
RULES = st.sampled_from([DAY120, PTD, MDC, WHEELER])
MIRRORED = {
    Variation.IMPROVEMENT_HIGH: Variation.CONCERN_LOW,
    Variation.CONCERN_LOW: Variation.IMPROVEMENT_HIGH,
    Variation.IMPROVEMENT_LOW: Variation.CONCERN_HIGH,
    Variation.CONCERN_HIGH: Variation.IMPROVEMENT_LOW,
}


def near_a_line(chart: Chart) -> bool:
    """Is a value within rounding of a line, where the last bit decides?"""
    return any(
        abs(point.value - line) < 1e-9
        for point in chart.points
        if point.value is not None
        for line in (point.mean, point.lower, point.upper, point.near_lower, point.near_upper)
        if line is not None
    )


@given(VALUES, st.integers(-400, 400), RULES)
@settings(max_examples=150, deadline=None)
def test_adding_a_constant_moves_the_limits_and_nothing_else(values, constant, rules) -> None:  # type: ignore[no-untyped-def]
    options = ChartOptions(Direction.INCREASE, rules)
    chart = process_chart(weekly(values), options)
    moved = process_chart(weekly([value + constant for value in values]), options)
    if near_a_line(chart):
        return
    assert [p.signals for p in moved.points] == [p.signals for p in chart.points]
    assert [p.variation for p in moved.points] == [p.variation for p in chart.points]
    for before, after in zip(chart.segments, moved.segments, strict=True):
        assert after.state is before.state
        if before.lower is not None and before.upper is not None:
            assert after.lower == pytest.approx(before.lower + constant, abs=1e-9)
            assert after.upper == pytest.approx(before.upper + constant, abs=1e-9)


@given(VALUES, RULES)
@settings(max_examples=150, deadline=None)
def test_mirroring_swaps_improvement_and_concern(values, rules) -> None:  # type: ignore[no-untyped-def]
    if rules is MDC:  # it shows the improvement in a clash, so it is not symmetric
        rules = DAY120
    options = ChartOptions(Direction.INCREASE, rules)
    chart = process_chart(weekly(values), options)
    mirror = process_chart(weekly([-value for value in values]), options)
    found = [MIRRORED.get(p.variation, p.variation) for p in chart.points]
    assert [p.variation for p in mirror.points] == found
    other = ChartOptions(Direction.DECREASE, rules)
    turned = [p.variation.is_concern for p in process_chart(weekly(values), other).points]
    assert turned == [p.variation.is_improvement for p in chart.points]


@given(VALUES, VALUES, VALUES, RULES)
@settings(max_examples=100, deadline=None)
def test_a_rebase_isolates_its_segments(first, second, other, rules) -> None:  # type: ignore[no-untyped-def]
    options = ChartOptions(Direction.INCREASE, rules, rebase_on=(week(len(first)),))
    count = len(first)
    chart = process_chart(weekly([*first, *second]), options)
    alone = process_chart(weekly(first), ChartOptions(Direction.INCREASE, rules))
    changed = process_chart(weekly([*first, *other]), options)
    assert chart.points[:count] == alone.points == changed.points[:count]


@given(
    st.lists(
        st.builds(
            Observation,
            st.integers(0, 60).map(lambda n: date(2026, 1, 5) + timedelta(days=7 * n % 100)),
            st.none() | st.floats(allow_nan=True, allow_infinity=True, width=32),
            st.none() | st.floats(-5, 500),
        ),
        max_size=30,
    ),
    st.sampled_from(ChartKind),
    RULES,
    st.none() | st.integers(1, 40),
)
@settings(max_examples=300, deadline=None)
def test_whatever_comes_in_a_chart_comes_out(rows, kind, rules, baseline) -> None:  # type: ignore[no-untyped-def]
    options = ChartOptions(
        Direction.DECREASE, rules, kind, baseline_points=baseline, target=1.0, rebase_on=(week(5),)
    )
    chart = process_chart(rows, options)
    assert len(chart.points) == len({row.on for row in rows})
    assert [point.on for point in chart.points] == sorted(point.on for point in chart.points)
