"""A plan by interval, a group that serves several queues, and a check in words."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.staffing.queue_outlook import QueueLoad
from playbook.staffing.required_agents import StaffingRules
from playbook.staffing.staffing import (
    QueueInterval,
    Staffed,
    check_staffing,
    more_agents_at_peak,
    plan_group,
    plan_queues,
)
from playbook.staffing.words import staffing_sentence

RULES = StaffingRules(0.80, 20, 0.85, 0.30)
NINE, HALF_PAST_NINE = datetime(2026, 9, 7, 9), datetime(2026, 9, 7, 9, 30)
WORK = QueueLoad(100, 1800, 180)
NO_WORK = QueueLoad(0, 1800, 0)


def sentence(load: QueueLoad, agents: int, rules: StaffingRules = RULES) -> str:
    return staffing_sentence(check_staffing(load, agents, rules), rules)


def test_each_queue_and_interval_gets_its_agents_in_the_order_given() -> None:
    intervals = [
        QueueInterval(NINE, "billing", WORK),
        QueueInterval(HALF_PAST_NINE, "billing", NO_WORK),
        QueueInterval(NINE, "orders", QueueLoad(600, 1800, 180)),
    ]
    plans = plan_queues(intervals, RULES)
    assert [plan.interval for plan in plans] == intervals
    assert [plan.requirement.agents for plan in plans] == [14, 0, 71]


def test_a_group_of_ten_queues_is_rounded_once() -> None:
    queues = [QueueInterval(NINE, f"queue {n}", QueueLoad(20, 1800, 180)) for n in range(10)]
    plans = plan_queues(queues, RULES)
    (group,) = plan_group(plans, RULES.shrinkage_rate)
    each = plans[0].requirement
    assert group.fractional_agents == pytest.approx(10 * each.fractional_agents)
    assert group.agents < 10 * each.agents
    assert group.scheduled < 10 * each.scheduled


def test_a_group_is_planned_interval_by_interval_in_time_order() -> None:
    later = QueueInterval(HALF_PAST_NINE, "billing", NO_WORK)
    groups = plan_group(plan_queues([later, QueueInterval(NINE, "billing", WORK)], RULES), 0.30)
    assert [(g.starts_at, g.agents, g.scheduled) for g in groups] == [
        (NINE, 14, 20),
        (HALF_PAST_NINE, 0, 0),
    ]


@given(st.floats(1, 500), st.floats(30, 600))
@settings(max_examples=50)
def test_a_group_of_one_queue_needs_what_the_queue_needs(volume: float, handle_time: float) -> None:
    plans = plan_queues([QueueInterval(NINE, "sales", QueueLoad(volume, 900, handle_time))], RULES)
    (group,) = plan_group(plans, RULES.shrinkage_rate)
    assert group.agents in (plans[0].requirement.agents, plans[0].requirement.agents - 1)
    assert group.fractional_agents <= group.agents + 1e-6


@given(st.lists(st.floats(1, 300), min_size=1, max_size=6))
@settings(max_examples=50)
def test_a_group_never_needs_more_than_its_queues_apart(volumes: list[float]) -> None:
    queues = [QueueInterval(NINE, str(v), QueueLoad(v, 1800, 240)) for v in volumes]
    plans = plan_queues(queues, RULES)
    (group,) = plan_group(plans, RULES.shrinkage_rate)
    assert group.agents <= sum(plan.requirement.agents for plan in plans)
    assert group.scheduled <= sum(plan.requirement.scheduled for plan in plans)


@pytest.mark.parametrize(
    ("load", "agents", "staffed", "missing"),
    [
        (NO_WORK, 3, Staffed.NOBODY_NEEDED, 0),
        (WORK, 10, Staffed.CANNOT_KEEP_UP, 4),
        (WORK, 0, Staffed.CANNOT_KEEP_UP, 14),
        (WORK, 13, Staffed.TOO_SLOW, 1),
        (QueueLoad(600, 1800, 180), 68, Staffed.TOO_BUSY, 3),
        (WORK, 14, Staffed.ENOUGH, 0),
        (WORK, 40, Staffed.ENOUGH, 0),
    ],
)
def test_a_number_of_agents_is_judged(
    load: QueueLoad, agents: int, staffed: Staffed, missing: int
) -> None:
    check = check_staffing(load, agents, RULES)
    assert (check.staffed, check.missing) == (staffed, missing)


def test_an_empty_interval_is_answered_in_words() -> None:
    assert sentence(NO_WORK, 2) == "No contacts are expected, so this queue needs nobody."


def test_an_unstable_interval_is_answered_in_words() -> None:
    said = sentence(WORK, 10)
    assert said.startswith("10 agents cannot keep up with 10.0 erlangs of work")
    assert "inf" not in said
    assert said.endswith(
        "14 agents for 80.0\u00a0% within 20 seconds and an occupancy of at most 85.0\u00a0%: "
        "20 on the rota."
    )


def test_callers_who_find_nobody_give_up_in_words() -> None:
    said = sentence(WORK, 0, StaffingRules(0.80, 20, patience_seconds=120))
    assert said.startswith("0 agents answer none of 10.0 erlangs of work: every caller gives up.")


def test_one_agent_is_not_written_in_the_plural() -> None:
    assert sentence(WORK, 1).startswith("1 agent cannot keep up")


def test_too_slow_too_busy_and_enough_are_said_with_their_figures() -> None:
    assert sentence(WORK, 13).startswith("13 agents would answer 79.6\u00a0% within 20 seconds")
    assert "busy 88.2\u00a0% of the time, above the cap of 85.0\u00a0%" in sentence(
        QueueLoad(600, 1800, 180), 68
    )
    assert sentence(WORK, 14).endswith("be busy 71.4\u00a0% of the time. That is enough.")


def test_a_harder_target_says_how_many_more_agents_the_busiest_interval_needs() -> None:
    day = [
        QueueInterval(NINE, "billing", QueueLoad(20, 1800, 180)),
        QueueInterval(HALF_PAST_NINE, "billing", WORK),
    ]
    now, target = StaffingRules(0.60, 20, 1.0), StaffingRules(0.80, 20, 1.0)
    assert more_agents_at_peak(day, now, target) == 2
    assert more_agents_at_peak(day, target, now) == -2


def test_without_volumes_the_peak_is_refused_in_words() -> None:
    with pytest.raises(PlaybookError, match="no volumes to judge by"):
        more_agents_at_peak([], RULES, RULES)
