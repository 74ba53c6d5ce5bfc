"""Gaps and meetings become tasks once; a tick and the mark on the chart go together."""

from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import PlaybookError, Refused
from playbook.org_chart import edits
from playbook.org_chart.channels import ChannelPlan, Hours, Promise
from playbook.org_chart.chart import Chart
from playbook.org_chart.edits import Replaced
from playbook.org_chart.follow_up import direct_reports, meeting, of_gap
from playbook.org_chart.gaps import gaps
from playbook.org_chart.roles import catalogue
from playbook.org_chart.templates import modern
from playbook.plan import Plan
from playbook.task import State, Task
from storage import (
    channel_plans,
    chart_tasks,
    chart_versions,
    evidence,
    org_charts,
    playbooks,
    tasks,
)
from storage.access import OpenPlan, open_plan
from storage.rows import new_id
from tests.storage.test_org_charts import SMALL


@pytest.fixture
def chart(db: Database, plan_key: OpenPlan, today: date) -> Chart:
    return org_charts.save(db, plan_key, [Replaced(Chart(), SMALL)], today).chart


def task_about(db: Database, key: OpenPlan, about: str) -> Task:
    return tasks.get(db, key, chart_tasks.of_plan(db, key)[about].task_id)


def meet(db: Database, key: OpenPlan, chart: Chart, today: date) -> None:
    people = direct_reports(chart, "amara nwosu")
    chart_tasks.make(db, key, [meeting(seat, catalogue()) for seat in people], today)


def test_each_gap_becomes_one_task_however_often_it_is_asked(
    db: Database, plan_key: OpenPlan, plan: Plan, chart: Chart, today: date
) -> None:
    found = [of_gap(gap) for gap in gaps(chart, catalogue())]
    before = len(tasks.of_plan(db, plan_key))
    assert chart_tasks.make(db, plan_key, found[:1], today) == 1
    assert chart_tasks.make(db, plan_key, found, today) == len(found) - 1
    assert chart_tasks.make(db, plan_key, found, today) == 0
    assert len(tasks.of_plan(db, plan_key)) == before + len(found)
    for each in found:
        due_on = plan.due_on(task_about(db, plan_key, each.about).due_day)
        assert due_on > today
        assert plan.calendar.works_on(due_on)


