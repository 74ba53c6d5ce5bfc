"""Agents needed for a service level, an occupancy cap and a rota."""

from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.staffing.queue_outlook import QueueLoad
from playbook.staffing.required_agents import Binding, StaffingRules, outlook, required_agents

SERVICE_LEVEL, OCCUPANCY = Binding.SERVICE_LEVEL, Binding.OCCUPANCY

contacts = st.floats(0.1, 1_000)
handle_times = st.floats(30, 600)
patience = st.none() | st.floats(5, 1_200)
rules = st.builds(
    StaffingRules,
    service_level_rate=st.floats(0.05, 0.99),
    answer_within_seconds=st.floats(0, 300),
    maximum_occupancy_rate=st.floats(0.5, 1),
    shrinkage_rate=st.floats(0, 0.5),
    patience_seconds=patience,
)


@pytest.mark.parametrize(
    ("load", "within", "target", "cap", "shrinkage", "agents", "scheduled", "binding"),
    [
        ((100, 1800, 180), 20, 0.80, 1, 0.30, 14, 20, SERVICE_LEVEL),
        ((100, 1800, 180), 20, 0.80, 0.85, 0.30, 14, 20, SERVICE_LEVEL),
        ((360, 1800, 240), 15, 0.80, 1, 0, 55, 55, SERVICE_LEVEL),
        ((50, 900, 240), 20, 0.80, 0.85, 0.30, 17, 25, SERVICE_LEVEL),
        ((20, 900, 300), 20, 0.80, 0.85, 0.30, 10, 15, SERVICE_LEVEL),
        ((250, 1800, 210), 20, 0.80, 0.85, 0.35, 35, 54, OCCUPANCY),
        ((1000, 3600, 300), 20, 0.80, 0.85, 0.30, 99, 142, OCCUPANCY),
        ((12, 3600, 420), 60, 0.80, 0.85, 0.30, 3, 5, SERVICE_LEVEL),
        ((5, 1800, 600), 30, 0.90, 0.85, 0.30, 4, 6, SERVICE_LEVEL),
        ((2, 1800, 300), 20, 0.80, 0.85, 0.30, 2, 3, SERVICE_LEVEL),
        ((600, 1800, 180), 20, 0.80, 1, 0.30, 66, 95, SERVICE_LEVEL),
        ((600, 1800, 180), 20, 0.80, 0.85, 0.30, 71, 102, OCCUPANCY),
        ((2000, 1800, 360), 20, 0.80, 0.85, 0.30, 471, 673, OCCUPANCY),
        ((2000, 1800, 360), 20, 0.80, 0.90, 0.30, 445, 636, OCCUPANCY),
        ((75, 1800, 450), 30, 0.70, 0.85, 0.32, 23, 34, OCCUPANCY),
        ((30, 900, 120), 10, 0.90, 1, 0, 8, 8, SERVICE_LEVEL),
        ((2880, 3600, 60), 20, 0.80, 1, 0, 52, 52, SERVICE_LEVEL),
        ((400, 3600, 180), 20, 0.80, 0.85, 0.30, 24, 35, SERVICE_LEVEL),
        ((1, 1800, 60), 20, 0.80, 0.85, 0.30, 1, 2, SERVICE_LEVEL),
        ((10000, 1800, 300), 20, 0.80, 0.85, 0.30, 1961, 2802, OCCUPANCY),
        ((131, 1800, 53), 300, 0.50, 1, 0, 4, 4, SERVICE_LEVEL),
    ],
)
def test_worked_requirements(
    load: tuple[float, float, float],
    within: float,
    target: float,
    cap: float,
    shrinkage: float,
    agents: int,
    scheduled: int,
    binding: Binding,
) -> None:
    needed = required_agents(QueueLoad(*load), StaffingRules(target, within, cap, shrinkage))
    assert (needed.agents, needed.scheduled, needed.binding) == (agents, scheduled, binding)


def test_an_occupancy_that_meets_the_cap_exactly_is_within_it() -> None:
    seventeen_erlangs = QueueLoad(170, 1800, 180)
    needed = required_agents(seventeen_erlangs, StaffingRules(0.05, 20, 0.85))
    assert needed.agents == 20
    assert needed.outlook.occupancy_rate == pytest.approx(0.85)


