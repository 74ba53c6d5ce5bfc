"""Erlang A against worked systems, its limits, and what must hold for every system."""

from math import exp, fsum, inf, lgamma, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.staffing.erlang_a import LONGEST_PATIENCE, erlang_a
from playbook.staffing.erlang_c import blocking_rates, erlang_c
from playbook.staffing.queue_outlook import QueueLoad

contacts = st.floats(0.1, 600)
handle_times = st.floats(30, 600)
patiences = st.floats(1, 1200)
seconds = st.floats(0, 600)
agents_on_phones = st.integers(1, 120)


@pytest.mark.parametrize(
    ("system", "waiting", "abandoned", "wait", "occupancy", "in_time", "without_short"),
    [
        ((2880, 3600, 60, 50, 20, 120), 0.467774, 0.030912, 3.7095, 0.930324, 0.943019, 0.972030),
        ((100, 1800, 180, 14, 20, 120), 0.126976, 0.022839, 2.7407, 0.697972, 0.932730, 0.946220),
        ((100, 1800, 180, 12, 20, 120), 0.279807, 0.061597, 7.3917, 0.782002, 0.825583, 0.854645),
        ((100, 1800, 180, 11, 20, 90), 0.359033, 0.101637, 9.1473, 0.816694, 0.766429, 0.813321),
        ((100, 1800, 180, 9, 20, 120), 0.613307, 0.192156, 23.0587, 0.897604, 0.524066, 0.571541),
        ((360, 1800, 240, 55, 15, 180), 0.163806, 0.014347, 2.5824, 0.860207, 0.922525, 0.931123),
        ((250, 1800, 210, 32, 20, 120), 0.285443, 0.043642, 5.2370, 0.871681, 0.865216, 0.892616),
        ((50, 900, 240, 14, 20, 60), 0.334207, 0.119165, 7.1499, 0.838891, 0.784727, 0.848727),
        ((20, 900, 300, 8, 20, 300), 0.351753, 0.077436, 23.2307, 0.768804, 0.708793, 0.723743),
        ((600, 1800, 180, 64, 20, 90), 0.271011, 0.031885, 2.8697, 0.907608, 0.932359, 0.959934),
    ],
)
def test_worked_systems(
    system: tuple[float, float, float, int, float, float],
    waiting: float,
    abandoned: float,
    wait: float,
    occupancy: float,
    in_time: float,
    without_short: float,
) -> None:
    *load, agents, within, patience = system
    outlook = erlang_a(QueueLoad(*load), int(agents), within, patience)
    assert outlook.waiting_rate == pytest.approx(waiting, abs=1e-6)
    assert outlook.abandoned_rate == pytest.approx(abandoned, abs=1e-6)
    assert outlook.average_wait == pytest.approx(wait, abs=1e-4)
    assert outlook.occupancy_rate == pytest.approx(occupancy, abs=1e-6)
    assert outlook.service_level_rate == pytest.approx(in_time, abs=1e-6)
    without = outlook.service_level_without_short_abandons_rate
    assert without == pytest.approx(without_short, abs=1e-6)


def test_a_worked_system_to_many_digits() -> None:
    outlook = erlang_a(QueueLoad(100, 1800, 180), 12, 20, 120)
    assert outlook.abandoned_rate == pytest.approx(0.06159737700368037, abs=1e-14)
    assert outlook.average_wait == pytest.approx(7.391685240441644, abs=1e-12)
    assert outlook.service_level_rate == pytest.approx(0.8255826443899998, abs=1e-8)
    assert outlook.service_level_of_answered_rate == pytest.approx(0.8797744423964997, abs=1e-8)


def test_patience_as_long_as_the_handle_time_makes_the_contacts_present_a_poisson_count() -> None:
    erlangs, agents = 10.0, 9
    fewer = fsum(exp(k * log(erlangs) - erlangs - lgamma(k + 1)) for k in range(agents))
    outlook = erlang_a(QueueLoad(100, 1800, 180), agents, 20, 180)
    assert outlook.waiting_rate == pytest.approx(1 - fewer, abs=1e-14)


def test_a_large_centre_with_a_long_threshold_keeps_its_service_level() -> None:
    outlook = erlang_a(QueueLoad(3000, 1800, 180), 300, 480, 120)
    assert outlook.service_level_rate == pytest.approx(1 - outlook.abandoned_rate, abs=1e-6)
    assert outlook.service_level_rate == pytest.approx(0.9746, abs=5e-5)


def test_a_centre_of_thousands_is_worked_out() -> None:
    outlook = erlang_a(QueueLoad(10_000, 1800, 300), 1500, 20, 120)
    assert outlook.abandoned_rate == pytest.approx(1 - 1500 / (10_000 / 6), abs=1e-4)
    assert outlook.occupancy_rate == pytest.approx(1, abs=1e-4)


def test_a_hundred_thousand_agents_for_ten_erlangs_keep_nobody_waiting() -> None:
    outlook = erlang_a(QueueLoad(100, 1800, 180), 100_000, 20, 60)
    assert (outlook.waiting_rate, outlook.service_level_rate) == (0, 1)
    assert outlook.occupancy_rate == pytest.approx(0.0001)


