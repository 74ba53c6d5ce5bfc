"""Each formula against a case worked by hand."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.facts import Fact, Within
from playbook.kpi.formulas import measure
from playbook.kpi.kpi import definition
from playbook.staffing.peak_hour import busiest_clock_hour

DAY = date(2026, 3, 2)
# A thousand answered, 860 within 20 seconds; sixty abandoned, 20 within 20 and 10 within 5.
COUNTED = Fact(
    offered=1060, answered=1000, abandoned=60,
    within=(Within(5, 500, 1000, 10, 60), Within(20, 860, 1000, 20, 60)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("variant", "percent"),
    [("offered", 81.13), ("excluding_short", 82.69), ("answered", 86.00),
     ("abandoned_count", 83.02), ("excluding_shortest", 81.90)],
)  # fmt: skip
def test_service_level_has_five_formulas_with_five_answers(variant: str, percent: float) -> None:
    found = measure([COUNTED], definition("service_level", variant, 20))
    assert found.value == pytest.approx(percent / 100, abs=0.00005)


def test_service_level_needs_the_threshold_it_is_asked_for() -> None:
    found = measure([COUNTED], definition("service_level", "offered", 30))
    assert found.value is None
    assert "within 30 seconds" in found.why_not


CASES: list[tuple[str, str, dict[str, Any], float]] = [
    ("abandonment_rate", "offered", {"abandoned": 726, "offered": 2237}, 0.32454),
    ("average_speed_of_answer", "answered",
     {"answered_wait_seconds": 203_753, "answered_waited": 1511}, 134.846),
    ("average_queue_time", "all_queued", {"wait_seconds": 600, "waited": 8}, 75),
    ("average_handle_time", "talk_hold_wrap", {"handle_seconds": 3600, "handled": 12}, 300),
    ("average_handle_time", "without_hold",
     {"talk_seconds": 2400, "wrap_seconds": 600, "talked": 10}, 300),
    ("average_handle_time", "talk_only", {"talk_seconds": 2400, "talked": 10}, 240),
    ("after_call_work", "handled", {"wrap_seconds": 450, "wrapped": 10}, 45),
    ("transfer_rate", "contacts", {"transferred": 19, "transfer_of": 100}, 0.19),
    ("transfer_rate", "transfers", {"transfers": 25, "transfer_of": 100}, 0.25),
    ("occupancy_rate", "busy_and_available",
     {"busy_seconds": 3000, "available_seconds": 1000}, 0.75),
    ("occupancy_rate", "logged_in", {"busy_seconds": 3000, "logged_in_seconds": 5000}, 0.6),
    ("net_promoter_score", "standard", {"promoters": 50, "passives": 30, "detractors": 20}, 30),
    ("customer_satisfaction", "top_two",
     {"satisfaction_top_two": 24, "satisfaction_answers": 30}, 0.8),
    ("customer_satisfaction", "top", {"satisfaction_top": 15, "satisfaction_answers": 30}, 0.5),
    ("customer_satisfaction", "mean", {"satisfaction_sum": 102, "satisfaction_answers": 30}, 3.4),
    ("customer_effort_score", "mean", {"effort_sum": 55, "effort_answers": 10}, 5.5),
    ("customer_effort_score", "easy", {"effort_easy": 7, "effort_answers": 10}, 0.7),
    ("first_contact_resolution_rate", "survey",
     {"resolved_first": 70, "resolution_answers": 100}, 0.7),
    ("first_contact_resolution_rate", "repeat", {"repeated": 34, "repeat_eligible": 100}, 0.66),
    ("first_contact_resolution_rate", "gross", {"resolved_first": 70, "answered": 140}, 0.5),
    ("first_contact_resolution_rate", "net", {"resolved_first": 70, "resolvable": 100}, 0.7),
    ("first_contact_resolution_rate", "ticket",
     {"one_touch_tickets": 40, "resolved_tickets": 80}, 0.5),
    ("adherence_rate", "adherence", {"adherent_seconds": 27_000, "scheduled_seconds": 28_800},
     0.9375),
    ("adherence_rate", "conformance", {"worked_seconds": 30_240, "scheduled_seconds": 28_800},
     1.05),
    ("quality_score", "points", {"points_earned": 850, "points_applicable": 1000}, 0.85),
    ("quality_score", "critical",
     {"contacts_without_critical_error": 29, "contacts_checked": 30}, 0.96667),
    ("cost_per_contact", "handled", {"cost": 6550, "answered": 1000}, 6.55),
    ("cost_per_contact", "resolved", {"cost": 6550, "resolved": 700}, 9.35714),
    ("self_service_containment_rate", "contained",
     {"self_service_contained": 120, "self_service_entered": 2400}, 0.05),
    ("first_response_time", "mean", {"first_response_seconds": 87_600, "replied": 2}, 43_800),
    ("contact_volume", "offered", {"offered": 248_373}, 248_373),
    ("longest_hold", "longest", {"longest_hold_seconds": 95, "held": 3}, 95),
    ("longest_wait", "longest", {"longest_wait_seconds": 1823, "waited": 3}, 1823),
    ("attrition_rate", "period", {"day": DAY, "days": 91, "leavers": 45,
                                  "headcount_days": 210.5 * 91}, 0.21378),
    ("attrition_rate", "annualised", {"leavers": 45, "headcount_days": 210.5 * 91.25}, 0.85511),
]  # fmt: skip


@pytest.mark.parametrize(("key", "variant", "sums", "value"), CASES)
def test_a_kpi_is_what_a_person_works_out(
    key: str, variant: str, sums: dict[str, Any], value: float
) -> None:
    assert measure([Fact(**sums)], definition(key, variant)).value == pytest.approx(value, rel=1e-4)


def test_a_short_abandon_can_be_left_out_above_and_below_the_line() -> None:
    found = measure([COUNTED], definition("abandonment_rate", "excluding_short"))
    assert (found.numerator, found.denominator) == (50, 1050)


def test_ratios_are_sums_over_sums_and_never_averages_of_ratios() -> None:
    quiet, busy = Fact(offered=10, abandoned=0), Fact(offered=990, abandoned=198)
    found = measure([quiet, busy], definition("abandonment_rate"))
    assert found.value == pytest.approx(0.198)
    assert (found.numerator, found.denominator, found.n) == (198, 1000, 1000)


def test_a_fact_that_lacks_a_part_takes_no_part_in_the_ratio() -> None:
    whole, partial = Fact(offered=100, abandoned=10), Fact(offered=900)
    found = measure([whole, partial], definition("abandonment_rate"))
    assert (found.value, found.n) == (0.1, 100)


def test_nothing_to_divide_by_is_said_and_not_worked_out() -> None:
    found = measure([Fact(offered=0, abandoned=0)], definition("abandonment_rate"))
    assert found.value is None
    assert found.why_not == "There is nothing to divide by: offered comes to nought."


def test_a_figure_that_no_file_told_is_named() -> None:
    found = measure([Fact(offered=5)], definition("average_speed_of_answer"))
    assert found.why_not == "The figures do not tell the wait of answered contacts."


def test_a_denominator_of_time_counts_nothing() -> None:
    found = measure([Fact(busy_seconds=1, available_seconds=1)], definition("occupancy_rate"))
    assert found.n is None


def test_the_busiest_hour_by_count_share_and_erlangs() -> None:
    facts = [
        Fact(day=DAY, hour=9, queue="A", offered=60, handle_seconds=18_000, handled=60),
        Fact(day=DAY, hour=9, queue="B", offered=40, handle_seconds=12_000, handled=40),
        Fact(day=DAY, hour=10, offered=100, handle_seconds=30_000, handled=100),
        Fact(day=date(2026, 3, 3), hour=10, offered=50, handle_seconds=15_000, handled=50),
        Fact(day=DAY, offered=7),
    ]
    assert busiest_clock_hour(facts) == 10
    assert measure(facts, definition("peak_hour")).value == 100
    assert measure(facts, definition("peak_hour", "share")).value == pytest.approx(0.6)
    assert measure(facts, definition("peak_hour", "erlangs")).value == pytest.approx(
        100 * 300 / 3600
    )


def test_a_percentile_is_read_off_between_two_thresholds() -> None:
    facts = [Fact(waited=100, within=(Within(20, 50, 80, 10, 20), Within(60, 76, 80, 20, 20)))]
    found = measure(facts, definition("longest_wait", "percentile_95"))
    assert found.value == pytest.approx(20 + 40 * (95 - 60) / (96 - 60))
    assert found.n == 100


def test_a_percentile_beyond_the_last_threshold_is_not_invented() -> None:
    facts = [Fact(waited=100, within=(Within(20, 50, 80, 10, 20),))]
    found = measure(facts, definition("longest_wait", "percentile_95"))
    assert found.value is None
    assert "longer than 20 seconds" in found.why_not


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=20))
def test_a_rate_over_many_facts_is_the_rate_of_their_sum(pairs: list[tuple[int, int]]) -> None:
    facts = [Fact(abandoned=part, offered=part + rest) for part, rest in pairs]
    offered = sum(part + rest for part, rest in pairs)
    found = measure(facts, definition("abandonment_rate"))
    if offered:
        assert found.value == pytest.approx(sum(part for part, _ in pairs) / offered)
    else:
        assert found.value is None
