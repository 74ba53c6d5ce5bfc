"""KPIs, report, workbench, reasons and staffing, with half a year of made-up figures."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from sqlite_utils import Database
from streamlit.testing.v1 import AppTest

from playbook.account import User
from playbook.facts import Fact, Within
from playbook.kpi.kpi import definition
from playbook.kpi.target import Step
from storage import (
    alert_limits,
    baselines,
    chart_notes,
    contact_reasons,
    ideas,
    imports,
    noted_alerts,
    targets,
)
from storage.access import OpenPlan
from storage.chart_notes import ChartNote
from storage.rows import new_id
from storage.targets import Proposal
from tests.pages.conftest import Opens, refusal

Words = Callable[[AppTest], str]
PAGES = ("kpis", "kpi_report", "workbench", "contact_reasons", "staffing", "reporting")


def press(page: AppTest, label: str) -> AppTest:
    after = next(each for each in page.button if each.label == label).click().run()
    assert not after.exception
    return after


@pytest.fixture
def measured(db: Database, plan_key: OpenPlan, today: date) -> None:
    """Twenty weeks by the hour, the last of which is a bad one."""
    chance, monday = Random(7), today - timedelta(days=today.weekday() + 7 * 20)
    rows = [
        _hour(monday + timedelta(days=7 * week + day), hour, week == 19, chance)
        for week in range(20)
        for day in range(5)
        for hour in (9, 10, 11)
    ]
    imports.add_by_hand(db, plan_key, new_id(), rows)


def _hour(day: date, hour: int, bad: bool, chance: Random) -> Fact:
    answered = float(chance.randint(36, 40) - 12 * bad)
    offered = 42.0
    in_time = (Within(20, answered * 0.8, answered, 0, offered - answered),)
    return Fact(
        day=day, hour=hour, channel="Voice", contact_reason="Claim", offered=offered,
        answered=answered, abandoned=offered - answered, handle_seconds=answered * 300,
        handled=answered, within=in_time,
    )  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_without_figures_each_page_says_what_to_do_next(
    opens: Opens, amara: User, plan_key: OpenPlan, words: Words, page: str
) -> None:
    shown = opens(amara, f"manager/{page}.py")
    assert not shown.exception
    assert "mport" in words(shown)


@pytest.mark.usefixtures("measured")
@pytest.mark.parametrize("page", PAGES)
def test_a_reviewer_reads_every_page_and_changes_nothing(
    opens: Opens, ruth: User, plan_key: OpenPlan, page: str
) -> None:
    shown = opens(ruth, f"manager/{page}.py", plan=plan_key.id)
    assert not shown.exception
    labels = {each.label for each in shown.button}
    assert not labels & {"Undo this import", "Take these figures out", "Freeze this baseline"}
    assert not any(label.startswith("Propose") for label in labels)


@pytest.mark.usefixtures("measured")
def test_concerns_stand_first(opens: Opens, amara: User, words: Words) -> None:
    page = opens(amara, "manager/kpis.py")
    assert "concern" in words(page)
    assert page.metric[0].delta.startswith("Concern")


@pytest.mark.usefixtures("measured")
def test_a_concern_is_told_on_today_until_it_was_seen(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan, words: Words
) -> None:
    page = opens(amara)
    before = words(page).count("since the week of")
    assert before
    page = press(page, "I have seen this")
    assert len(noted_alerts.causes(db, plan_key)) == 1
    again = words(opens(amara))
    assert next(iter(noted_alerts.causes(db, plan_key)))
    assert again.count("since the week of") <= before


@pytest.mark.usefixtures("measured")
def test_a_baseline_is_frozen_under_its_name(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan
) -> None:
    page = opens(amara, "manager/kpi_report.py")
    page.text_input(key="baseline-name").input("Before the new routing")
    press(page, "Freeze this baseline")
    [kept] = baselines.of_plan(db, plan_key)
    assert kept.name == "Before the new routing"
    assert kept.of("abandonment_rate")


@pytest.mark.usefixtures("measured")
def test_a_target_is_proposed_with_its_reason_and_locked_by_the_reviewer(
    opens: Opens, amara: User, ruth: User, db: Database, plan_key: OpenPlan
) -> None:
    page = opens(amara, "manager/workbench.py")
    page.number_input(key="target service_level  low-120").set_value(85.0)
    page = press(page, "Propose to Ruth Adeyemi")
    assert "Say why" in refusal(page)
    assert page.number_input(key="target service_level  low-120").value == 85
    page.text_input(key="target service_level  reason").input("Callers wait too long.")
    press(page, "Propose to Ruth Adeyemi")
    [kept] = targets.of_plan(db, plan_key)
    assert kept.newest.final.low == 0.85
    press(opens(ruth, "manager/workbench.py", plan=plan_key.id), "Lock this target")
    assert targets.of_plan(db, plan_key)[0].newest.locked_by == "Ruth Adeyemi"


@pytest.mark.parametrize(
    ("without", "share"), [(3000.0, "25\u00a0%"), (2.0, "over\u00a099\u00a0%")]
)
def test_the_report_says_for_how_many_contacts_their_source_is_told(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan, words: Words,
    without: float, share: str,
) -> None:  # fmt: skip
    told = Fact(day=date(2026, 6, 1), channel="Voice", source="Web", offered=1000.0)
    untold = Fact(day=date(2026, 6, 1), channel="Voice", offered=without)
    imports.add_by_hand(db, plan_key, new_id(), [told, untold])
    shown = words(opens(amara, "manager/kpi_report.py"))
    assert shown.count(f"Told for {share} of contacts.") == 1


def test_the_figures_of_single_agents_are_shown_to_the_manager_alone(
    opens: Opens, amara: User, ruth: User, db: Database, plan_key: OpenPlan, words: Words
) -> None:
    on, sums = date(2026, 6, 1), {"offered": 10.0, "answered": 10.0, "handled": 10.0}
    facts = [
        Fact(day=on, hour=hour, agent=name, handle_seconds=seconds, **sums)
        for hour, name, seconds in ((9, "Zoe", 1200.0), (10, "Zoe", 1800.0), (9, "=Bob", 3000.0))
    ]
    imports.add_by_hand(db, plan_key, new_id(), facts)
    mine = opens(amara, "manager/kpi_report.py")
    [table] = mine.dataframe
    shown = table.value
    assert shown.columns.tolist() == ["Agent", "Answered", "Handle time, s"]
    assert shown.to_numpy().tolist() == [["'=Bob", 10, 300], ["Zoe", 20, 150]]
    theirs = opens(ruth, "manager/kpi_report.py", plan=plan_key.id)
    assert not theirs.dataframe
    assert "Zoe" not in words(theirs)


def test_reasons_that_only_older_figures_tell_are_not_denied(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan, words: Words
) -> None:
    older = Fact(day=date(2026, 3, 2), contact_reason="Claim", offered=10.0)
    newer = Fact(day=date(2026, 6, 1), offered=20.0)
    imports.add_by_hand(db, plan_key, new_id(), [older, newer])
    shown = words(opens(amara, "manager/contact_reasons.py"))
    assert re.search(r"No figures from 5 May\b.* to 1 June\b.* tell why", shown)


@pytest.mark.usefixtures("measured")
def test_a_department_is_told_with_the_figures(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan
) -> None:
    page = press(opens(amara, "manager/contact_reasons.py"), "Tell a department")
    page.text_input(key="note-department").input("Billing")
    page.text_area(key="note-words").input("Say when a claim is paid.")
    press(page, "Keep this note")
    [note] = contact_reasons.notes(db, plan_key)
    assert (note.department, note.contact_reason) == ("Billing", "Claim")
    assert "contacts" in note.figures


@pytest.mark.usefixtures("measured")
def test_the_forecast_is_told_in_agents_with_its_error(
    opens: Opens, amara: User, words: Words
) -> None:
    said = words(opens(amara, "manager/staffing.py"))
    assert "on the rota" in said
    assert "held back" in said


def test_a_week_by_the_hour_is_staffed_for_before_there_can_be_a_forecast(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan, words: Words, today: date
) -> None:
    monday = today - timedelta(days=today.weekday() + 7)
    rows = [_hour(monday, hour, False, Random(7)) for hour in (9, 10, 11)]
    imports.add_by_hand(db, plan_key, new_id(), rows)
    page = opens(amara, "manager/staffing.py")
    assert "Not a forecast: the weekdays as they were on average, from 1 day" in words(page)
    assert "on the rota" in words(page)
    assert not page.error


def test_figures_typed_in_are_kept(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan
) -> None:
    page = opens(amara, "manager/reporting.py")
    page.session_state["typed"] = True
    page.run()
    page.number_input(key="typed-offered").set_value(100)
    page.number_input(key="typed-answered").set_value(90)
    press(page, "Save these figures")
    [kept] = imports.of_plan(db, plan_key)
    assert kept.is_by_hand


def test_a_refusal_stands_in_the_form_it_is_about_with_both_open(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan
) -> None:
    page = opens(amara, "manager/reporting.py")
    page.session_state["typed"] = page.session_state["answered"] = True
    page.run()
    page = press(page, "Save these figures")
    assert "Type in how many contacts" in refusal(page)
    for _ in range(2):
        page.number_input(key="typed-offered").set_value(100)
        page.number_input(key="typed-answered").set_value(90)
        page = press(page, "Save these figures")
    assert "are already there" in refusal(page)
    assert [radio.key for radio in page.radio] == ["typed-overlap"]
    page.radio(key="typed-overlap").set_value("replace")
    press(page, "Save these figures")
    assert [each.is_by_hand for each in imports.of_plan(db, plan_key)] == [True, True]


@pytest.mark.usefixtures("measured")
def test_a_limit_of_ones_own_is_kept_and_told_on_today_once(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan, words: Words
) -> None:
    page = opens(amara, "manager/workbench.py")
    page.session_state["kpi"] = "average_handle_time"
    page.run()
    page.number_input(key="target average_handle_time  limit-high-0").set_value(200.0)
    page = press(page, "Keep this limit")
    assert "Above 3\u00a0min 20\u00a0s" in words(page)
    [kept] = alert_limits.of_plan(db, plan_key)
    assert (kept.low, kept.high) == (None, 200.0)
    told = opens(amara)
    assert words(told).count("above your limit of 3\u00a0min 20\u00a0s") == 1
    cause = next(b.key for b in told.button if (b.key or "").startswith("noted-average_handle"))
    told.button(key=cause).click().run()
    assert "your limit" not in words(opens(amara))


@pytest.mark.usefixtures("measured")
def test_where_data_and_agents_disagree_becomes_an_idea_that_names_the_point(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan, today: date
) -> None:
    monday = today - timedelta(days=today.weekday() + 7)
    said = ChartNote("said", "service_level", "", monday, "The clock is wrong.", True, "")
    chart_notes.write(db, plan_key, said, today)
    page = press(opens(amara, "manager/workbench.py"), "Make it an idea")
    press(page, "Make it an idea")
    [idea] = ideas.of_plan(db, plan_key)
    assert "Service level" in idea.text
    assert "The clock is wrong." in idea.text
    assert f"{monday.day} {monday:%B}" in idea.text


@pytest.mark.usefixtures("measured")
def test_versions_say_their_definition_and_how_often_they_were_met(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan, today: date, words: Words
) -> None:
    agreed = Proposal(
        definition("service_level", "answered", 20),
        "",
        (Step(10, 0.5, None), Step(120, 0.9, None)),
        "The contract.",
    )
    targets.propose(db, plan_key, new_id(), agreed, today - timedelta(days=36))
    said = words(opens(amara, "manager/workbench.py"))
    assert "within 20 s" in said
    assert "Met in" in said


def test_the_report_of_months_begins_with_a_period_in_which_a_month_lies_whole(
    opens: Opens, amara: User, db: Database, plan_key: OpenPlan, words: Words
) -> None:
    march = Fact(day=date(2026, 3, 1), days=31, offered=1200, answered=1100, abandoned=50)
    imports.add_by_hand(db, plan_key, new_id(), [march])
    page = opens(amara, "manager/kpi_report.py")
    assert page.selectbox(key="report-period").value == "Last 13 weeks"
    assert "1,200" in [each.value for each in page.metric]
    page = page.selectbox(key="report-period").select("Last 4 weeks").run()
    assert "Choose a longer one" in words(page)