def test_with_nobody_there_every_caller_gives_up() -> None:
    outlook = erlang_a(QueueLoad(100, 1800, 180), 0, 20, 120)
    assert (outlook.abandoned_rate, outlook.service_level_rate) == (1, 0)
    assert outlook.average_wait == 120
    assert outlook.average_speed_of_answer == inf


def test_an_interval_without_contacts_keeps_nobody_waiting() -> None:
    assert erlang_a(QueueLoad(0, 1800, 0), 3, 20, 120).service_level_rate == 1


def test_endless_patience_tends_to_erlang_c() -> None:
    load = QueueLoad(100, 1800, 180)
    without = erlang_c(load, 12, 20)
    patiences = (300, 3_000, 30_000, LONGEST_PATIENCE)
    gaps = [
        erlang_a(load, 12, 20, patience).service_level_rate - without.service_level_rate
        for patience in patiences
    ]
    assert gaps == sorted(gaps, reverse=True)
    assert 0 < gaps[-1] < 0.002


@given(contacts, handle_times, st.integers(3, 30), seconds)
@settings(max_examples=50)
def test_a_day_of_patience_is_nearly_erlang_c(
    volume: float, handle_time: float, extra: int, within: float
) -> None:
    load = QueueLoad(volume, 1800, handle_time)
    agents = int(1.2 * load.erlangs) + extra
    a, c = erlang_a(load, agents, within, LONGEST_PATIENCE), erlang_c(load, agents, within)
    assert a.service_level_rate == pytest.approx(c.service_level_rate, abs=0.005)
    assert a.waiting_rate <= c.waiting_rate + 1e-12


@given(contacts, handle_times, agents_on_phones)
@settings(max_examples=50)
def test_no_patience_at_all_tends_to_erlang_b(
    volume: float, handle_time: float, agents: int
) -> None:
    load = QueueLoad(volume, 1800, handle_time)
    blocked = next(rate for n, rate in enumerate(blocking_rates(load.erlangs)) if n == agents)
    assert erlang_a(load, agents, 20, 1e-6).abandoned_rate == pytest.approx(blocked, abs=1e-5)


@given(contacts, handle_times, agents_on_phones, seconds, patiences)
def test_one_more_agent_never_worsens_the_service_level(
    volume: float, handle_time: float, agents: int, within: float, patience: float
) -> None:
    load = QueueLoad(volume, 1800, handle_time)
    fewer, more = (erlang_a(load, count, within, patience) for count in (agents, agents + 1))
    assert more.service_level_rate >= fewer.service_level_rate - 1e-9
    assert more.abandoned_rate <= fewer.abandoned_rate + 1e-9
    assert more.occupancy_rate <= fewer.occupancy_rate + 1e-9


@given(contacts, handle_times, agents_on_phones, seconds, patiences)
def test_every_rate_is_a_rate_and_work_done_is_work_answered(
    volume: float, handle_time: float, agents: int, within: float, patience: float
) -> None:
    load = QueueLoad(volume, 1800, handle_time)
    outlook = erlang_a(load, agents, within, patience)
    rates = [
        outlook.waiting_rate,
        outlook.abandoned_rate,
        outlook.occupancy_rate,
        outlook.service_level_rate,
        outlook.service_level_of_answered_rate,
        outlook.service_level_without_short_abandons_rate,
    ]
    assert all(-1e-12 <= rate <= 1 + 1e-12 for rate in rates)
    assert outlook.service_level_rate <= 1 - outlook.abandoned_rate + 1e-9
    work = load.erlangs * (1 - outlook.abandoned_rate)
    assert agents * outlook.occupancy_rate == pytest.approx(work, rel=1e-6, abs=1e-6)


@given(contacts, handle_times, agents_on_phones, patiences)
def test_the_waits_of_answered_callers_are_part_of_all_waits(
    volume: float, handle_time: float, agents: int, patience: float
) -> None:
    load = QueueLoad(volume, 1800, handle_time)
    outlook = erlang_a(load, agents, 20, patience)
    answered = outlook.average_speed_of_answer * (1 - outlook.abandoned_rate)
    assert answered <= outlook.average_wait + 1e-9


@given(contacts, handle_times, agents_on_phones, patiences, seconds)
def test_a_longer_threshold_never_lowers_the_service_level(
    volume: float, handle_time: float, agents: int, patience: float, within: float
) -> None:
    load = QueueLoad(volume, 1800, handle_time)
    sooner = erlang_a(load, agents, within, patience).service_level_rate
    later = erlang_a(load, agents, within + 10, patience).service_level_rate
    assert later >= sooner - 1e-9


@pytest.mark.parametrize("patience", [0, -1, LONGEST_PATIENCE + 1, inf, float("nan")])
def test_an_impossible_patience_is_refused_in_words(patience: float) -> None:
    with pytest.raises(PlaybookError, match="A patience of"):
        erlang_a(QueueLoad(100, 1800, 180), 12, 20, patience)