def test_callers_who_give_up_need_fewer_agents_than_those_who_wait() -> None:
    load = QueueLoad(100, 1800, 180)
    waiting = required_agents(load, StaffingRules(0.80, 20, 1.0))
    leaving = required_agents(load, StaffingRules(0.80, 20, 1.0, patience_seconds=120))
    assert (waiting.agents, leaving.agents) == (14, 12)


def test_with_callers_who_give_up_fewer_agents_than_erlangs_can_be_enough() -> None:
    load = QueueLoad(100, 1800, 180)
    needed = required_agents(load, StaffingRules(0.50, 20, 1.0, patience_seconds=120))
    assert needed.agents == 9
    assert needed.outlook.service_level_rate == pytest.approx(0.524066, abs=1e-6)


def test_an_empty_interval_needs_nobody() -> None:
    needed = required_agents(QueueLoad(0, 1800, 0), StaffingRules(0.80, 20))
    assert (needed.agents, needed.scheduled, needed.fractional_agents) == (0, 0, 0)
    assert needed.binding is Binding.NOBODY_NEEDED


def test_the_fraction_lies_where_the_service_level_is_just_reached() -> None:
    needed = required_agents(QueueLoad(100, 1800, 180), StaffingRules(0.80, 20, 1.0))
    share = (0.80 - 0.795595) / (0.888350 - 0.795595)
    assert needed.fractional_agents == pytest.approx(13 + share, abs=1e-4)


@given(contacts, handle_times, rules)
@settings(max_examples=60)
def test_the_requirement_meets_the_rules_and_one_agent_fewer_does_not(
    volume: float, handle_time: float, rules: StaffingRules
) -> None:
    load = QueueLoad(volume, 1800, handle_time)
    needed = required_agents(load, rules)
    fewer = outlook(load, needed.agents - 1, rules)
    assert needed.outlook.service_level_rate >= rules.service_level_rate
    assert needed.outlook.occupancy_rate <= rules.maximum_occupancy_rate + 1e-9
    slow = fewer.service_level_rate < rules.service_level_rate
    assert slow or fewer.occupancy_rate > rules.maximum_occupancy_rate


@given(contacts, handle_times, rules)
@settings(max_examples=60)
def test_the_fraction_rounds_up_to_the_whole_agents(
    volume: float, handle_time: float, rules: StaffingRules
) -> None:
    needed = required_agents(QueueLoad(volume, 1800, handle_time), rules)
    assert needed.agents - 1 - 1e-6 <= needed.fractional_agents <= needed.agents + 1e-6
    assert ceil(needed.fractional_agents - 1e-6) in (needed.agents, needed.agents - 1)


@given(contacts, st.floats(0, 200), handle_times, rules)
@settings(max_examples=60)
def test_more_volume_never_needs_fewer_agents(
    volume: float, more: float, handle_time: float, rules: StaffingRules
) -> None:
    before = required_agents(QueueLoad(volume, 1800, handle_time), rules)
    after = required_agents(QueueLoad(volume + more, 1800, handle_time), rules)
    assert after.agents >= before.agents
    assert after.fractional_agents >= before.fractional_agents - 1e-6


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"service_level_rate": 80}, "service level of 80"),
        ({"service_level_rate": 1}, "service level of 1 cannot be planned"),
        ({"maximum_occupancy_rate": 0}, "highest occupancy of 0"),
        ({"maximum_occupancy_rate": 85}, "highest occupancy of 85"),
        ({"shrinkage_rate": 1}, "shrinkage of 1"),
        ({"answer_within_seconds": -1}, "within -1 seconds"),
        ({"patience_seconds": 0}, "A patience of 0"),
    ],
)
def test_impossible_rules_are_refused_in_words(wrong: dict[str, float], words: str) -> None:
    given_rules = {"service_level_rate": 0.8, "answer_within_seconds": 20} | wrong
    with pytest.raises(PlaybookError, match=words):
        required_agents(QueueLoad(100, 1800, 180), StaffingRules(**given_rules))
