"""Channels: owners, cover, and promises that contradict each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.errors import PlaybookError
from playbook.org_chart.channel_gaps import channel_gaps
from playbook.org_chart.channels import (
    ChannelPlan,
    Hours,
    Promise,
    channel,
    covering,
    cross_trained,
    owners_named,
)
from playbook.org_chart.chart import Chart
from playbook.org_chart.opening_hours import longest_closed_minutes
from playbook.org_chart.promises import contradictions
from playbook.org_chart.seat import Seat

NINE_TO_FIVE = Hours(9 * 60, 17 * 60)
WEEK = (NINE_TO_FIVE,) * 5 + (None, None)
ALL_WEEK = (Hours(0, 1440),) * 7
CHART = Chart(
    (
        Seat("amara", "Amara"),
        Seat("ben", "Ben", reports_to="amara", channels=("phone", "email")),
        Seat("chloe", "Chloe", reports_to="amara", channels=("phone",)),
        Seat("gap", reports_to="amara", vacant=True, channels=("email", "phone")),
    )
)


def offered(key: str, hours: tuple[Hours | None, ...] = WEEK, **more: object) -> ChannelPlan:
    promise = Promise(hours, **more)  # type: ignore[arg-type]
    return ChannelPlan(key, True, "survey", None, 200, True, "amara", promise)


def keys(*plans: ChannelPlan) -> list[str]:
    return [gap.key for gap in contradictions(plans)]


def sentences(*plans: ChannelPlan) -> list[str]:
    return [gap.sentence for gap in contradictions(plans)]


def test_cover_counts_filled_seats_and_cross_trained_those_with_two_channels() -> None:
    assert [seat.id for seat in covering(CHART, "phone")] == ["ben", "chloe"]
    assert [seat.id for seat in cross_trained(CHART, "phone")] == ["ben"]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (ChannelPlan("phone", True, offered=True, owner_seat_id="amara"), []),
        (ChannelPlan("phone", True, offered=True), ["channel_owner:phone"]),
        (ChannelPlan("phone", True, offered=True, owner_seat_id="gap"), ["channel_owner:phone"]),
        (ChannelPlan("phone", True, offered=True, owner_seat_id="left"), ["channel_owner:phone"]),
        (ChannelPlan("email", True, offered=True, owner_seat_id="amara"), ["channel_cover:email"]),
        (ChannelPlan("sms", True, offered=True, owner_seat_id="amara"), ["channel_cover:sms"]),
        (ChannelPlan("chatbot", True, offered=True, owner_seat_id="amara"), []),
        (ChannelPlan("video", True), ["channel_offered:video"]),
        (ChannelPlan("video", False), []),
        (ChannelPlan("video"), []),
        (ChannelPlan("phone", offered=True, owner_seat_id="amara"), ["channel_asked:phone"]),
    ],
)
def test_what_a_channel_lacks(plan: ChannelPlan, expected: list[str]) -> None:
    assert [gap.key for gap in channel_gaps(CHART, (plan,))] == expected


def test_a_channel_on_one_person_names_the_person() -> None:
    (gap,) = channel_gaps(CHART, (offered("email"),))
    assert gap.sentence == "Email tickets hangs on one person: Ben."
    assert gap.task_title == "Cross-train a second agent for email tickets"


def test_owners_are_counted_among_the_channels_offered() -> None:
    plans = (offered("phone"), ChannelPlan("sms", offered=True), ChannelPlan("video"))
    assert owners_named(plans, CHART) == (1, 2)


def test_channels_with_the_same_hours_agree() -> None:
    assert keys(offered("phone"), offered("email"), offered("whatsapp")) == []


def test_different_hours_are_named_day_by_day() -> None:
    saturday = (*WEEK[:5], Hours(600, 840), None)
    (sentence,) = sentences(offered("phone", saturday), offered("email"))
    assert sentence == (
        "Email tickets and Phone keep different hours: Saturday Email tickets closed, "
        "Phone 10:00–14:00."
    )


def test_neighbouring_days_that_differ_alike_are_said_once() -> None:
    longer = (Hours(480, 1200),) * 5 + (None, None)
    (sentence,) = sentences(offered("phone", longer), offered("whatsapp"))
    assert "Monday to Friday WhatsApp 09:00–17:00, Phone 08:00–20:00" in sentence


def test_a_chatbot_that_never_sleeps_must_say_that_people_do() -> None:
    found = contradictions((offered("phone"), offered("chatbot", ALL_WEEK)))
    assert [gap.key for gap in found] == ["promise_differs:chatbot:phone"]
    assert "nobody can take over" in found[0].reason


def test_an_answer_within_four_hours_contradicts_a_closed_weekend() -> None:
    (sentence,) = sentences(offered("email", response_seconds=4 * 3600))
    assert sentence == (
        "Email tickets promises an answer within 4\u00a0h, and is closed for up to 64\u00a0h "
        "at a stretch."
    )
    assert keys(offered("email", response_seconds=4 * 3600, within_opening_hours=True)) == []
    assert keys(offered("email", response_seconds=72 * 3600)) == []


def test_a_live_channel_slower_than_a_written_one_is_named() -> None:
    phone = offered("phone", ALL_WEEK, response_seconds=1800)
    whatsapp = offered("whatsapp", ALL_WEEK, response_seconds=600)
    assert keys(phone, whatsapp) == ["promise_slower:phone:whatsapp"]


def test_a_channel_offered_without_hours_is_named_and_one_not_offered_is_not() -> None:
    assert keys(offered("sms", (None,) * 7), ChannelPlan("video")) == ["promise_hours:sms"]


@given(st.lists(st.booleans(), min_size=7, max_size=7).filter(any))
def test_the_longest_closure_never_exceeds_a_week(days: list[bool]) -> None:
    closed = longest_closed_minutes(tuple(NINE_TO_FIVE if day else None for day in days))
    assert 16 * 60 <= closed <= 7 * 1440 - 8 * 60


def test_a_round_the_clock_week_is_never_closed() -> None:
    assert longest_closed_minutes(ALL_WEEK) == 0


def test_hours_that_close_before_they_open_are_refused() -> None:
    with pytest.raises(PlaybookError, match="later than opening"):
        Hours(1020, 540)
    with pytest.raises(PlaybookError, match="no channel"):
        channel("fax")
