"""Channels: saved one at a time, contradictions named, a gap to a task."""

from datetime import date

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.org_chart.channels import ChannelPlan, Hours, Promise
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Replaced
from storage import channel_plans, chart_tasks, org_charts
from storage.access import OpenPlan
from tests.pages.conftest import Opens
from tests.pages.manager.test_team import SMALL, button, errors, field, press

CHANNELS = "manager/channels.py"
DAYTIME = (Hours(480, 1080),) * 5 + (None, None)


@pytest.fixture
def chart(db: Database, plan_key: OpenPlan, today: date) -> Chart:
    return org_charts.save(db, plan_key, [Replaced(Chart(), SMALL)], today).chart


def test_a_channel_is_saved_with_owner_hours_and_response(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    page = opens(amara, CHANNELS)
    field(page.radio, "Wanted by customers").set_value(True)
    field(page.text_input, "Asked how").set_value("After a call")
    field(page.date_input, "Asked on").set_value(today)
    field(page.number_input, "Customers asked").set_value(200)
    field(page.toggle, "Offered").set_value(True)
    field(page.selectbox, "Owner").set_value("lena")
    field(page.text_input, "Opening hours").set_value("Mon-Fri 8-18")
    field(page.number_input, "Answer within").set_value(20)
    field(page.checkbox, "Counted within opening hours only").check()
    press(page, "Save channel")
    assert channel_plans.plans_of(db, plan_key)[0] == ChannelPlan(
        "phone", True, "After a call", today, 200, True, "lena", Promise(DAYTIME, 20, True)
    )
    assert page.title[0].value == "1 of 1 channel has an owner"


def test_hours_that_are_not_understood_get_a_sentence_and_stay_in_the_field(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    page = opens(amara, CHANNELS)
    field(page.text_input, "Opening hours").set_value("when we feel like it")
    press(page, "Save channel")
    assert "is not understood as opening hours" in errors(page)
    assert field(page.text_input, "Opening hours").value == "when we feel like it"
    assert channel_plans.plans_of(db, plan_key)[0] == ChannelPlan("phone")


def test_promises_that_contradict_each_other_are_named_and_become_tasks(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    whole_week = (Hours(480, 1200),) * 7
    phone = ChannelPlan("phone", True, offered=True, promise=Promise(DAYTIME, 20, True))
    posts = ChannelPlan("social_posts", True, offered=True, promise=Promise(whole_week))
    for each in (phone, posts):
        channel_plans.save(db, plan_key, each, 0)
    page = opens(amara, CHANNELS)
    assert "1 contradiction in what they promise" in page.title[0].value
    key = "promise_differs:phone:social_posts"
    press(page, f"make {key}")
    assert key in chart_tasks.of_plan(db, plan_key)


def test_the_second_window_is_told_that_somebody_was_first(
    db: Database, opens: Opens, amara: User, plan_key: OpenPlan, chart: Chart
) -> None:
    page = opens(amara, CHANNELS)
    field(page.toggle, "Offered").set_value(True)
    channel_plans.save(db, plan_key, ChannelPlan("phone", False), 0)
    press(page, "Save channel")
    assert "Phone was changed by Amara Nwosu" in errors(page)
    assert button(page, "channel-as-it-is")


def test_a_reader_sees_the_eight_channels_and_no_form(
    opens: Opens, ruth: User, plan_key: OpenPlan, chart: Chart
) -> None:
    page = opens(ruth, CHANNELS)
    assert len(page.dataframe[0].value) == 8
    assert not page.radio
