"""Erlang C against worked systems, and what must hold for every system."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.staffing.erlang_c import erlang_c, wait_percentile
from playbook.staffing.queue_outlook import QueueLoad

contacts = st.floats(0.1, 3_000)
handle_times = st.floats(10, 900)
seconds = st.floats(0, 600)
spare = st.integers(1, 40)


@pytest.mark.parametrize(
    ("system", "waiting", "service_level", "speed_of_answer", "occupancy"),
    [
        ((100, 1800, 180, 14, 20), 0.1741319335950498, 0.8883500191794669, 7.8359370, 0.714286),
        ((100, 1800, 180, 13, 20), 0.285270, 0.795595, 17.1162, 0.769231),
        ((100, 1800, 180, 12, 20), 0.4493882242982709, 0.6401580403740066, 40.44494, 0.833333),
        ((100, 1800, 180, 11, 20), 0.6821182, 0.3896138, 122.7813, 0.909091),
        ((360, 1800, 240, 55, 15), 0.2387009363780092, 0.8458830921705803, 8.1840321, 0.872727),
        ((50, 900, 240, 16, 20), 0.387202, 0.689953, 34.8482, 0.833333),
        ((20, 900, 300, 9, 20), 0.3132556630874666, 0.7318720970307206, 40.275728, 0.740741),
        ((250, 1800, 210, 34, 20), 0.293020, 0.815080, 12.7312, 0.857843),
        ((1000, 3600, 300, 92, 20), 0.2591561915300905, 0.8545760661852362, 8.9707912, 0.905797),
        ((12, 3600, 420, 3, 60), 0.202360, 0.838988, 53.1195, 0.466667),
        ((5, 1800, 600, 4, 30), 0.102475815707493, 0.9088086396347738, 26.350924, 0.416667),
        ((2, 1800, 300, 2, 20), 0.047619, 0.957389, 8.5714, 0.166667),
        ((600, 1800, 180, 66, 20), 0.3454582955466212, 0.822635797154544, 10.3637488, 0.909091),
        ((2000, 1800, 360, 418, 20), 0.272930, 0.899595, 5.4586, 0.956938),
        ((75, 1800, 450, 23, 30), 0.2612340321430076, 0.8032205915874041, 27.660074, 0.815217),
        ((30, 900, 120, 6, 10), 0.284761, 0.758955, 17.0857, 0.666667),
        ((400, 3600, 180, 24, 20), 0.2980722997938286, 0.8088818870379831, 13.413253, 0.833333),
        ((2880, 3600, 60, 50, 20), 0.694456, 0.643455, 20.8337, 0.960000),
        ((1, 1800, 60, 1, 20), 0.0333333333333333, 0.9758487611939979, 2.0689655, 0.033333),
        ((10000, 1800, 300, 1700, 20), 0.309705, 0.966438, 2.7873, 0.980392),
    ],
)
def test_worked_systems(
    system: tuple[float, float, float, int, float],
    waiting: float,
    service_level: float,
    speed_of_answer: float,
    occupancy: float,
) -> None:
    *load, agents, within = system
    outlook = erlang_c(QueueLoad(*load), int(agents), within)
    assert outlook.waiting_rate == pytest.approx(waiting, abs=5e-7)
    assert outlook.service_level_rate == pytest.approx(service_level, abs=5e-7)
    assert outlook.average_speed_of_answer == pytest.approx(speed_of_answer, abs=1e-4)
    assert outlook.occupancy_rate == pytest.approx(occupancy, abs=5e-7)
    assert outlook.stable


def test_a_worked_system_to_the_last_digits() -> None:
    outlook = erlang_c(QueueLoad(100, 1800, 180), 14, 20)
    assert outlook.service_level_rate == pytest.approx(0.8883500191794669, abs=1e-14)
    assert outlook.average_speed_of_answer == pytest.approx(7.835937011777241, abs=1e-12)
    assert outlook.average_queue == pytest.approx(0.4353298339876245, abs=1e-14)


def test_nine_in_ten_of_the_callers_of_a_busy_fifty_wait_under_a_minute() -> None:
    busy = QueueLoad(2880, 3600, 60)
    assert wait_percentile(busy, 50, 0.9) == pytest.approx(58.14, abs=0.005)
    assert erlang_c(busy, 50, 20).average_queue == pytest.approx(16.67, abs=0.005)


def test_a_percentile_within_those_answered_at_once_is_no_wait() -> None:
    assert wait_percentile(QueueLoad(100, 1800, 180), 14, 0.5) == 0
    assert wait_percentile(QueueLoad(0, 1800, 0), 0, 0.9) == 0


def test_no_percentile_is_finite_when_agents_cannot_keep_up() -> None:
    assert wait_percentile(QueueLoad(100, 1800, 180), 10, 0.9) == inf
    assert wait_percentile(QueueLoad(100, 1800, 180), 14, 1.0) == inf


@pytest.mark.parametrize("agents", [10, 5, 0])
def test_with_no_more_agents_than_erlangs_everybody_waits_without_end(agents: int) -> None:
    outlook = erlang_c(QueueLoad(100, 1800, 180), agents, 20)
    assert not outlook.stable
    assert (outlook.waiting_rate, outlook.service_level_rate) == (1, 0)
    assert outlook.average_speed_of_answer == inf
    assert outlook.occupancy_rate >= 1


def test_an_interval_without_contacts_keeps_nobody_waiting() -> None:
    outlook = erlang_c(QueueLoad(0, 1800, 0), 0, 20)
    assert (outlook.waiting_rate, outlook.service_level_rate) == (0, 1)
    assert outlook.occupancy_rate == 0


@given(contacts, handle_times, spare, seconds)
def test_one_more_agent_never_worsens_the_service_level(
    volume: float, handle_time: float, extra: int, within: float
) -> None:
    load = QueueLoad(volume, 1800, handle_time)
    agents = int(load.erlangs) + extra
    fewer, more = (erlang_c(load, count, within) for count in (agents, agents + 1))
    assert more.service_level_rate >= fewer.service_level_rate
    assert more.waiting_rate <= fewer.waiting_rate
    assert more.average_speed_of_answer <= fewer.average_speed_of_answer


@given(contacts, handle_times, spare, seconds)
def test_one_more_contact_never_improves_the_service_level(
    volume: float, handle_time: float, extra: int, within: float
) -> None:
    few = QueueLoad(volume, 1800, handle_time)
    many = QueueLoad(volume + 1, 1800, handle_time)
    agents = int(few.erlangs) + extra
    before, after = erlang_c(few, agents, within), erlang_c(many, agents, within)
    assert after.service_level_rate <= before.service_level_rate + 1e-12


@given(contacts, handle_times, spare, seconds)
def test_the_average_queue_is_the_pace_of_contacts_times_their_wait(
    volume: float, handle_time: float, extra: int, within: float
) -> None:
    load = QueueLoad(volume, 1800, handle_time)
    outlook = erlang_c(load, int(load.erlangs) + extra, within)
    assert outlook.average_queue == pytest.approx(load.contacts_per_second * outlook.average_wait)


@pytest.mark.parametrize(
    ("load", "words"),
    [
        ((-1, 1800, 180), "-1 contacts cannot be"),
        ((float("nan"), 1800, 180), "nan contacts"),
        ((1, 0, 180), "longer than 0"),
        ((1, 1800, 0), "no average handle time"),
        ((1000, 1800, 240_000), "handle time is in seconds"),
        ((float("inf"), 1800, 180), "handle time is in seconds"),
    ],
)
def test_impossible_loads_are_refused_in_words(
    load: tuple[float, float, float], words: str
) -> None:
    with pytest.raises(PlaybookError, match=words):
        QueueLoad(*load)


def test_impossible_questions_are_refused_in_words() -> None:
    with pytest.raises(PlaybookError, match="-1 agents cannot be"):
        erlang_c(QueueLoad(1, 1800, 180), -1, 20)
    with pytest.raises(PlaybookError, match="within -5 seconds"):
        erlang_c(QueueLoad(1, 1800, 180), 1, -5)