def test_long_names_make_titles_that_a_task_can_bear(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    asked = [
        edits.change(chart, "lena", name="L" * 120),
        edits.change(chart, "jo", vacant=True, name="", role="R" * 120),
    ]
    long = org_charts.save(db, plan_key, asked, today).chart
    found = [of_gap(gap) for gap in gaps(long, catalogue())]
    assert chart_tasks.make(db, plan_key, found, today) == len(found)


def test_ticking_the_meeting_marks_the_person_as_met_and_its_undo_unmarks(
    db: Database, plan_key: OpenPlan, plan: Plan, chart: Chart, today: date
) -> None:
    meet(db, plan_key, chart, today)
    task = task_about(db, plan_key, "meet:lena")
    done = tasks.complete(db, plan_key, plan, task.id, task.version, today)
    assert org_charts.load(db, plan_key).chart.seat("lena").met_on == today
    tasks.reopen(db, plan_key, plan, task.id, done.version, today)
    assert org_charts.load(db, plan_key).chart.seat("lena").met_on is None


def test_marking_as_met_ticks_the_task_and_undo_opens_it_again(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    meet(db, plan_key, chart, today)
    yesterday = today - timedelta(days=1)
    org_charts.save(db, plan_key, [edits.change(chart, "omar", met_on=yesterday)], today)
    assert task_about(db, plan_key, "meet:omar").completed_on == yesterday
    org_charts.undo(db, plan_key, today)
    assert task_about(db, plan_key, "meet:omar").state is State.OPEN


def test_a_meeting_task_survives_the_box(
    db: Database, plan_key: OpenPlan, plan: Plan, chart: Chart, today: date
) -> None:
    meet(db, plan_key, chart, today)
    org_charts.save(db, plan_key, [edits.remove(chart, "omar")], today)
    task = task_about(db, plan_key, "meet:omar")
    assert tasks.complete(db, plan_key, plan, task.id, task.version, today).completed_on == today


def test_a_reader_makes_no_tasks(
    db: Database, plan_key: OpenPlan, ruth: User, chart: Chart, today: date
) -> None:
    found = [of_gap(gap) for gap in gaps(chart, catalogue())]
    with pytest.raises(Refused):
        chart_tasks.make(db, open_plan(db, ruth, plan_key.id), found, today)


def test_versions_are_numbered_and_keep_what_the_chart_was(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    twice = new_id()
    chart_versions.publish(db, plan_key, twice, "As I found it", today)
    chart_versions.publish(db, plan_key, twice, "As I found it", today)
    org_charts.save(db, plan_key, [edits.remove(chart, "jo")], today)
    chart_versions.publish(db, plan_key, new_id(), "Jo has left", today)
    assert [(v.number, v.note) for v in chart_versions.of_plan(db, plan_key)] == [
        (2, "Jo has left"),
        (1, "As I found it"),
    ]
    assert chart_versions.chart(db, plan_key, 1) == chart


def test_a_version_needs_a_note_a_chart_and_a_change(
    db: Database, plan_key: OpenPlan, today: date
) -> None:
    with pytest.raises(PlaybookError, match="The chart is empty"):
        chart_versions.publish(db, plan_key, new_id(), "Empty", today)
    org_charts.save(db, plan_key, [Replaced(Chart(), modern(20))], today)
    with pytest.raises(PlaybookError, match="few words"):
        chart_versions.publish(db, plan_key, new_id(), "  ", today)
    chart_versions.publish(db, plan_key, new_id(), "First", today)
    with pytest.raises(PlaybookError, match="Nothing has changed since version 1"):
        chart_versions.publish(db, plan_key, new_id(), "Again", today)


PHONE = ChannelPlan(
    "phone", True, "By phone", date(2026, 3, 2), 120, True, "lena",
    Promise((Hours(480, 1080),) * 5 + (None, None), 20),
)  # fmt: skip


def test_a_channel_comes_back_as_it_was_kept(
    db: Database, plan_key: OpenPlan, chart: Chart
) -> None:
    channel_plans.save(db, plan_key, PHONE, 0)
    assert channel_plans.plans_of(db, plan_key)[0] == PHONE
    assert len(channel_plans.plans_of(db, plan_key)) == 8


def test_the_second_save_of_a_channel_is_told_who_was_first(
    db: Database, plan_key: OpenPlan, chart: Chart
) -> None:
    channel_plans.save(db, plan_key, PHONE, 0)
    with pytest.raises(PlaybookError, match="Phone was changed by Amara Nwosu"):
        channel_plans.save(db, plan_key, ChannelPlan("phone", offered=True), 0)
    assert channel_plans.plans_of(db, plan_key)[0] == PHONE


def test_published_charts_and_named_owners_count_as_evidence(
    db: Database, plan_key: OpenPlan, chart: Chart, today: date
) -> None:
    milestones = playbooks.milestones_of(db, plan_key)

    def counted() -> tuple[int, int, int]:
        found = evidence.count(db, plan_key, milestones)
        return found.charts_published, found.channels_owned, found.channels_offered

    assert counted() == (0, 0, 0)
    channel_plans.save(db, plan_key, PHONE, 0)
    channel_plans.save(db, plan_key, ChannelPlan("email", offered=True), 0)
    chart_versions.publish(db, plan_key, new_id(), "First", today)
    assert counted() == (1, 1, 2)
    vacated = edits.change(chart, "lena", name="", vacant=True)
    org_charts.save(db, plan_key, [vacated], today)
    assert counted() == (1, 0, 2)
