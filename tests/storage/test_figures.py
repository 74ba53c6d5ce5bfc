"""What is made of figures: baselines, own KPIs, alerts, reasons and notes to departments."""

from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from playbook.account import User
from playbook.errors import PlaybookError, Refused, Stale
from playbook.evidence import Counted
from playbook.facts import Fact
from playbook.kpi.contact_reasons import known_share, ranked
from playbook.kpi.kpi import catalogue
from storage import (
    baselines,
    contact_reasons,
    evidence,
    facts,
    imports,
    kpi_series,
    measuring,
    noted_alerts,
    own_kpis,
    volumes,
)
from storage.access import OpenPlan, open_plan
from storage.facts import Window
from storage.rows import new_id

MONDAY, TODAY = date(2026, 10, 5), date(2026, 11, 20)


def day_of(offset: int, channel: str = "Voice", reason: str | None = None) -> Fact:
    return Fact(
        day=MONDAY + timedelta(days=offset),
        hour=10,
        channel=channel,
        contact_reason=reason,
        offered=100,
        answered=90,
        abandoned=10,
        handle_seconds=27_000,
        handled=90,
    )


@pytest.fixture
def two_weeks(db: Database, plan_key: OpenPlan) -> None:
    rows = [day_of(n, channel) for n in range(14) for channel in ("Voice", "Chat")]
    imports.add_by_hand(db, plan_key, new_id(), rows)


@pytest.mark.usefixtures("two_weeks")
def test_a_baseline_stays_as_it_was_when_later_figures_come(
    db: Database, plan_key: OpenPlan
) -> None:
    baselines.freeze(db, plan_key, new_id(), "Before", MONDAY, MONDAY + timedelta(days=6))
    imports.add_by_hand(db, plan_key, new_id(), [day_of(0)], replace=False)
    [kept] = baselines.of_plan(db, plan_key)
    whole, voice = kept.of("contact_volume"), kept.of("contact_volume", "Voice")
    assert whole
    assert voice
    assert (whole.value, voice.value) == (1400, 700)
    abandoned = kept.of("abandonment_rate")
    assert abandoned
    assert (abandoned.value, abandoned.n) == (0.1, 1400)
    assert abandoned.low is not None
    assert abandoned.low < 0.1


@pytest.mark.usefixtures("two_weeks")
def test_a_baseline_without_figures_or_turned_round_is_refused(
    db: Database, plan_key: OpenPlan
) -> None:
    with pytest.raises(PlaybookError, match="no figures"):
        baselines.freeze(db, plan_key, new_id(), "Empty", TODAY, TODAY)
    with pytest.raises(PlaybookError, match="first day"):
        baselines.freeze(db, plan_key, new_id(), "Turned", TODAY, MONDAY)
    assert baselines.of_plan(db, plan_key) == []


@pytest.mark.usefixtures("two_weeks")
def test_imports_and_baselines_are_evidence(db: Database, plan_key: OpenPlan) -> None:
    baselines.freeze(db, plan_key, new_id(), "Before", MONDAY, MONDAY + timedelta(days=13))
    counted: Counted = evidence.count(db, plan_key, [])
    assert counted.baseline_kpis >= 4
    assert (counted.imports, counted.targets_agreed) == (0, 0)


@pytest.mark.usefixtures("two_weeks")
def test_series_come_with_every_kpi_that_the_figures_allow(
    db: Database, plan_key: OpenPlan
) -> None:
    found = {each.kpi.key: each for each in measuring.series(db, plan_key)}
    assert {"contact_volume", "abandonment_rate", "average_handle_time"} <= set(found)
    assert "net_promoter_score" not in found
    assert [each.value for each in found["average_handle_time"].observations] == [300, 300]


@pytest.mark.usefixtures("two_weeks")
def test_volumes_are_told_by_the_hour(db: Database, plan_key: OpenPlan) -> None:
    found = volumes.by_hour(db, plan_key, Window(channel="Chat"))
    assert set(found.offered.values()) == {100}
    assert {begins.hour for begins in found.offered} == {10}
    assert found.average_handle_time == 300


def test_a_kpi_of_ones_own_is_typed_in_week_by_week(db: Database, plan_key: OpenPlan) -> None:
    own = (new_id(), "Letters answered in two days", "rate", "increase", "on time / letters")
    key = own_kpis.define(db, plan_key, *own)
    assert own_kpis.define(db, plan_key, *own) == key
    for value in (0.5, 0.6):
        own_kpis.type_in(db, plan_key, key, MONDAY + timedelta(days=2), value)
    [week] = kpi_series.weekly(db, plan_key, key)
    assert (week.on, week.value) == (MONDAY, 0.6)
    own_kpis.type_in(db, plan_key, key, MONDAY, None)
    assert kpi_series.weekly(db, plan_key, key) == []
    own_kpis.withdraw(db, plan_key, key)
    assert own_kpis.all_kpis(db, plan_key) == catalogue()


def test_two_kpis_of_one_name_are_refused(db: Database, plan_key: OpenPlan) -> None:
    with pytest.raises(PlaybookError, match="already"):
        own_kpis.define(db, plan_key, new_id(), "service level", "rate", "increase", "x / y")


def test_an_alert_that_was_seen_stays_seen(db: Database, plan_key: OpenPlan) -> None:
    for _ in range(2):
        noted_alerts.note(db, plan_key, "service_level 2026-10-05")
    assert noted_alerts.causes(db, plan_key) == {"service_level 2026-10-05"}


def test_reasons_are_ranked_and_what_has_none_is_told(db: Database, plan_key: OpenPlan) -> None:
    rows = [day_of(0, reason="Claim"), day_of(1, reason="Claim"), day_of(2, reason="Bill")]
    imports.add_by_hand(db, plan_key, new_id(), [*rows, day_of(3)])
    found, everything = (facts.of(db, plan_key, by) for by in (("contact_reason",), ()))
    assert [(each.name, each.contacts) for each in ranked(found)] == [("Claim", 200), ("Bill", 100)]
    assert known_share(found, everything) == 0.75
    assert ranked(found)[0].average_handle_time == 300


def test_a_note_to_a_department_waits_for_its_answer(db: Database, plan_key: OpenPlan) -> None:
    written = ("Claim", "Billing", "Kim", "200 contacts", "Say when the claim is paid.", TODAY)
    contact_reasons.write(db, plan_key, new_id(), *written)
    [note] = contact_reasons.notes(db, plan_key)
    contact_reasons.answer(db, plan_key, note.id, note.version, "From March on.", TODAY)
    [answered] = contact_reasons.notes(db, plan_key)
    assert (answered.answer, answered.answered_on) == ("From March on.", TODAY)
    with pytest.raises(Stale):
        contact_reasons.answer(db, plan_key, note.id, note.version, "Too late.", TODAY)


def test_marks_come_and_go_and_readers_set_none(
    db: Database, plan_key: OpenPlan, ruth: User
) -> None:
    contact_reasons.mark(db, plan_key, "Claim", True)
    assert contact_reasons.self_service(db, plan_key) == {"Claim"}
    contact_reasons.mark(db, plan_key, "Claim", False)
    assert contact_reasons.self_service(db, plan_key) == frozenset()
    with pytest.raises(Refused):
        contact_reasons.mark(db, open_plan(db, ruth, plan_key.id), "Claim", True)
